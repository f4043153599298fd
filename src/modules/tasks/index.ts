/** What is to be done in a case: the playbooks as data, tasks that staff write, and who is told of one that is overdue. */
export { TasksWebModule, TasksWorkerModule } from './tasks.module.js';
