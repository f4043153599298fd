import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { projectRoot } from '../../platform/config/index.js';
import { AGE_BANDS, MARKS, PLAYBOOKS, PLAYBOOK_TASKS } from '../vocabulary/index.js';
import { PLAYBOOK_TASK_LIST } from './playbook.data.js';
import { playbookTask, tasksFor } from './playbook.js';
import type { TaskFacts } from './playbook-task.js';

const facts: fc.Arbitrary<TaskFacts> = fc.record({
  playbook: fc.constantFrom(...PLAYBOOKS),
  ageBand: fc.constantFrom(...AGE_BANDS),
  country: fc.constantFrom('IN', 'US', 'GB', null),
  marks: fc.subarray([...MARKS]),
});
const idsFor = (given: Partial<TaskFacts>): string[] =>
  tasksFor({ playbook: 'general', ageBand: 'adult', country: 'IN', marks: [], ...given }).map(({ id }) => id);
const textsIn = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(projectRoot(), 'locales', language, 'console.json'), 'utf8'));

describe('the playbooks', () => {
  it('have each task of the vocabulary once, with a source and words in the languages of the console', () => {
    expect(PLAYBOOK_TASK_LIST.map(({ id }) => id).sort()).toEqual([...PLAYBOOK_TASKS].sort());
    for (const { id, source } of PLAYBOOK_TASK_LIST) {
      expect(source.title).not.toBe('');
      expect(source.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      for (const language of ['en', 'hi']) expect(textsIn(language)[`task.${id}`] ?? '').not.toBe('');
    }
  });

  it('ask something of every kind of case and every age', () => {
    for (const playbook of PLAYBOOKS)
      for (const ageBand of AGE_BANDS) {
        const ids = idsFor({ playbook, ageBand });
        expect(ids).toEqual(expect.arrayContaining(['ask_danger', 'say_what_happens', 'say_outcome']));
        if (playbook !== 'general') expect(ids.length).toBeGreaterThan(3);
      }
  });

  it('never send a child to StopNCII alone, and treat everybody whose age is not known as a child', () => {
    for (const ageBand of AGE_BANDS.filter((one) => one !== 'adult')) {
      const ids = idsFor({ playbook: 'pictures_shared', ageBand });
      expect(ids).toContain('take_down_child');
      expect(ids).not.toContain('stop_ncii');
    }
    expect(idsFor({ playbook: 'pictures_shared', marks: ['child'] })).toContain('take_down_child');
  });

  it('ask what the law of a country asks for of cases of that country alone', () => {
    const law = ['decide_duty_india', 'report_child_india', 'ask_entry_number', 'police_india'];
    for (const playbook of PLAYBOOKS)
      for (const country of ['US', null])
        expect(idsFor({ playbook, ageBand: '13_15', country }).filter((id) => law.includes(id))).toEqual([]);
    expect(idsFor({ playbook: 'sextortion_child', ageBand: '13_15' })).toContain('decide_duty_india');
  });

  it.each([
    ['danger', 'get_help_now'],
    ['self_harm', 'get_help_now'],
    ['meeting', 'plan_meeting'],
    ['paid', 'money_back'],
    ['known_person', 'plan_safety'],
  ] as const)('answer the mark %s by %s', (mark, task) => {
    expect(idsFor({})).not.toContain(task);
    expect(idsFor({ marks: [mark] })).toContain(task);
  });

  it('never ask for less when more is marked', () => {
    fc.assert(
      fc.property(facts, fc.subarray([...MARKS]), (given, more) => {
        const before = tasksFor(given);
        const after = tasksFor({ ...given, marks: [...given.marks, ...more] });
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });

  it('know a task by its id, and none that staff wrote', () => {
    for (const task of PLAYBOOK_TASK_LIST) expect(playbookTask(task.id)).toBe(task);
    expect(playbookTask('own')).toBeNull();
  });
});
