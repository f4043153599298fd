import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { ExclusionTags, type Names, presentPerson } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import type { BoardCaseDto, BoardDto, BoardListDto, DeskBoardDto } from './board.dto.js';
import { BoardRepository, type BoardCase, type BoardList } from './board.repository.js';
import { loadOf, NO_CASES } from './load.policy.js';

/** How work lies on the desks that the caller leads. Cases that are kept from the caller are in no list and no figure. */
@Injectable()
export class Board {
  constructor(
    private readonly cases: BoardRepository,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly excluded: ExclusionTags,
    private readonly clock: DatabaseClock,
  ) {}

  async board(session: StaffSession): Promise<BoardDto> {
    const mine = await this.desks.listFor(session.staffId);
    const desks = mine.filter(({ id }) => session.keys.desks.has(id));
    return { desks: await Promise.all(desks.map((desk) => this.deskOf(session, desk))) };
  }

  private async deskOf(session: StaffSession, desk: { id: string; name: string }): Promise<DeskBoardDto> {
    const scope = { deskId: desk.id, excluded: this.excluded.allOf(session) };
    const members = await this.desks.members(desk.id);
    const everybody = await this.staff.names();
    const [overdue, unassigned, open] = await Promise.all([
      this.cases.overdue(scope, this.clock.now()),
      this.cases.unassigned(scope),
      this.cases.openCases(
        scope,
        everybody.map(({ id }) => id),
      ),
    ]);
    const names = await this.staff.find(overdue.cases.flatMap(({ assigneeId }) => assigneeId ?? []));
    return {
      ...desk,
      overdue: presentList(overdue, names),
      unassigned: presentList(unassigned, names),
      people: everybody
        .map(({ id, name }) => ({
          id,
          name,
          onDesk: members.some(({ staffId }) => staffId === id),
          ...loadOf(open.get(id) ?? NO_CASES),
        }))
        .filter(({ onDesk, open: count }) => onDesk || count > 0)
        .sort((a, b) => a.name.localeCompare(b.name)),
    };
  }
}

const presentList = ({ cases, count }: BoardList, names: Names): BoardListDto => ({
  cases: cases.map((found) => presentCase(found, names)),
  count,
});

function presentCase(found: BoardCase, names: Names): BoardCaseDto {
  const { id, reference, kind, urgency, assigneeId, createdAt, nextDeadlineAt } = found;
  return {
    id,
    reference,
    kind,
    urgency,
    assignee: assigneeId === null ? null : presentPerson(assigneeId, names),
    createdAt: createdAt.toISOString(),
    nextDeadlineAt: nextDeadlineAt?.toISOString() ?? null,
  };
}
