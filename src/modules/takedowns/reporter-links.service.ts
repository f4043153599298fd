import { Injectable } from '@nestjs/common';
import { stableUuid } from '../../platform/ids/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { readUrl } from '../../platform/text/index.js';
import { CaseLifecycle, CaseWrite } from '../cases/index.js';
import { Entries } from '../entries/index.js';
import { Evidence } from '../evidence/index.js';
import { MOST_MESSAGES_AN_HOUR, messageReceived } from '../messages/index.js';
import { openCaseOf, type ReporterSession, type ThreadHolder } from '../receipts/index.js';
import { LINK_SEEN, type LinkSeen, type TakedownState } from '../vocabulary/index.js';
import { linksForReporter } from './known-takedowns.js';
import { linkSeen, linkSeenEntry } from './takedown.definitions.js';
import { TakedownRepository } from './takedown.repository.js';

/** Where a link stands, as its reporter reads it. */
export type LinkStanding = 'not_asked' | 'asked' | 'gone' | 'refused' | 'late' | 'again';

/** A link of a report, as its reporter sees it. */
export interface ReporterLink {
  readonly id: string;
  /** From 1: its place in the report. */
  readonly number: number;
  /** The site that it is on, without what leads to the page; null: what was typed names none. */
  readonly host: string | null;
  readonly standing: LinkStanding;
  /** What they said that they saw since it stands so; null: nothing. */
  readonly seen: LinkSeen | null;
  /** What they can say now. Empty: nobody works on it yet. */
  readonly sayable: readonly LinkSeen[];
}

const STANDING: Readonly<Record<TakedownState, LinkStanding>> = {
  proposed: 'not_asked',
  ready: 'not_asked',
  sent: 'asked',
  acknowledged: 'asked',
  removed: 'gone',
  refused: 'refused',
  expired: 'late',
  appeared_again: 'again',
};

/** What a reporter sees of the links that the desk works on, and what they say that they saw. They never have to look. */
@Injectable()
export class ReporterLinks {
  constructor(
    private readonly takedowns: TakedownRepository,
    private readonly entries: Entries,
    private readonly evidence: Evidence,
    private readonly write: CaseWrite,
    private readonly lifecycle: CaseLifecycle,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The links of the report, in their order, once the desk works on one of them. Empty: it works on none.
   *
   * @throws ENTRIES_TAMPERED
   */
  async forReporter(session: ThreadHolder): Promise<ReporterLink[]> {
    const rows = await this.takedowns.listFor(session.caseId);
    if (rows.length === 0) return [];
    const entries = await this.entries.read(openCaseOf(session));
    const places = this.evidence.places(session.caseId, entries);
    return linksForReporter({ places, rows, entries }).map(({ link, state, seen }, at) => {
      const standing = state === null ? 'not_asked' : STANDING[state];
      const sayable = state === null ? [] : sayableOf(standing, seen);
      return { id: link.id, number: at + 1, host: hostOf(link.link), standing, seen, sayable };
    });
  }

  /**
   * Tells the desk what the reporter saw of a link. Telling what is told already, or again with the same nonce, changes nothing.
   * Resolves to the minutes to wait where too much was told within the hour: then nothing is told. Null: it is told, or the desk
   * works on no such link of the case.
   *
   * @param told.nonce - of the form: 20 to 64 random characters of base64url
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async tell(
    session: ReporterSession,
    { nonce, id, seen }: { nonce: string; id: string; seen: LinkSeen },
  ): Promise<{ minutes: number } | null> {
    const known = (await this.forReporter(session)).find((one) => one.id === id);
    if (!known || !known.sayable.includes(seen)) return null;
    const entryId = stableUuid(session.caseId, nonce, id, seen);
    const value = { id, seen };
    const entry = { id: entryId, kind: linkSeenEntry, author: { type: 'reporter' }, value } as const;
    const limit: { minutes: number | null } = { minutes: null };
    await this.write.changeByReporter(session.caseId, async (locked, change) => {
      if (await this.entries.has(session.caseId, entry)) return;
      limit.minutes = await this.entries.minutesToWait(session.caseId, linkSeenEntry, MOST_MESSAGES_AN_HOUR);
      if (limit.minutes !== null) return;
      if ((await this.entries.append(openCaseOf(session), entry)) === 'exists') return;
      change.record(linkSeen({}));
      await this.lifecycle.reporterWrote(locked, change);
      await this.outbox.emit(messageReceived({ caseId: session.caseId, entryId }));
    });
    return limit.minutes === null ? null : { minutes: limit.minutes };
  }
}

/** Of one that was gone both, for somebody may ask whether it still is; else what would be news. */
function sayableOf(standing: LinkStanding, seen: LinkSeen | null): LinkSeen[] {
  if (standing === 'gone') return LINK_SEEN.filter((one) => one !== seen);
  return seen === 'gone' ? ['again'] : ['gone'];
}

/** The site of a link, as its reporter knows it; null where what they typed is no link. Pure. */
export function hostOf(link: string): string | null {
  const parsed = readUrl(/^https?:\/\//i.test(link) ? link : `https://${link}`);
  const host = parsed?.hostname.replace(/^www\./, '') ?? '';
  return host.includes('.') ? host : null;
}
