import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { dayText, isUuid } from '../../platform/text/index.js';
import { Audit } from '../audit/index.js';
import {
  CaseAccess,
  CaseChanges,
  CaseError,
  CaseWrite,
  ExclusionTags,
  type AccessedCase,
} from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { EntryError } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import type { RelatedVerdict } from '../vocabulary/index.js';
import { rankRelated, type Match, type Ranked, type Reason } from './rank-related.js';
import { DECIDED, decideRelated, RelatedCaseError } from './related-case.definitions.js';
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
  /** How many cases of other desks there are, that the caller cannot open, by desk. */
  elsewhere: { desk: string; cases: number }[];
  /** So many values of a kind are too common to say anything. */
  common: Reason[];
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
    private readonly desks: Desks,
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
      elsewhere: await this.elsewhere(rows),
      common: rows.filter(({ caseId: id }) => id === null).map(({ kind, values }) => ({ kind, values })),
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
    await this.both(session, [found.id, other.case.id], async () => {
      await this.related.decide({ caseId: found.id, otherId: other.case.id, authorId, verdict, decidedOn });
      for (const { id, deskId } of [found, other.case]) {
        await this.changes.announce(id, deskId);
        await this.audit.record({ actorId: authorId, action: DECIDED, subject: 'case', subjectId: id });
      }
    });
  }

  private async ranked(
    session: StaffSession,
    caseId: string,
  ): Promise<{ rows: MatchRow[]; decisions: Map<string, Decision>; ranked: Ranked[] }> {
    const looker = { hiddenBy: this.tags.allOf(session), deskIds: [...session.keys.desks.keys()] };
    const rows = await this.related.matches(caseId, looker);
    const decisions = new Map((await this.related.decisions(caseId)).map((one) => [one.otherId, one]));
    const near = rows.filter((row): row is MatchRow & Match => row.near && row.caseId !== null);
    const far = new Set(rows.filter((row) => !row.near).map((row) => row.caseId));
    const verdicts = new Map(
      [...decisions].filter(([id]) => !far.has(id)).map(([id, { verdict }]) => [id, verdict]),
    );
    return { rows, decisions, ranked: rankRelated(near, verdicts) };
  }

  private async elsewhere(rows: readonly MatchRow[]): Promise<RelatedPage['elsewhere']> {
    const byDesk = new Map<string, Set<string>>();
    for (const { caseId, deskId, near } of rows) {
      if (near || caseId === null || deskId === null) continue;
      byDesk.set(deskId, (byDesk.get(deskId) ?? new Set()).add(caseId));
    }
    if (byDesk.size === 0) return [];
    const desks = await this.desks.list();
    return desks
      .map(({ id, name }) => ({ desk: name, cases: byDesk.get(id)?.size ?? 0 }))
      .filter(({ cases }) => cases > 0);
  }

  /** Writes to two cases at once, locked in one order, so that no two writers wait for each other. */
  private async both(
    session: StaffSession,
    ids: readonly [string, string],
    work: () => Promise<void>,
  ): Promise<void> {
    const [first, second] = [...ids].sort() as [string, string];
    await this.write.change(session, first, decideRelated.name, async () => {
      await this.write.change(session, second, decideRelated.name, work);
    });
  }

  /**
   * The case where the caller can open it; null for any other. One that was altered outside of Abhaya is none: administrators are
   * told of it, and the case that is looked at is whole.
   */
  private async visible(session: StaffSession, caseId: string): Promise<AccessedCase | null> {
    try {
      return await this.access.require(session, caseId);
    } catch (error) {
      if (error instanceof CaseError && error.code === 'CASE_NOT_FOUND') return null;
      if (error instanceof EntryError && error.code === 'ENTRIES_TAMPERED') return null;
      throw error;
    }
  }
}
