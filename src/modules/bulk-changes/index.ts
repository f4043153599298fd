/** One change to many cases at once, each judged for itself. */
export { BulkAnswerDto, BulkFailureDto } from './bulk-changes.dto.js';
export { BulkChangesModule, BulkChangesWebModule } from './bulk-changes.module.js';
export { BulkChanges } from './bulk-changes.service.js';
