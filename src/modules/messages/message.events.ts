import { defineEvent } from '../../platform/queue/index.js';

/** A reporter wrote. */
export const messageReceived = defineEvent<{ caseId: string; entryId: string }>('message.received');
