/** How work lies on a desk: what is late, what nobody has, and how much each person has, for balance and never as a ranking. */
export { LoadWebModule } from './load.module.js';
export { SEVERE } from './load.policy.js';
