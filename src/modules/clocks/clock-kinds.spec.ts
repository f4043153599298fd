import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type Definition, DefinitionsModule, registers } from '../../platform/definitions/index.js';
import { defineEvent, defineJob, JobRegistry } from '../../platform/queue/index.js';
import { defineClock, type OwnClockData } from './clock.definition.js';
import { ClockKinds } from './clock-kinds.js';

const taskNear = defineEvent<OwnClockData>('task.near');
const taskLate = defineEvent<OwnClockData>('task.late');
const tellOfTask = defineJob({ name: 'tell-of-task', queue: 'triage', on: [taskNear, taskLate] });
const tellOfLateTask = defineJob({ name: 'tell-of-task', queue: 'triage', on: [taskLate] });
const task = defineClock({
  name: 'task',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: true,
  warnBefore: { share: 0, leastMinutes: 30 },
  onWarn: taskNear,
  onBreach: taskLate,
});

async function kindsOf(...definitions: Definition[]): Promise<ClockKinds> {
  @Module({ providers: [registers(...definitions)] })
  class DefiningModule {}
  const app = await Test.createTestingModule({
    imports: [DefinitionsModule, DefiningModule],
    providers: [JobRegistry, ClockKinds],
  }).compile();
  await app.init();
  return app.get(ClockKinds);
}

describe('the kinds of clocks', () => {
  it('are those that modules register', async () => {
    const kinds = await kindsOf(task, taskNear, taskLate, tellOfTask);
    expect(kinds.get('task')).toBe(task);
    expect(kinds.names()).toEqual(['task']);
    expect(kinds.names(({ scope }) => scope === 'answer')).toEqual([]);
    expect(() => kinds.require(task)).not.toThrow();
    expect(() => kinds.require(defineClock({ ...task }))).toThrow('DEFINITION_UNKNOWN: clock task');
    expect(() => kinds.require(defineClock({ ...task, name: 'chore' }))).toThrow(
      'DEFINITION_UNKNOWN: clock chore',
    );
  });

  it.each<[string, Definition[], string]>([
    ['events that no module registers', [task, taskLate, tellOfLateTask], 'EVENT_UNKNOWN: task.near'],
    ['events that no job hears', [task, taskNear, taskLate, tellOfLateTask], 'EVENT_UNHEARD: task.near'],
    [
      'the name of another',
      [task, defineClock({ ...task }), taskNear, taskLate, tellOfTask],
      'DEFINED_TWICE: clock task',
    ],
  ])('with %s keep the process from starting', async (_what, definitions, message) => {
    await expect(kindsOf(...definitions)).rejects.toThrow(message);
  });

  it('of which a subject has clocks of its own are met by no answer and never pause', () => {
    // @ts-expect-error an answer of the desk meets no clock of scope `own`
    defineClock({ ...task, metByAnswer: true });
    // @ts-expect-error a clock of scope `own` never pauses
    defineClock({ ...task, pauses: true });
    // @ts-expect-error a warning without its event would be said to nobody
    defineClock({ ...task, onWarn: null });
    expect(task).toMatchObject({ scope: 'own', metByAnswer: false, pauses: false });
  });
});
