/**
 * How work lies on a desk: what is late, what nobody has, and how much each person has, for balance and never as a ranking; and
 * giving all cases of one person to others.
 */
export { HandOverAll, type HandOver, type HandedOver } from './hand-over-all.service.js';
export { LoadModule, LoadWebModule } from './load.module.js';
export { SEVERE } from './load.policy.js';
