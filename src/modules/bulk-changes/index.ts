/** One change to many cases at once, each judged for itself. */
export { BulkChangesWebModule } from './bulk-changes.module.js';
