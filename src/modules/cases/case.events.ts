import { defineEvent } from '../../platform/queue/index.js';
import type { CaseUrgency } from './case.entity.js';

/** A report became a case of a desk. */
export const caseReceived = defineEvent<{ caseId: string; urgency: CaseUrgency }>('case.received');
