import { EXIT } from '../../../src/cli/usage.js';
import { installation } from './installed.js';

const ADMIN = ['--as', 'asha@example.org'];
const passwordIn = (out: string): string => /password +(\S+)/.exec(out)?.[1] ?? '';

/** A helpdesk of an administrator, and a desk of Ravi and Lata. */
async function helpdesk() {
  const installed = await installation();
  const { run } = installed;
  const { out } = await run(['setup', '--email', 'asha@example.org', '--name', 'Asha']);
  const password = passwordIn(out);
  for (const name of ['Ravi', 'Lata']) {
    const person = ['--email', `${name.toLowerCase()}@example.org`, '--name', name, '--role', 'counsellor'];
    await run(['staff', 'add', ...person, ...ADMIN], [password]);
  }
  const members = ['--member', 'ravi@example.org', '--member', 'lata@example.org'];
  await run(['desk', 'add', '--name', 'Night desk', ...members, '--default', ...ADMIN], [password]);
  return { ...installed, password };
}

describe('staff disable', () => {
  it('says what a leaver can still read, asks, and gives their desks new keys', async () => {
    const { run, database, password } = await helpdesk();
    const line = ['staff', 'disable', 'ravi@example.org', ...ADMIN];
    const asked = await run(line, [password, 'no']);
    expect([asked.status, asked.complaints]).toEqual([EXIT.failed, '']);
    expect(asked.out).toContain('they can still open what was in it on that day');
    expect(asked.out).toContain('Nothing was changed.');
    expect(await database.query('SELECT 1 FROM desks WHERE epoch = 1')).toHaveLength(1);

    const done = await run(line, [password, 'yes']);
    expect([done.status, done.complaints]).toEqual([EXIT.done, '']);
    expect(done.out).toContain('Desk Night desk has a new key, and 1 member(s) have it.');
    expect(await database.query('SELECT name FROM staff WHERE NOT active')).toEqual([{ name: 'Ravi' }]);
    expect(
      await database.query(
        'SELECT s.name, m.epoch FROM desk_members m JOIN staff s ON s.id = m.staff_id ORDER BY m.epoch',
      ),
    ).toEqual([
      { name: 'Lata', epoch: 1 },
      { name: 'Lata', epoch: 2 },
    ]);

    const listed = await run('desk list');
    expect([listed.status, listed.complaints]).toEqual([EXIT.done, '']);
    expect(listed.out).toContain('New key: 0 of 0 keys, cards and notes are wrapped anew.');

    const last = await run(['staff', 'disable', 'lata@example.org', ...ADMIN], [password, 'yes']);
    expect(last.status).toBe(EXIT.done);
    expect(last.out).toContain('Desk Night desk keeps its key');
    const alone = await run(['staff', 'disable', 'asha@example.org', ...ADMIN], [password, 'yes']);
    expect(alone.status).toBe(EXIT.failed);
    expect(alone.complaints).toContain('the last administrator');
    expect((await run('audit verify')).status).toBe(EXIT.done);
  });
});

describe('desk remove-member', () => {
  it('takes somebody off one desk, by its name, but not the last who has its key', async () => {
    const { run, database, password } = await helpdesk();
    const remove = (who: string, desk = 'Night desk') =>
      run(['desk', 'remove-member', desk, '--member', `${who}@example.org`, ...ADMIN], [password, 'yes']);
    expect((await remove('ravi', 'Day desk')).complaints).toContain('There is no such desk.');
    const { status, out } = await remove('ravi');
    expect(status).toBe(EXIT.done);
    expect(out).toContain('has a new key, and 1 member(s) have it');
    expect((await remove('ravi')).complaints).toContain('This person is not on this desk.');
    expect((await remove('lata')).complaints).toContain('Nobody else of this desk has its key');
    expect(await database.query('SELECT epoch FROM desks')).toEqual([{ epoch: 2 }]);
    expect(await database.query('SELECT 1 FROM staff WHERE NOT active')).toEqual([]);
  });
});
