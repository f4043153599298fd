import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction } from '../cases/index.js';

export class CaseLinkError extends defineErrors({
  /** No case of this reference is one that the caller can open. */
  LINK_REFERENCE_UNKNOWN: 422,
  /** A case is not linked to itself. */
  LINK_SAME_CASE: 422,
  /** The two are linked already. */
  LINK_EXISTS: 409,
  /** No such link, or one to a case that the caller may not see. */
  LINK_NOT_FOUND: 404,
}) {}

const made = defineAuditAction('case_link.made');
const undone = defineAuditAction('case_link.undone');
export const AUDITED = { made: made.name, undone: undone.name } as const;

/** Nothing of a link is in the timeline: whoever is kept away from one of the two cases reads that of the other. */
export const linkCases = defineCaseAction({
  name: 'case_link.make',
  permission: 'case.write',
  errors: CaseLinkError,
  judge: () => true,
});

const links = defineCaseTable({
  name: 'case_links',
  closing: { nothing: 'Of a link the day alone is kept.' },
  erasing: 'delete',
  exporting: { columns: ['author_id', 'linked_on'], opened: ['sealed'] },
});

/** What every process has to know of links. */
export const CASE_LINK_DEFINITIONS = [made, undone, linkCases, links];
