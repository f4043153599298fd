import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineNotice } from '../staff-notices/index.js';

export class RelatedCaseError extends defineErrors({
  /** No case that has to do with this one, or one that the caller may not see. */
  RELATED_NOT_FOUND: 404,
}) {}

const decided = defineAuditAction('related_case.decided');
const asked = defineAuditAction('related_case.asked');
export const DECIDED = decided.name;
export const ASKED = asked.name;

/** To whoever leads a desk that is asked about a case of theirs. Of the case that it is asked for the mail says nothing. */
export const relatedAskedNotice = defineNotice({
  reason: 'related_asked',
  mailKey: 'mail.related_asked',
  recipients: null,
  isCurrent: null,
  coalesce: 'case',
});

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

/** Asking a desk about a case that one cannot open. It is a person's own desk that asks, of no case that they only read. */
export const askRelated = defineCaseAction({
  name: 'related.ask',
  permission: 'case.write',
  errors: RelatedCaseError,
  judge: () => true,
});

const decisions = defineCaseTable({
  name: 'related_decisions',
  closing: { nothing: 'Of a decision the day alone is kept.' },
  erasing: 'delete',
  exporting: { columns: ['author_id', 'verdict', 'decided_on'] },
});

const asks = defineCaseTable({
  name: 'related_asks',
  closing: { nothing: 'Of a question the day alone is kept.' },
  erasing: 'delete',
  exporting: { columns: ['author_id', 'asked_on'] },
});

/** What every process has to know of related cases. */
export const RELATED_CASE_DEFINITIONS = [
  decided,
  asked,
  relatedAskedNotice,
  decideRelated,
  askRelated,
  decisions,
  asks,
];
