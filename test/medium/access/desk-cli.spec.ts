import { EXIT } from '../../../src/cli/usage.js';
import { installation } from './installed.js';

const ADMIN = 'asha@example.org';
const SETUP = ['setup', '--email', ADMIN, '--name', 'Asha'];

describe('desks at the command line', () => {
  async function withPeople() {
    const { run } = await installation();
    const { out } = await run(SETUP);
    const password = /password +(\S+)/.exec(out)?.[1] ?? '';
    for (const name of ['kiran', 'meera'])
      await run(
        ['staff', 'add', '--email', `${name}@example.org`, '--name', name, '--role', 'counsellor'],
        [ADMIN, password],
      );
    const desk = (...words: string[]) => run(['desk', ...words], [ADMIN, password]);
    const both = ['--member', 'kiran@example.org', '--member', 'meera@example.org'];
    return { desk, both };
  }

  it('warns of a desk that one person alone can open, when it is made and in the list', async () => {
    const { desk, both } = await withPeople();
    expect((await desk('list')).out).toContain('There is no desk.');
    const alone = await desk('add', '--name', 'One', '--member', 'kiran@example.org', '--default');
    expect(alone.out).toContain('Only one person can open the cases of this desk.');
    expect((await desk('add', '--name', 'Two', ...both, '--country', 'in')).out).not.toContain('Warning');
    const { out } = await desk('list');
    expect(out).toMatch(/One {2}takes: what no other desk asks for {2}1 of 1 can open its cases/);
    expect(out).toMatch(/Two {2}takes: IN {2}2 of 2 can open its cases/);
    expect(out.match(/Warning/g)).toHaveLength(1);
  });

  it('takes no name twice', async () => {
    const { desk, both } = await withPeople();
    expect((await desk('add', '--name', 'Night desk', ...both)).status).toBe(EXIT.done);
    const again = await desk('add', '--name', 'night  DESK', ...both);
    expect([again.status, again.complaints]).toEqual([
      EXIT.failed,
      'Another desk has this name. Choose a different one.',
    ]);
    await desk('add', '--name', 'Day desk', ...both);
    expect((await desk('rename', 'Day desk', '--name', 'Night desk')).status).toBe(EXIT.failed);
    expect((await desk('rename', 'day desk', '--name', 'Noon desk')).out).toContain('Noon desk');
    expect((await desk('list')).out).toContain('Noon desk');
  });

  it('does not take the reports from a desk unless its name is given', async () => {
    const { desk, both } = await withPeople();
    await desk('add', '--name', 'First', ...both, '--default');
    const silent = await desk('add', '--name', 'Second', ...both, '--default');
    expect(silent.status).toBe(EXIT.usage);
    expect(silent.complaints).toContain('would no longer reach First (2 people)');
    expect((await desk('list')).out).not.toContain('Second');
    const meant = await desk('add', '--name', 'Second', ...both, '--default', '--instead', 'first');
    expect(meant.status).toBe(EXIT.done);
    expect((await desk('list')).out).toMatch(/Second {2}takes: what no other desk asks for/);

    expect((await desk('default', 'First')).complaints).toContain('would no longer reach Second');
    const other = await desk('default', 'First', '--instead', 'Third');
    expect([other.status, other.complaints]).toEqual([
      EXIT.failed,
      '--instead names another desk than the one that is the default now. See: desk list.',
    ]);
    expect((await desk('default', 'First', '--instead', 'Second')).status).toBe(EXIT.done);
    expect((await desk('list')).out).toMatch(/First {2}takes: what no other desk asks for/);
    expect((await desk('default', 'Nowhere')).status).toBe(EXIT.usage);
  });
});
