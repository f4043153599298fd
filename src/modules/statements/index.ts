/** What the organisation signs of people and desks, checked where it is used. */
export { Statements } from './statements.service.js';
export { StatementsModule } from './statements.module.js';
