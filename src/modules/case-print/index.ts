/** A case as its reporter may have it, and as an extract for the police: made on purpose, logged where staff do it, kept nowhere. */
export { CasePrintWebModule, OwnRecordsModule } from './case-print.module.js';
export { OwnRecords } from './own-records.service.js';
export type { OwnRecord } from './own-record.js';
