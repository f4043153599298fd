import { defineAuditAction } from '../audit/index.js';

/** An administrator gave a desk another name. What the organisation says of it is `desk.signed`. */
export const DESK_RENAMED = defineAuditAction('desk.renamed');
