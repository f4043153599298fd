import type { INestApplicationContext } from '@nestjs/common';
import { Scheduler } from '../../src/platform/schedule/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { mailsIn } from '../support/mails.js';

interface Checks {
  checks: { name: string; state: string; subjects?: { name: string; count: number }[] }[];
}

describe('a desk that too few people can open', () => {
  let desk: Helpdesk;
  let admin: ConsoleClient;
  let worker: INestApplicationContext;
  /** It takes no reports. */
  let idle: string;
  let one: string;
  let two: string;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    admin = await ConsoleClient.of(desk, desk.installation.administrator);
    ({ deskId: idle } = await desk.installation.addDesk('Idle desk of one'));
    await inUse(false, idle);
    ({ deskId: one } = await desk.installation.addDesk('Night desk of one'));
    ({ deskId: two } = await desk.installation.addDesk('Evening desk of one'));
    worker = await runWorker(desk.installation);
  });
  afterAll(async () => {
    await worker?.close();
    await desk.stop();
  });

  const query = <T extends object>(sql: string, params: unknown[] = []) =>
    desk.installation.database.query<T>(sql, params);
  const inUse = (is: boolean, id: string) => query('UPDATE desks SET in_use = $1 WHERE id = $2', [is, id]);
  const mails = () =>
    mailsIn(desk.installation).filter(({ subject }) => subject.startsWith('Too few people can open'));
  const told = async () => {
    const rows = await query<{ desk_id: string; holders: number }>(
      'SELECT desk_id, holders FROM few_holders',
    );
    return new Map(rows.map((row) => [row.desk_id, row.holders]));
  };
  const toldAgo = (span: string) => query('UPDATE few_holders SET told_at = now() - $1::interval', [span]);
  /** Whole rounds of the worker: the first may be one that was running before. */
  const look = async (): Promise<void> => {
    const scheduler = worker.get(Scheduler, { strict: false });
    await scheduler.run('people.few_holders');
    await scheduler.run('people.few_holders');
  };

  it('is told to the administrators, all desks in one mail that names none; one that takes no reports is not', async () => {
    await look();
    expect(await told()).toEqual(
      new Map([
        [one, 1],
        [two, 1],
      ]),
    );
    expect(mails().map(({ to }) => to)).toEqual([desk.installation.administrator.email]);
    const [mail] = mails();
    expect(mail?.text).toContain('How many desks: 2.');
    expect(mail?.text).toContain('/readiness');
    expect(mail?.text).not.toMatch(/Night desk|Evening desk|Idle desk|First desk/);
  });

  it('is told again after a week while it lasts, and at once when nobody is left', async () => {
    await toldAgo('6 days 23 hours');
    await look();
    expect(mails()).toHaveLength(1);
    await toldAgo('7 days 1 minute');
    await look();
    expect(mails().length).toBe(2);
    await query(
      'UPDATE desk_members SET root_grant = NULL, granted_by = NULL, grant_signature = NULL WHERE desk_id = $1',
      [one],
    );
    await look();
    expect(mails().length).toBe(3);
    expect((await told()).get(one)).toBe(0);
  });

  it('counts a grant that nobody signed for none, on the readiness page as well', async () => {
    const { deskId, counsellors } = desk.installation;
    await query(
      `UPDATE desk_members SET grant_signature = decode(repeat('00', 64), 'hex') WHERE desk_id = $1 AND staff_id <> $2`,
      [deskId, counsellors[0].id],
    );
    await look();
    expect((await told()).get(deskId)).toBe(1);
    const { checks } = await admin.get<Checks>('/api/readiness');
    const check = checks.find(({ name }) => name === 'desk_holders');
    expect(check?.state).toBe('attention');
    expect(check?.subjects).toContainEqual(expect.objectContaining({ name: 'First desk', count: 1 }));
  });

  it('is forgotten once it takes no reports any more', async () => {
    for (const id of [one, two]) await inUse(false, id);
    await look();
    expect([...(await told()).keys()]).toEqual([desk.installation.deskId]);
  });
});
