import { NOTIFICATION_JOBS } from './modules/notifications/index.js';
import { triageCase } from './modules/triage/index.js';

/** Every job of the project: the web process relays them, the worker handles each. */
export const JOBS = [triageCase, ...NOTIFICATION_JOBS];
