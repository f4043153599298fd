import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { requireText } from '../../platform/text/index.js';
import { presentPerson, type Names } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { playbookTask } from './playbook.js';
import { AddTaskDto, TASK_LIMIT, TaskDto, TaskOwnerDto, TaskReasonDto, TaskReminderDto } from './task.dto.js';
import type { ShownTask } from './marked-tasks.js';
import { Tasks } from './tasks.service.js';

/** The panel of the tasks on the page of a case. */
@ApiTags('cases')
@Controller('api/cases/:id/tasks')
export class TasksController {
  constructor(
    private readonly tasks: Tasks,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getTasks', summary: 'What is to be done in the case, and what was' })
  @ApiOkResponse({ type: [TaskDto] })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<TaskDto[]> {
    const tasks = await this.tasks.list(session, id);
    const people = tasks.flatMap(({ ownerId, settledBy }) => [ownerId, settledBy]);
    const names = await this.staff.find([...new Set(people.filter((one) => one !== null))]);
    return tasks.map((task) => present(task, names));
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'addTask', summary: 'Adds a task to this case' })
  @ApiOkResponse({ type: [TaskDto] })
  @ApiConflictResponse({ description: 'TASK_CASE_CLOSED.' })
  @ApiUnprocessableEntityResponse({
    description: 'TASK_TOO_SOON, TASK_TOO_LATE, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.',
  })
  async add(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { text, dueAt }: AddTaskDto,
  ): Promise<TaskDto[]> {
    const due = dueAt ? new Date(dueAt) : null;
    await this.tasks.add(session, id, { text: kept(text), dueAt: due, ownerId: null });
    return this.get(session, id);
  }

  @Post(':task/done')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'finishTask', summary: 'A task is done' })
  @ApiOkResponse({ type: [TaskDto] })
  @ApiConflictResponse({ description: 'TASK_CASE_CLOSED, TASK_SETTLED.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, TASK_NOT_FOUND.' })
  async done(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('task') task: string,
  ): Promise<TaskDto[]> {
    await this.tasks.done(session, id, task.toLowerCase());
    return this.get(session, id);
  }

  @Post(':task/not-needed')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'dropTask', summary: 'A task is not needed, and why' })
  @ApiOkResponse({ type: [TaskDto] })
  @ApiConflictResponse({ description: 'TASK_CASE_CLOSED, TASK_SETTLED.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, TASK_NOT_FOUND.' })
  @ApiUnprocessableEntityResponse({
    description: 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.',
  })
  async notNeeded(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body() { reason }: TaskReasonDto,
  ): Promise<TaskDto[]> {
    await this.tasks.notNeeded(session, id, task.toLowerCase(), kept(reason));
    return this.get(session, id);
  }

  @Post(':task/reopen')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'reopenTask', summary: 'Takes back that a task is done or not needed' })
  @ApiOkResponse({ type: [TaskDto] })
  @ApiConflictResponse({ description: 'TASK_CASE_CLOSED.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, TASK_NOT_FOUND.' })
  async reopen(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('task') task: string,
  ): Promise<TaskDto[]> {
    await this.tasks.reopen(session, id, task.toLowerCase());
    return this.get(session, id);
  }

  @Put(':task/owner')
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'giveTask', summary: 'Says whose task it is' })
  @ApiOkResponse({ type: [TaskDto] })
  @ApiConflictResponse({ description: 'TASK_CASE_CLOSED, TASK_SETTLED.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, TASK_NOT_FOUND.' })
  @ApiUnprocessableEntityResponse({ description: 'TASK_OWNER_NOT_ON_DESK.' })
  async give(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body() { staffId }: TaskOwnerDto,
  ): Promise<TaskDto[]> {
    await this.tasks.give(session, id, task.toLowerCase(), staffId && staffId.toLowerCase());
    return this.get(session, id);
  }

  @Put(':task/reminder')
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'remindOfTask', summary: 'Says when its owner is reminded of a task' })
  @ApiOkResponse({ type: [TaskDto] })
  @ApiConflictResponse({ description: 'TASK_CASE_CLOSED, TASK_SETTLED.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, TASK_NOT_FOUND.' })
  @ApiUnprocessableEntityResponse({ description: 'TASK_TOO_SOON, TASK_TOO_LATE.' })
  async remind(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body() { at }: TaskReminderDto,
  ): Promise<TaskDto[]> {
    await this.tasks.remind(session, id, task.toLowerCase(), at === null ? null : new Date(at));
    return this.get(session, id);
  }
}

const kept = (typed: string): string => requireText(typed, { max: TASK_LIMIT });

function present(task: ShownTask, names: Names): TaskDto {
  const { id, text, state, reason, openedAt, dueAt, remindAt, settledAt } = task;
  const person = (staffId: string | null) => (staffId === null ? null : presentPerson(staffId, names));
  const plan = playbookTask(task.task);
  return {
    ...{ id, task: task.task, text, state, reason },
    role: plan?.role ?? 'case',
    owner: person(task.ownerId),
    openedAt: openedAt.toISOString(),
    dueAt: dueAt && dueAt.toISOString(),
    remindAt: remindAt && remindAt.toISOString(),
    settledBy: person(task.settledBy),
    settledAt: settledAt && settledAt.toISOString(),
    source: plan?.source.title ?? null,
    ground: plan?.ground ?? null,
  };
}
