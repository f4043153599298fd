/** What is owed in the cases of a desk, for those who lead it: one list, empty when nothing is owed. */
export { OwedWebModule, OwedWorkerModule } from './owed.module.js';
