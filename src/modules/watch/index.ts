/** What the worker watches over: whether administrators know of what was found in the database. */
export { WatchWorkerModule } from './watch.module.js';
