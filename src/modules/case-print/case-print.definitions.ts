import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { CaseError, defineCaseAction } from '../cases/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { PrintAudience, PrintReason } from '../vocabulary/index.js';

export class CasePrintError extends defineErrors({
  /** Nothing was chosen to print. */
  PRINT_NOTHING: 422,
  /** A file for programs is made of what is the reporter's own, and of nothing else. */
  PRINT_FORMAT: 422,
}) {}

const printed = defineAuditAction('case.printed');

export const casePrinted = defineTimelineEvent<{ audience: PrintAudience; reason: PrintReason }>(
  'case_printed',
  { audit: printed.name },
);

export const printCase = defineCaseAction({
  name: 'case.print',
  permission: 'case.write',
  errors: CaseError,
  judge: () => true,
});

/** Everything that the feature adds to what there is. */
export const CASE_PRINT_DEFINITIONS = [printed, casePrinted, printCase];
