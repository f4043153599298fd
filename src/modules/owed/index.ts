/** What is owed in the cases of a desk, for those who lead it: one list, empty when nothing is owed; and figures of what was sent. */
export { OwedWebModule, OwedWorkerModule } from './owed.module.js';
