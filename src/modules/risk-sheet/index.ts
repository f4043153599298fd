/** The sheet of an imminent risk: what was asked and done, whether help reached the person, and the next step with its time. */
export { RiskSheetWebModule, RiskSheetWorkerModule } from './risk-sheet.module.js';
