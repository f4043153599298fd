/** Rules from the facts of a report to its urgency, playbook, marks, clock and reasons. Pure: no database, no jobs. */
export type { Facts } from './facts.js';
export { assess, type Assessment } from './assess.js';
export { assessChange, assessFact } from './assess-fact.js';
export { cardOf } from './card.js';
