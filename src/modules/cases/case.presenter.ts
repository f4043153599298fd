import type { CardContent } from '../entries/index.js';
import type { CaseEntity } from './case.entity.js';
import type { CaseRowDto, PersonDto } from './dto/case-row.dto.js';

/** Names of staff by id. Somebody unknown is shown without a name, never left out. */
export type Names = ReadonlyMap<string, { name: string }>;

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
    outcome: found.outcome,
    playbook: found.playbook,
    deskId: found.deskId,
    assignee: found.assigneeId === null ? null : presentPerson(found.assigneeId, names),
    nextDeadlineAt: found.nextDeadlineAt?.toISOString() ?? null,
    createdAt: found.createdAt.toISOString(),
    updatedAt: found.updatedAt.toISOString(),
    card: card && { summary: card.summary, marks: card.marks, reasons: card.reasons },
  };
}

/** A member of staff by name; one who is unknown has an empty name. */
export function presentPerson(id: string, names: Names): PersonDto {
  return { id, name: names.get(id)?.name ?? '' };
}
