import { defineJob } from '../../platform/queue/index.js';

/** Runs once for each received case: finds the people of its desk and tells them. */
export const triageCase = defineJob<{ caseId: string }>({
  name: 'triage-case',
  queue: 'triage',
  on: ['case.received'],
});
