/** Two reports of one person, linked by staff who can open both; nothing of either moves. */
export { LinkedCasesModule, LinkedCasesWebModule } from './linked-cases.module.js';
