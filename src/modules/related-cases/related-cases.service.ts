import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { dayText, isUuid } from '../../platform/text/index.js';
import { Audit } from '../audit/index.js';
import {
  CaseAccess,
  CaseChanges,
  CaseSummaries,
  CaseWrite,
  ExclusionTags,
  type AccessedCase,
} from '../cases/index.js';
import { Desks, type DeskMember } from '../desks/index.js';
import { EntryError } from '../entries/index.js';
import { Evidence } from '../evidence/index.js';
import type { StaffSession } from '../staff/index.js';
import { Notices } from '../staff-notices/index.js';
import type { RelatedVerdict } from '../vocabulary/index.js';
import { rankRelated, type Match, type Ranked, type Reason } from './rank-related.js';
import {
  ASKED,
  askRelated,
  DECIDED,
  decideRelated,
  relatedAskedNotice,
  RelatedCaseError,
} from './related-case.definitions.js';
import { RelatedCaseRepository, type Decision, type MatchRow } from './related-case.repository.js';

/** So many cases are shown at a time. */
export const PAGE = 20;

/** A case that the caller can open. */
export interface RelatedCase extends Ranked {
  reference: string;
  closed: boolean;
  /** Who decided; null: nobody. */
  authorId: string | null;
  /** YYYY-MM-DD. */
  decidedOn: string | null;
}

export interface RelatedPage {
  cases: RelatedCase[];
  /** Where the next page begins; null: there is none. */
  next: number | null;
  /** How many cases of other desks there are, that the caller cannot open, by desk; and who asked whom about them. */
  elsewhere: { deskId: string; desk: string; cases: number; askedOn: string | null; asksUs: boolean }[];
  /** So many values of a kind are too common to say anything. */
  common: Reason[];
  /** What this case names is not compared with all others yet: a worker does that within seconds. */
  pending: boolean;
}

/** What is found around one case. */
export interface Around {
  /** Also of cases that the caller cannot open. */
  rows: MatchRow[];
  /** By the id of the other case. */
  decisions: Map<string, Decision>;
  ranked: Ranked[];
}

/**
 * Cases of the same offender, as far as equal values tell. Whoever cannot open the other case learns at which desk it is and
 * nothing more; of a case that is kept from them, nothing at all: it is in no list and no count.
 */
@Injectable()
export class RelatedCases {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly changes: CaseChanges,
    private readonly tags: ExclusionTags,
    private readonly related: RelatedCaseRepository,
    private readonly summaries: CaseSummaries,
    private readonly notices: Notices,
    private readonly desks: Desks,
    private readonly evidence: Evidence,
    private readonly audit: Audit,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * @param from - how many of those before are passed over
   * @throws CASE_NOT_FOUND
   */
  async page(session: StaffSession, caseId: string, from = 0): Promise<RelatedPage> {
    const { case: found } = await this.access.require(session, caseId);
    const { rows, decisions, ranked } = await this.ranked(session, found.id);
    const cases: RelatedCase[] = [];
    for (const one of ranked.slice(from, from + PAGE)) {
      const other = await this.visible(session, one.caseId);
      if (!other) continue;
      const { reference, status } = other.case;
      const said = decisions.get(one.caseId);
      const { authorId = null, decidedOn = null } = said ?? {};
      cases.push({ ...one, reference, closed: status === 'closed', authorId, decidedOn });
    }
    return {
      cases,
      next: from + PAGE < ranked.length ? from + PAGE : null,
      elsewhere: await this.elsewhere(session, found.id, rows),
      common: rows.filter(({ caseId: id }) => id === null).map(({ kind, values }) => ({ kind, values })),
      pending: await this.evidence.isPending(found.id),
    };
  }

  /**
   * Keeps what the caller says of two cases that they can open, with both. Neither report changes by it.
   *
   * @throws CASE_NOT_FOUND, RELATED_NOT_FOUND
   */
  async decide(
    session: StaffSession,
    caseId: string,
    otherId: string,
    verdict: RelatedVerdict,
  ): Promise<void> {
    const { case: found } = await this.access.require(session, caseId);
    const other = isUuid(otherId) ? await this.visible(session, otherId) : null;
    if (!other) throw new RelatedCaseError('RELATED_NOT_FOUND');
    const { ranked, decisions } = await this.ranked(session, found.id);
    const known = decisions.has(other.case.id) || ranked.some((one) => one.caseId === other.case.id);
    if (!known) throw new RelatedCaseError('RELATED_NOT_FOUND');
    const decidedOn = dayText(await this.clock.read());
    const { staffId: authorId } = session;
    await this.write.changeBoth(session, [found.id, other.case.id], decideRelated.name, async () => {
      await this.related.decide({ caseId: found.id, otherId: other.case.id, authorId, verdict, decidedOn });
      for (const { id, deskId } of [found, other.case]) {
        await this.changes.announce(id, deskId);
        await this.audit.record({ actorId: authorId, action: DECIDED, subject: 'case', subjectId: id });
      }
    });
  }

  /**
   * Asks another desk about its cases that hold an equal value and that the caller cannot open: whoever leads it is told once of each
   * case of theirs, and of this one that there is one, at which desk.
   *
   * @throws CASE_NOT_FOUND, RELATED_NOT_FOUND
   */
  async ask(session: StaffSession, caseId: string, deskId: string): Promise<void> {
    const { case: found } = await this.access.require(session, caseId);
    const asked = [...(farByDesk(await this.matches(session, found.id)).get(deskId) ?? [])];
    if (asked.length === 0) throw new RelatedCaseError('RELATED_NOT_FOUND');
    const { staffId: authorId } = session;
    const askedOn = dayText(await this.clock.read());
    await this.write.change(session, found.id, askRelated.name, async (locked) => {
      const fresh = await this.related.ask(asked, { otherId: found.id, authorId, askedOn });
      for (const id of fresh) {
        const other = await this.summaries.find(id);
        if (!other) continue;
        const staffIds = await this.askable(deskId, [locked.excluded, other.excluded]);
        await this.notices.tell([{ notice: relatedAskedNotice, caseId: id, subjectId: found.id, staffIds }]);
        await this.changes.announce(id, deskId);
      }
      await this.audit.record({ actorId: authorId, action: ASKED, subject: 'case', subjectId: found.id });
    });
  }

  private matches(session: StaffSession, caseId: string): Promise<MatchRow[]> {
    const looker = { hiddenBy: this.tags.allOf(session), deskIds: [...session.keys.desks.keys()] };
    return this.related.matches(caseId, looker);
  }

  /** What one case may be of the same offender with. The caller can open it: see `visible`. */
  async ranked(session: StaffSession, caseId: string): Promise<Around> {
    const rows = await this.matches(session, caseId);
    const decisions = new Map((await this.related.decisions(caseId)).map((one) => [one.otherId, one]));
    const near = rows.filter((row): row is MatchRow & Match => row.near && row.caseId !== null);
    const far = new Set(rows.filter((row) => !row.near).map((row) => row.caseId));
    const verdicts = new Map(
      [...decisions].filter(([id]) => !far.has(id)).map(([id, { verdict }]) => [id, verdict]),
    );
    return { rows, decisions, ranked: rankRelated(near, verdicts) };
  }

  private async elsewhere(
    session: StaffSession,
    caseId: string,
    rows: readonly MatchRow[],
  ): Promise<RelatedPage['elsewhere']> {
    const byDesk = farByDesk(rows);
    if (byDesk.size === 0) return [];
    const desks = await this.desks.list();
    const asks = await this.related.asks(caseId, this.tags.allOf(session));
    return desks
      .filter(({ id }) => byDesk.has(id))
      .map(({ id: deskId, name: desk }) => ({
        ...{ deskId, desk, cases: byDesk.get(deskId)?.size ?? 0 },
        askedOn: asks.find((one) => one.deskId === deskId && !one.asksUs)?.askedOn ?? null,
        asksUs: asks.some((one) => one.deskId === deskId && one.asksUs),
      }));
  }

  /** Those who lead a desk, else all of it, but for who is kept away from either of the two cases. */
  private async askable(deskId: string, excluded: readonly (readonly Uint8Array[])[]): Promise<string[]> {
    const fit = (people: readonly DeskMember[]): string[] =>
      people
        .filter((one) => !excluded.some((tags) => this.tags.has(tags, one)))
        .map(({ staffId }) => staffId);
    const leading = fit(await this.desks.coordinatorsOf(deskId));
    return leading.length > 0 ? leading : fit(await this.desks.holders(deskId));
  }

  /**
   * The case where the caller can open it; null for any other. One that was altered outside of Abhaya is none: administrators are
   * told of it, and the case that is looked at is whole.
   */
  async visible(session: StaffSession, caseId: string): Promise<AccessedCase | null> {
    try {
      return await this.access.find(session, caseId);
    } catch (error) {
      if (error instanceof EntryError && error.code === 'ENTRIES_TAMPERED') return null;
      throw error;
    }
  }
}

/** The cases that the looker cannot open, by their desks. */
function farByDesk(rows: readonly MatchRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byDesk = new Map<string, Set<string>>();
  for (const { caseId, deskId, near } of rows) {
    if (near || caseId === null || deskId === null) continue;
    byDesk.set(deskId, (byDesk.get(deskId) ?? new Set()).add(caseId));
  }
  return byDesk;
}
