import type { ClockRow } from '../clocks/index.js';
import type { CardContent, Entry, TextContent } from '../entries/index.js';
import type { AnswerKind } from './case.clocks.js';
import type { CaseEventEntity } from './case-event.entity.js';
import type { CaseEntity } from './case.entity.js';
import type { CaseAction } from './case.policy.js';
import type { CaseDetailDto, CaseEntryDto, CaseEventDto, ClockDto, DraftsDto } from './dto/case-page.dto.js';
import type { CaseRowDto, PersonDto } from './dto/case-row.dto.js';

/** Names of staff by id. Somebody unknown is shown without a name, never left out. */
export type Names = ReadonlyMap<string, { name: string }>;

export interface CaseParts {
  clocks: readonly ClockRow<AnswerKind>[];
  entries: readonly Entry[];
  events: readonly CaseEventEntity[];
  drafts: DraftsDto;
  members: readonly PersonDto[];
  allowed: readonly CaseAction[];
}

/** A case in a list: enumerations, times and names of staff. */
export function presentRow(found: CaseEntity, card: CardContent | null, names: Names): CaseRowDto {
  return {
    id: found.id,
    reference: found.reference,
    kind: found.kind,
    urgency: found.urgency,
    ageBand: found.ageBand,
    country: found.country,
    language: found.language,
    status: found.status,
    closeReason: found.closeReason,
    playbook: found.playbook,
    deskId: found.deskId,
    assignee: found.assigneeId === null ? null : person(found.assigneeId, names),
    nextDeadlineAt: found.nextDeadlineAt?.toISOString() ?? null,
    createdAt: found.createdAt.toISOString(),
    updatedAt: found.updatedAt.toISOString(),
    card: card && { summary: card.summary, marks: card.marks, reasons: card.reasons },
  };
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

function presentClock(clock: ClockRow<AnswerKind>): ClockDto {
  const { kind, state, dueAt, leftSeconds } = clock;
  const minutesLeft = leftSeconds === null ? null : Math.max(0, Math.floor(leftSeconds / 60));
  return { kind, state, dueAt: dueAt.toISOString(), minutesLeft };
}

/** A message or note with its text; of the report only that it is there. */
export function presentEntry(entry: Entry, names: Names): CaseEntryDto {
  const name = entry.authorId === null ? null : person(entry.authorId, names).name;
  const text = entry.kind === 'report' ? null : ((entry.value as TextContent | null)?.text ?? null);
  return {
    id: entry.id,
    sequence: entry.sequence,
    kind: entry.kind,
    author: { type: entry.author, name },
    createdAt: entry.createdAt.toISOString(),
    text,
  };
}

function presentEvent(event: CaseEventEntity, names: Names): CaseEventDto {
  const { assigneeId: _, ...enumerations } = event.detail;
  const assignee = assigneeOf(event);
  const detail = Object.entries(enumerations).map(([key, value]) => [key, String(value)] as const);
  if (assignee !== null) detail.push(['assignee', person(assignee, names).name]);
  return {
    kind: event.kind,
    actor: event.actorId === null ? null : person(event.actorId, names),
    detail: Object.fromEntries(detail),
    at: event.createdAt.toISOString(),
  };
}

function assigneeOf(event: CaseEventEntity): string | null {
  const id = event.detail['assigneeId'];
  return typeof id === 'string' ? id : null;
}

function person(id: string, names: Names): PersonDto {
  return { id, name: names.get(id)?.name ?? '' };
}
