/**
 * A feature of a case as a module of its own would add it: calls that the desk plans, is reminded of and writes down. It shows
 * that a feature registers what it adds and edits no file of another module; both processes get it as one more module.
 */
export { FOLLOW_UP_TABLE } from './follow-up.repository.js';
export { FollowUpsWebModule, FollowUpsWorkerModule } from './follow-ups.module.js';
export { buildConsole } from './build-console.js';
