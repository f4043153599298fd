import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/cli/run.js';
import type { SessionDto } from '../../src/modules/auth/index.js';
import type { StaffListDto } from '../../src/modules/people/people.dto.js';
import { ConsoleClient, type Problem } from '../support/console-client.js';
import { runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { eventually, type Account } from '../support/index.js';
import { mailsIn } from '../support/mails.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';

interface Requests {
  asked: { desk: { id: string; name: string }; person: { id: string; name: string }; since: string | null }[];
  awaited: { desk: { id: string; name: string }; colleagues: string[] }[];
}

describe('the people of a helpdesk', () => {
  let desk: Helpdesk;
  let admin: ConsoleClient;
  let kiran: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    admin = await ConsoleClient.of(desk, desk.installation.administrator);
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
  });
  afterAll(() => desk.stop());

  const listed = async (id: string) =>
    (await admin.get<StaffListDto>('/api/staff')).people.find((person) => person.id === id);
  const add = (staffId: string, deskId = desk.installation.deskId) =>
    admin.ask('POST', `/api/desks/${deskId}/members`, { staffId });
  const letIn = (by: ConsoleClient, staffId: string, deskId = desk.installation.deskId) =>
    by.ask<Problem>('POST', `/api/desks/${deskId}/members/${staffId}/key`);
  const joiner = async (local: string, names?: Parameters<typeof desk.installation.addStaff>[2]) => {
    const account = await desk.installation.addStaff('counsellor', local, names);
    return { account, client: await ConsoleClient.signIn(desk.console, account) };
  };

  it('are listed to administrators, and to nobody else', async () => {
    const { counsellors, coordinator } = desk.installation;
    const { people, desks } = await admin.get<StaffListDto>('/api/staff');
    expect(people.map(({ name }) => name)).toEqual(people.map(({ name }) => name).sort());
    expect(people.find(({ id }) => id === coordinator.id)).toMatchObject({
      email: coordinator.email,
      role: 'coordinator',
      active: true,
      desks: [{ id: desk.installation.deskId, holdsKey: true }],
    });
    expect(desks.map(({ id }) => id)).toContain(desk.installation.deskId);
    for (const account of [...counsellors, coordinator])
      expect((await (await ConsoleClient.of(desk, account)).ask('GET', '/api/staff')).status).toBe(403);
  });

  it('show the day of the last sign-in, and no time', async () => {
    const account = await desk.installation.addStaff('auditor', 'ravi-auditor');
    expect(await listed(account.id)).toMatchObject({ signedInOn: null, desks: [] });
    await ConsoleClient.signIn(desk.console, account);
    expect((await listed(account.id))?.signedInOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('are listed by a command too', async () => {
    const said: string[] = [];
    const terminal = { say: (line: string) => void said.push(line), ask: () => Promise.resolve('') };
    const keyFile = join(mkdtempSync(join(tmpdir(), 'abhaya-keys-')), 'keys.json');
    writeFileSync(keyFile, desk.installation.keyFile.toText(), { mode: 0o600 });
    const env = { ...desk.installation.variables, NODE_ENV: 'test', LOG_LEVEL: 'silent', KEY_FILE: keyFile };
    expect(await runCli(['staff', 'list'], terminal, (line) => void said.push(line), env)).toBe(0);
    const { email, name } = desk.installation.coordinator;
    expect(said.find((line) => line.startsWith(email))).toContain(`${name}  coordinator`);
  });

  it('of a new desk wait for its key until a colleague hands it over, and then open its cases in the same session', async () => {
    const { row } = await kiran.newCase(() => new Reporter(desk.site).fileReport(ACCOUNT_TAKEN));
    const { account, client } = await joiner('joiner');
    expect((await client.get<Requests>('/api/key-requests')).awaited).toEqual([]);
    expect((await add(account.id)).status).toBe(204);
    expect((await listed(account.id))?.desks).toMatchObject([{ holdsKey: false }]);

    const { awaited } = await client.get<Requests>('/api/key-requests');
    expect(awaited).toMatchObject([{ desk: { id: desk.installation.deskId } }]);
    expect(awaited[0]?.colleagues).toContain(desk.installation.coordinator.name);
    expect(await client.queue()).toEqual([]);
    expect((await client.ask('GET', `/api/cases/${row.id}`)).status).toBe(404);

    const assign = { assigneeId: account.id, from: null };
    const lead = await ConsoleClient.of(desk, desk.installation.coordinator);
    expect((await lead.ask<Problem>('POST', `/api/cases/${row.id}/assign`, assign)).body).toMatchObject({
      code: 'ASSIGNEE_NOT_ON_DESK',
    });
    const ids = async () => (await kiran.case(row.id)).members.map(({ id }) => id);
    expect(await ids()).not.toContain(account.id);

    const { asked } = await kiran.get<Requests>('/api/key-requests');
    expect(asked).toMatchObject([{ person: { id: account.id, name: account.name } }]);
    expect((await letIn(kiran, account.id)).status).toBe(204);
    expect((await letIn(kiran, account.id)).status).toBe(204);
    expect((await kiran.get<Requests>('/api/key-requests')).asked).toEqual([]);

    const session = await client.get<SessionDto>('/api/session');
    expect(session.desks).toMatchObject([{ id: desk.installation.deskId }]);
    expect((await client.queue()).map(({ id }) => id)).toContain(row.id);
    expect((await client.case(row.id)).id).toBe(row.id);
    expect(await ids()).toContain(account.id);
    expect((await lead.ask('POST', `/api/cases/${row.id}/assign`, assign)).status).toBeLessThan(300);
    expect((await listed(account.id))?.desks).toMatchObject([{ holdsKey: true }]);
  });

  it('cannot be let in by somebody who has no key of the desk, nor without having been put on it', async () => {
    const { account, client } = await joiner('alone');
    expect((await letIn(kiran, account.id)).body).toMatchObject({ status: 404, code: 'KEY_NOT_AWAITED' });
    await add(account.id);
    for (const by of [client, await ConsoleClient.signIn(desk.console, (await joiner('third')).account)])
      expect((await letIn(by, account.id)).body).toMatchObject({ status: 404, code: 'DESK_NOT_FOUND' });
    expect((await letIn(admin, account.id)).status).toBe(403);
    expect((await listed(account.id))?.desks).toMatchObject([{ holdsKey: false }]);
  });

  it('are put on a desk once, by administrators, and only where they may open cases', async () => {
    const { account } = await joiner('twice');
    expect((await add(account.id)).status).toBe(204);
    expect((await add(account.id)).body).toMatchObject({ status: 409, code: 'DESK_MEMBER_ALREADY' });
    expect((await add(desk.installation.administrator.id)).body).toMatchObject({
      status: 422,
      code: 'DESK_MEMBER_UNFIT',
    });
    const nobody = '00000000-0000-4000-8000-00000000dead';
    expect((await add(nobody)).body).toMatchObject({ status: 404, code: 'STAFF_NOT_FOUND' });
    expect((await add(account.id, nobody)).body).toMatchObject({ status: 404, code: 'DESK_NOT_FOUND' });
    expect((await add('x')).status).toBe(400);
    const path = `/api/desks/${desk.installation.deskId}/members`;
    expect((await kiran.ask('POST', path, { staffId: account.id })).status).toBe(403);
  });

  it('whom a reporter wants kept away have no sight of that case when they join', async () => {
    const lead = await ConsoleClient.of(desk, desk.installation.coordinator);
    const { row } = await lead.newCase(() =>
      new Reporter(desk.site).fileReport({ ...ACCOUNT_TAKEN, keepOut: 'Zubeida' }),
    );
    await lead.put(`/api/cases/${row.id}/exclusion`, { staffIds: [] });
    const sees = async (local: string, name: string) => {
      const { account, client } = await joiner(local, { name });
      await add(account.id);
      await letIn(kiran, account.id);
      await client.get('/api/session');
      const { status } = await client.ask('GET', `/api/cases/${row.id}`);
      const rows = await client.queue('?limit=100');
      return [status, rows.some(({ id }) => id === row.id)];
    };
    expect(await sees('zubeida', 'Zubeida Khatoon')).toEqual([404, false]);
    expect(await sees('harpreet', 'Harpreet Kaur')).toEqual([200, true]);
  });

  it('get other names, and lose what may mean them by one at once', async () => {
    const lead = await ConsoleClient.of(desk, desk.installation.coordinator);
    const { row } = await lead.newCase(() =>
      new Reporter(desk.site).fileReport({ ...ACCOUNT_TAKEN, keepOut: 'चिंटू' }),
    );
    await lead.put(`/api/cases/${row.id}/exclusion`, { staffIds: [] });
    const { account, client } = await joiner('suresh', { name: 'Suresh Nair' });
    await add(account.id);
    await letIn(kiran, account.id);
    const theirs = await client.liveUpdates();
    expect((await client.case(row.id)).id).toBe(row.id);
    const name = (by: ConsoleClient, otherNames: unknown, id = account.id) =>
      by.ask<Problem>('PUT', `/api/staff/${id}/names`, { otherNames });

    expect((await name(kiran, ['Chintu'])).status).toBe(403);
    for (const wrong of [['Chintu', '\u202Enaem'], [' '], ['x'.repeat(81)]])
      expect((await name(admin, wrong)).body).toMatchObject({ status: 422, code: 'NAME_INVALID' });
    expect((await name(admin, 'Chintu')).status).toBe(400);
    const nobody = '00000000-0000-4000-8000-00000000dead';
    expect((await name(admin, [], nobody)).body).toMatchObject({ status: 404, code: 'STAFF_NOT_FOUND' });
    expect(await listed(account.id)).toMatchObject({ otherNames: [] });
    expect((await client.ask('GET', `/api/cases/${row.id}`)).status).toBe(200);

    expect((await name(admin, [' Chintu ', 'Chintu', 'Suri'])).status).toBe(204);
    await theirs.heard(row.id);
    theirs.close();
    expect(await listed(account.id)).toMatchObject({ otherNames: ['Chintu', 'Suri'] });
    expect((await client.ask('GET', `/api/cases/${row.id}`)).status).toBe(404);
    expect((await lead.case(row.id)).id).toBe(row.id);
  });

  it('whose grant was not signed by a colleague, but written to the database, open nothing', async () => {
    const { account, client } = await joiner('forged');
    await add(account.id);
    await desk.installation.database.query(
      `UPDATE desk_members SET root_grant = o.root_grant, granted_by = o.granted_by, grant_signature = o.grant_signature
         FROM desk_members o WHERE desk_members.staff_id = $1 AND o.staff_id = $2 AND o.desk_id = desk_members.desk_id`,
      [account.id, desk.installation.coordinator.id],
    );
    expect((await client.get<SessionDto>('/api/session')).desks).toEqual([]);
    expect(await client.queue()).toEqual([]);
  });
});

describe('mail about a colleague who waits for a key', () => {
  let desk: Helpdesk;
  let joiner: Account;
  let stopWorker: () => Promise<void>;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    joiner = await desk.installation.addStaff('counsellor', 'joiner', { name: 'Zubeida Khatoon' });
    const admin = await ConsoleClient.of(desk, desk.installation.administrator);
    await admin.post(`/api/desks/${desk.installation.deskId}/members`, { staffId: joiner.id });
    const worker = await runWorker(desk.installation);
    stopWorker = () => worker.close();
  });
  afterAll(async () => {
    await stopWorker();
    await desk.stop();
  });

  const mails = () =>
    mailsIn(desk.installation).filter(({ subject }) => subject.includes('waits for the key'));
  const to = () =>
    mails()
      .map((mail) => mail.to)
      .sort();
  const restarted = async (): Promise<void> => {
    await stopWorker();
    const worker = await runWorker(desk.installation);
    stopWorker = () => worker.close();
  };

  it('reaches those who can let them in at once, and names nobody', async () => {
    const { coordinator, counsellors } = desk.installation;
    const members = [coordinator, ...counsellors].map(({ email }) => email).sort();
    await eventually('the members are mailed', () => to().length === 3);
    expect(to()).toEqual(members);
    for (const mail of mails()) expect(mail.text).not.toMatch(/Zubeida|Khatoon|joiner@/);
  });

  it('comes again after four hours, to administrators too, and no more once they are let in', async () => {
    const { administrator, coordinator, counsellors, database } = desk.installation;
    await eventually('it is noted', async () => {
      const [row] = await database.query<{ asked: number }>('SELECT asked FROM key_requests');
      return row?.asked === 1;
    });
    await database.query(`UPDATE key_requests SET asked_at = now() - interval '4 hours 1 minute'`);
    await restarted();
    await eventually('they are mailed again', () => to().length === 7);
    expect(to()).toContain(administrator.email);

    const lead = await ConsoleClient.of(desk, coordinator);
    await lead.ask('POST', `/api/desks/${desk.installation.deskId}/members/${joiner.id}/key`);
    expect(await database.query('SELECT 1 FROM key_requests')).toEqual([]);
    expect(counsellors).toHaveLength(2);
  });
});
