/** What staff find out of a case after the intake: it stands beside the report, and the rules decide by it again. */
export { knownFacts, STAFF_FACTS_KIND } from './known-facts.js';
export { StaffFactsModule, StaffFactsWebModule } from './staff-facts.module.js';
