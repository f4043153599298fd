/** The plan of the person a case is about: goals in their words, agreed steps, a day to look at it again, an agreed end. */
export { PlanWebModule, PlanWorkerModule } from './plan.module.js';
export { shownPlanIn } from './shown-plan.js';
export type { ShownPlanContent } from './plan.definitions.js';
