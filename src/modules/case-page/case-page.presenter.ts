import {
  presentPerson,
  presentRow,
  type CaseAction,
  type CaseEntity,
  type CaseEventEntity,
  type Names,
  type PersonDto,
} from '../cases/index.js';
import type { ClockRow } from '../clocks/index.js';
import type { CardContent, Entry } from '../entries/index.js';
import { presentEntry, type DraftsDto } from '../messages/index.js';
import type { CaseDetailDto, CaseEventDto, ClockDto } from './dto/case-page.dto.js';

export interface CaseParts {
  clocks: readonly ClockRow[];
  entries: readonly Entry[];
  events: readonly CaseEventEntity[];
  drafts: DraftsDto;
  members: readonly PersonDto[];
  allowed: readonly CaseAction[];
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
    entries: parts.entries.map((entry) => presentEntry(entry, names)),
    events: parts.events.map((event) => presentEvent(event, names)),
    drafts: { message: parts.drafts.message, note: parts.drafts.note },
    members: parts.members.map(({ id, name }) => ({ id, name })),
    allowed: [...parts.allowed],
  };
}

/** The ids of all staff whose names a page needs. */
export function peopleOf(found: CaseEntity, parts: Pick<CaseParts, 'entries' | 'events'>): string[] {
  const ids = [
    found.assigneeId,
    ...parts.entries.map((entry) => entry.authorId),
    ...parts.events.flatMap((event) => [event.actorId, assigneeOf(event)]),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

function presentClock(clock: ClockRow): ClockDto {
  const { kind, state, dueAt, leftSeconds } = clock;
  const minutesLeft = leftSeconds === null ? null : Math.max(0, Math.floor(leftSeconds / 60));
  return { kind, state, dueAt: dueAt.toISOString(), minutesLeft };
}

function presentEvent(event: CaseEventEntity, names: Names): CaseEventDto {
  const { assigneeId: _, ...enumerations } = event.detail;
  const assignee = assigneeOf(event);
  const detail = Object.entries(enumerations).map(([key, value]) => [key, String(value)] as const);
  if (assignee !== null) detail.push(['assignee', presentPerson(assignee, names).name]);
  return {
    kind: event.kind,
    actor: event.actorId === null ? null : presentPerson(event.actorId, names),
    detail: Object.fromEntries(detail),
    at: event.createdAt.toISOString(),
  };
}

function assigneeOf(event: CaseEventEntity): string | null {
  const id = event.detail['assigneeId'];
  return typeof id === 'string' ? id : null;
}
