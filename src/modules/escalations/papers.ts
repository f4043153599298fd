import type { EscalationPaper, EscalationState } from '../vocabulary/index.js';
import type { EscalationRow } from './escalation.repository.js';
import { canBeSent } from './package.js';
import type { Reached } from './recipients.js';

/** In these it left as it was approved, or may have. */
const LEFT: readonly EscalationState[] = [
  'queued',
  'sent',
  'outcome_unknown',
  'acknowledged',
  'answered',
  'refused',
  'no_answer',
  'closed',
];

/**
 * What can be made on paper of a package: nothing before somebody approved it, or once it was called back. A sheet is for what a
 * person copies, sends or reads out, a signed package for an authority. Pure.
 */
export function papersOf({
  row,
  reached,
  approvedBy,
}: {
  row: Pick<EscalationRow, 'state'>;
  reached: Reached | null;
  approvedBy: string | null;
}): EscalationPaper[] {
  const leaves = row.state === 'approved' && reached !== null;
  if (approvedBy === null || !(leaves || LEFT.includes(row.state))) return [];
  const byHand = reached === null || !canBeSent(reached.record, reached.channel);
  return [
    ...(byHand ? (['sheet'] as const) : []),
    ...(reached?.record.kind === 'authority' ? (['package'] as const) : []),
  ];
}
