import { defineJob } from '../../platform/queue/index.js';
import { caseReceived } from '../cases/index.js';

/** Runs once for each received case: finds the people of its desk and tells them. */
export const triageCase = defineJob({
  name: 'triage-case',
  queue: 'triage',
  on: [caseReceived],
});
