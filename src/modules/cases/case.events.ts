import { defineEvent } from '../../platform/queue/index.js';
import type { Urgency } from '../vocabulary/index.js';

/** A report became a case of a desk. */
export const caseReceived = defineEvent<{ caseId: string; urgency: Urgency }>('case.received');
