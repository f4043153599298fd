import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CaseCards, CaseReadRepository, ExclusionTags, presentRow, type CaseEntity } from '../cases/index.js';
import type { Unanswered } from '../vocabulary/index.js';
import type { CasePageDto, WorklistRowDto } from './dto/worklist-page.dto.js';
import { PAGE_LIMIT, type WorklistQueryDto } from './dto/worklist-query.dto.js';
import { bandOf, cursorOf, parseCursor, type WorklistQuery } from './worklist-query.js';
import { WorklistRepository, type BandedCase, type CaseCounts } from './worklist.repository.js';

type ReadUpTo = ReadonlyMap<string, number>;

const unbanded = (found: CaseEntity): BandedCase => ({ band: null, found });

/** What of its reporter concerns somebody who read up to here: what they have not read, and danger until it is answered. */
function writtenOf({ unanswered, reporterWrote }: CaseEntity, read: number): Unanswered | null {
  return unanswered === 'danger' || reporterWrote > read ? unanswered : null;
}

function after({ band, found }: BandedCase, { asOf }: WorklistQuery): string {
  return cursorOf({ band, asOf, deadline: found.nextDeadlineAt, id: found.id });
}

/** The queue of the desks that the caller is on. */
@Injectable()
export class Worklist {
  constructor(
    private readonly cases: WorklistRepository,
    private readonly cards: CaseCards,
    private readonly staff: StaffDirectory,
    private readonly excluded: ExclusionTags,
    private readonly reads: CaseReadRepository,
    private readonly clock: DatabaseClock,
  ) {}

  /** A page by band and next deadline. A desk that is not the caller's has no cases. Throws CURSOR_INVALID. */
  async list(session: StaffSession, given: WorklistQueryDto): Promise<CasePageDto> {
    const limit = given.limit ?? PAGE_LIMIT;
    const query = this.queryOf(session, given, limit + 1);
    const rows = await this.cases.page(query);
    const page = rows.slice(0, limit);
    const read = await this.readIn(session, page);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: await this.present(session, page, read), nextCursor: last ? after(last, query) : null };
  }

  /** The rows of these cases, in no order; those that are not the caller's to see are left out. */
  async rows(session: StaffSession, ids: readonly string[]): Promise<WorklistRowDto[]> {
    const cases = (await this.cases.find([...new Set(ids)])).filter(
      (found) => session.keys.desks.has(found.deskId) && !this.excluded.has(found.excluded, session),
    );
    const read = await this.readIn(session, cases.map(unbanded));
    const asOf = this.clock.now();
    const banded = cases.map((found) => {
      const band = bandOf(found, { staffId: session.staffId, read: read.get(found.id) ?? 0, asOf });
      return { band, found };
    });
    return this.present(session, banded, read);
  }

  private async present(
    session: StaffSession,
    page: readonly BandedCase[],
    read: ReadUpTo,
  ): Promise<WorklistRowDto[]> {
    const cases = page.map(({ found }) => found);
    const [cards, names] = await Promise.all([
      this.cards.openMany(session.keys, cases),
      this.staff.find([...new Set(cases.flatMap(({ assigneeId }) => assigneeId ?? []))]),
    ]);
    return page
      .filter(({ found }) => cards.has(found.id))
      .map(({ band, found }) => ({
        ...presentRow(found, cards.get(found.id) ?? null, names),
        band,
        reporter: band === null ? null : writtenOf(found, read.get(found.id) ?? 0),
      }));
  }

  /** How far the caller has read those whose reporter wrote. */
  private readIn(session: StaffSession, page: readonly BandedCase[]): Promise<ReadUpTo> {
    const waiting = page.filter(({ found }) => found.unanswered !== null).map(({ found }) => found.id);
    return this.reads.upToIn(waiting, session.staffId);
  }

  /** How many open cases wait for what, each up to 1001. */
  counts(session: StaffSession, desk: string | undefined): Promise<CaseCounts> {
    const { staffId } = session;
    const excluded = this.excluded.allOf(session);
    return this.cases.counts({ deskIds: desksOf(session, desk), staffId, excluded, now: this.clock.now() });
  }

  private queryOf(session: StaffSession, given: WorklistQueryDto, limit: number): WorklistQuery {
    const after = given.cursor === undefined ? null : parseCursor(given.cursor);
    return {
      deskIds: desksOf(session, given.desk),
      staffId: session.staffId,
      view: given.view ?? 'all',
      due: given.due ?? null,
      asOf: after?.asOf ?? this.clock.now(),
      excluded: this.excluded.allOf(session),
      status: given.status ?? null,
      urgency: given.urgency ?? null,
      kind: given.kind ?? null,
      ageBand: given.ageBand ?? null,
      language: given.language ?? null,
      assignee: given.assignee === undefined ? null : { id: assigneeOf(session, given.assignee) },
      closed: given.closed === 'true' || given.status === 'closed',
      after,
      limit,
    };
  }
}

function desksOf(session: StaffSession, desk: string | undefined): string[] {
  const mine = [...session.keys.desks.keys()];
  return desk === undefined ? mine : mine.filter((id) => id === desk.toLowerCase());
}

/** Whom `me`, `none` or an id means; null: nobody. */
export function assigneeOf(session: StaffSession, assignee: string): string | null {
  if (assignee === 'none') return null;
  return assignee === 'me' ? session.staffId : assignee;
}
