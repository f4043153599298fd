/** What people who work here are told of their own shift, for themselves alone: severe cases, a pause, a talk afterwards. */
export { WelfareWebModule, WelfareWorkerModule } from './welfare.module.js';
