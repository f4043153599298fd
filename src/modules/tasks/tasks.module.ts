import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesModule, StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { MarkedTasks } from './marked-tasks.js';
import { OpenTasksJob } from './open-tasks.job.js';
import { TASK_DEFINITIONS } from './task.definitions.js';
import { TaskOpener } from './task-opener.js';
import { TaskRepository } from './task.repository.js';
import { TasksController } from './tasks.controller.js';
import { Tasks } from './tasks.service.js';
import { TellOfTaskJob } from './tell-of-task.job.js';

/** What every process has to know of tasks. */
@Module({
  imports: [CasesModule, ClocksModule, DutyModule],
  providers: [TaskOpener, TaskRepository, registers(...TASK_DEFINITIONS)],
  exports: [TaskOpener, TaskRepository],
})
class TasksModule {}

/** The routes of tasks, for the web process alone. */
@Module({
  imports: [
    CasesModule,
    ClocksModule,
    DesksModule,
    EntriesModule,
    StaffModule,
    StaffNoticesModule,
    TasksModule,
  ],
  controllers: [TasksController],
  providers: [MarkedTasks, Tasks],
})
export class TasksWebModule {}

/** The part of tasks that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, DesksModule, StaffNoticesWorkerModule, TasksModule],
  providers: [OpenTasksJob, TellOfTaskJob],
})
export class TasksWorkerModule {}
