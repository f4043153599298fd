import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction } from '../cases/index.js';

export class RelatedCaseError extends defineErrors({
  /** No case that has to do with this one, or one that the caller may not see. */
  RELATED_NOT_FOUND: 404,
}) {}

const decided = defineAuditAction('related_case.decided');
export const DECIDED = decided.name;

/**
 * Nothing of it is in the timeline: whoever is kept away from one of the two cases reads that of the other. People of a desk that
 * reads one of the two may say it too: they are often the only ones who can open both.
 */
export const decideRelated = defineCaseAction({
  name: 'related.decide',
  permission: 'case.write',
  errors: RelatedCaseError,
  guests: true,
  judge: () => true,
});

const decisions = defineCaseTable({
  name: 'related_decisions',
  closing: { nothing: 'Of a decision the day alone is kept.' },
  erasing: 'delete',
  exporting: { columns: ['author_id', 'verdict', 'decided_on'] },
});

/** What every process has to know of related cases. */
export const RELATED_CASE_DEFINITIONS = [decided, decideRelated, decisions];
