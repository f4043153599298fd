import { defineAuditAction } from '../audit/index.js';
import { CaseError, defineCaseAction } from '../cases/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { EscalationPaper } from '../vocabulary/index.js';

const printed = defineAuditAction('escalation.printed');

/** `recipient`: its id in the directory. */
export const escalationPrinted = defineTimelineEvent<{ recipient: string; paper: EscalationPaper }>(
  'escalation_printed',
  { audit: printed.name },
);

/** Of a closed case as well: what left can be asked for again. */
export const printEscalation = defineCaseAction({
  name: 'escalation.print',
  permission: 'case.write',
  errors: CaseError,
  judge: () => true,
});

/** Everything that the feature adds to what there is. */
export const ESCALATION_PAPER_DEFINITIONS = [printed, escalationPrinted, printEscalation];
