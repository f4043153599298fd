import {
  presentPerson,
  presentRow,
  type AnswerKind,
  type CaseEntity,
  type Names,
  type PersonDto,
} from '../cases/index.js';
import type { ClockRow } from '../clocks/index.js';
import type { CardContent, Entry, ReporterRead } from '../entries/index.js';
import { presentDrafts, presentEntry, type OpenedDrafts } from '../messages/index.js';
import type { CaseDetailDto, CaseEventDto, ClockDto } from './dto/case-page.dto.js';
import type { CaseEventEntity } from '../timeline/index.js';

export interface CaseParts {
  clocks: readonly ClockRow<AnswerKind>[];
  entries: readonly Entry[];
  /** On which days the reporter was shown the thread. */
  reads: readonly ReporterRead[];
  events: readonly CaseEventEntity[];
  /** Which fields of an event's detail hold ids of staff. */
  staffIn: (event: CaseEventEntity) => readonly string[];
  drafts: OpenedDrafts;
  members: readonly PersonDto[];
  allowed: readonly string[];
}

/** The page of a case: the row and everything but the report's own words. */
export function presentCase(
  found: CaseEntity,
  card: CardContent | null,
  parts: CaseParts,
  names: Names,
): CaseDetailDto {
  return {
    ...presentRow(found, card, names),
    clocks: parts.clocks.map(presentClock),
    entries: parts.entries.map((entry) => presentEntry(entry, names, parts.reads)),
    events: parts.events.map((event) => presentEvent(event, parts, names)),
    ...presentDrafts(parts.drafts),
    members: parts.members.map(({ id, name }) => ({ id, name })),
    allowed: [...parts.allowed],
  };
}

/** The ids of all staff whose names a page needs. */
export function peopleOf(
  found: CaseEntity,
  parts: Pick<CaseParts, 'entries' | 'events' | 'staffIn'>,
): string[] {
  const ids = [
    found.assigneeId,
    ...parts.entries.map((entry) => entry.authorId),
    ...parts.events.flatMap((event) => [
      event.actorId,
      ...parts.staffIn(event).map((field) => String(event.detail[field])),
    ]),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

function presentClock(clock: ClockRow<AnswerKind>): ClockDto {
  const { kind, state, dueAt, leftSeconds } = clock;
  const minutesLeft = leftSeconds === null ? null : Math.max(0, Math.floor(leftSeconds / 60));
  return { kind, state, dueAt: dueAt.toISOString(), minutesLeft };
}

function presentEvent(event: CaseEventEntity, { staffIn }: CaseParts, names: Names): CaseEventDto {
  const staff = staffIn(event);
  const detail = Object.entries(event.detail).map(([key, value]): [string, string] =>
    staff.includes(key)
      ? [key.replace(/Id$/, ''), presentPerson(String(value), names).name]
      : [key, String(value)],
  );
  return {
    kind: event.kind,
    actor: event.actorId === null ? null : presentPerson(event.actorId, names),
    detail: Object.fromEntries(detail),
    at: event.createdAt.toISOString(),
  };
}
