import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CaseCards, ExclusionTags, presentRow } from '../cases/index.js';
import type { CasePageDto } from './dto/worklist-page.dto.js';
import { PAGE_LIMIT, type WorklistQueryDto } from './dto/worklist-query.dto.js';
import { cursorOf, parseCursor, type WorklistQuery } from './worklist-query.js';
import { WorklistRepository, type CaseCounts } from './worklist.repository.js';

/** The queue of the desks that the caller is on. */
@Injectable()
export class Worklist {
  constructor(
    private readonly cases: WorklistRepository,
    private readonly cards: CaseCards,
    private readonly staff: StaffDirectory,
    private readonly excluded: ExclusionTags,
    private readonly clock: DatabaseClock,
  ) {}

  /** A page by next deadline. A desk that is not the caller's has no cases. Throws CURSOR_INVALID. */
  async list(session: StaffSession, given: WorklistQueryDto): Promise<CasePageDto> {
    const limit = given.limit ?? PAGE_LIMIT;
    const found = await this.cases.page(this.queryOf(session, given, limit + 1));
    const page = found.slice(0, limit);
    const [cards, names] = await Promise.all([
      this.cards.openMany(session.keys, page),
      this.staff.find([...new Set(page.flatMap((row) => row.assigneeId ?? []))]),
    ]);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      items: page
        .filter((row) => cards.has(row.id))
        .map((row) => presentRow(row, cards.get(row.id) ?? null, names)),
      nextCursor: last ? cursorOf({ deadline: last.nextDeadlineAt, id: last.id }) : null,
    };
  }

  /** How many open cases wait for what, each up to 1001. */
  counts(session: StaffSession, desk: string | undefined): Promise<CaseCounts> {
    const { staffId } = session;
    const excluded = this.excluded.allOf(session);
    return this.cases.counts({ deskIds: desksOf(session, desk), staffId, excluded, now: this.clock.now() });
  }

  private queryOf(session: StaffSession, given: WorklistQueryDto, limit: number): WorklistQuery {
    return {
      deskIds: desksOf(session, given.desk),
      excluded: this.excluded.allOf(session),
      status: given.status ?? null,
      urgency: given.urgency ?? null,
      kind: given.kind ?? null,
      ageBand: given.ageBand ?? null,
      language: given.language ?? null,
      assignee: given.assignee === undefined ? null : { id: assigneeOf(session, given.assignee) },
      closed: given.closed === 'true' || given.status === 'closed',
      after: given.cursor === undefined ? null : parseCursor(given.cursor),
      limit,
    };
  }
}

function desksOf(session: StaffSession, desk: string | undefined): string[] {
  const mine = [...session.keys.desks.keys()];
  return desk === undefined ? mine : mine.filter((id) => id === desk.toLowerCase());
}

function assigneeOf(session: StaffSession, assignee: string): string | null {
  if (assignee === 'none') return null;
  return assignee === 'me' ? session.staffId : assignee;
}
