import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { SessionDto } from '../../src/modules/auth/index.js';
import type { AcceptedInviteDto } from '../../src/modules/people/invites.dto.js';
import type { StaffListDto } from '../../src/modules/people/people.dto.js';
import { ConsoleClient, type Problem } from '../support/console-client.js';
import { afterRounds, runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { mailsIn } from '../support/mails.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';

const PASSWORD = 'seven green boats at noon';

let desk: Helpdesk;
let worker: INestApplicationContext;
let admin: ConsoleClient;
let kiran: ConsoleClient;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  worker = await runWorker(desk.installation);
  admin = await ConsoleClient.of(desk, desk.installation.administrator);
  kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
});
afterAll(async () => {
  await worker.close();
  await desk.stop();
});

const listed = async (id: string) =>
  (await admin.get<StaffListDto>('/api/staff')).people.find((person) => person.id === id);
const letIn = (by: ConsoleClient, staffId: string) =>
  by.ask('POST', `/api/desks/${desk.installation.deskId}/members/${staffId}/key`);
const tokenTo = (address: string) =>
  afterRounds(worker, 'people.invites', 'the mail is there', () =>
    mailsIn(desk.installation)
      .filter(({ to }) => to === address)
      .map(({ text }) => /\/#invite=([\w-]+)/.exec(text)?.[1])
      .find((token) => token !== undefined),
  );

describe('a person who has lost password and recovery code', () => {
  it('gets new keys, is let in again by a colleague, and finds everything as it was but the drafts', async () => {
    const meera = desk.installation.counsellors[1];
    const before = await ConsoleClient.signIn(desk.console, meera);
    const { row } = await kiran.newCase(() => new Reporter(desk.site).fileReport(ACCOUNT_TAKEN));
    await before.post(`/api/cases/${row.id}/notes`, { id: randomUUID(), text: 'Written before.' });
    await before.put(`/api/cases/${row.id}/drafts/note`, { text: 'Not saved yet.' });
    // A colleague whom she let in must not lose the desk with her keys.
    const joiner = await desk.installation.addStaff('counsellor', 'let-in-by-meera');
    await admin.post(`/api/desks/${desk.installation.deskId}/members`, { staffId: joiner.id });
    expect((await letIn(before, joiner.id)).status).toBe(204);

    const { id } = await admin.post<{ id: string }>(`/api/staff/${meera.id}/reset`, {});
    const token = await tokenTo(meera.email);
    const guest = new ConsoleClient(desk.console);
    const { recoveryCode, confirmationCode } = await guest.post<AcceptedInviteDto>('/api/invites/accept', {
      token,
      newPassword: PASSWORD,
    });
    // Until it is confirmed, nothing has changed.
    expect((await before.case(row.id)).id).toBe(row.id);
    await admin.post(`/api/staff/invites/${id}/confirm`, { code: confirmationCode });

    expect((await before.ask('GET', '/api/session')).status).toBe(401);
    await expect(ConsoleClient.signIn(desk.console, meera)).rejects.toThrow('SIGN_IN_REFUSED');
    const old = { email: meera.email, recoveryCode: meera.recoveryCode, newPassword: PASSWORD };
    expect((await guest.ask('POST', '/api/auth/recover', old)).status).toBe(401);

    const after = await ConsoleClient.signIn(desk.console, { email: meera.email, passphrase: PASSWORD });
    expect((await listed(meera.id))?.desks).toMatchObject([{ holdsKey: false }]);
    expect(await after.queue()).toEqual([]);
    expect((await letIn(kiran, meera.id)).status).toBe(204);
    await after.get('/api/session');

    const { entries, drafts } = await after.case(row.id);
    expect(entries.map(({ text }) => text)).toContain('Written before.');
    expect(drafts).toMatchObject({ note: null });
    await after.post(`/api/cases/${row.id}/notes`, { id: randomUUID(), text: 'Written after.' });
    const texts = (await kiran.case(row.id)).entries.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['Written before.', 'Written after.']));
    const theirs = await ConsoleClient.signIn(desk.console, joiner);
    expect((await theirs.get<SessionDto>('/api/session')).desks).toMatchObject([
      { id: desk.installation.deskId },
    ]);
    const again = { email: meera.email, recoveryCode, newPassword: 'nine yellow kites at dusk' };
    expect((await guest.ask('POST', '/api/auth/recover', again)).status).toBe(200);
  });

  it('keeps the organisation’s key as an administrator', async () => {
    const second = await desk.installation.addStaff('administrator', 'second-admin');
    const { id } = await admin.post<{ id: string }>(`/api/staff/${second.id}/reset`, {});
    const token = await tokenTo(second.email);
    const guest = new ConsoleClient(desk.console);
    const { confirmationCode: code } = await guest.post<AcceptedInviteDto>('/api/invites/accept', {
      token,
      newPassword: PASSWORD,
    });
    await admin.post(`/api/staff/invites/${id}/confirm`, { code });
    const client = await ConsoleClient.signIn(desk.console, { email: second.email, passphrase: PASSWORD });
    const account = await desk.installation.addStaff('counsellor', 'added-by-second');
    await client.post(`/api/desks/${desk.installation.deskId}/members`, { staffId: account.id });
  });

  it('is asked for by administrators alone, of people who are here, and once at a time', async () => {
    const { id } = desk.installation.coordinator;
    expect((await kiran.ask('POST', `/api/staff/${id}/reset`)).status).toBe(403);
    expect((await admin.ask('POST', `/api/staff/${id}/reset`)).status).toBe(201);
    expect((await admin.ask<Problem>('POST', `/api/staff/${id}/reset`)).body).toMatchObject({
      code: 'INVITE_ALREADY',
    });
    const nobody = await admin.ask<Problem>('POST', `/api/staff/${randomUUID()}/reset`);
    expect(nobody.body).toMatchObject({ status: 404, code: 'STAFF_NOT_FOUND' });
  });
});

describe('another role', () => {
  const change = (id: string, role: string, by = admin) =>
    by.ask<Problem>('POST', `/api/staff/${id}/role`, { role });

  it('ends the sessions of the person, who then works in it', async () => {
    const account = await desk.installation.addStaff('counsellor', 'rises');
    const before = await ConsoleClient.signIn(desk.console, account);
    expect((await change(account.id, 'coordinator')).status).toBe(204);
    expect((await before.ask('GET', '/api/session')).status).toBe(401);
    const after = await ConsoleClient.signIn(desk.console, account);
    expect((await after.get<SessionDto>('/api/session')).permissions).toContain('case.assign');
    expect((await change(account.id, 'coordinator')).status).toBe(204);
    expect((await after.ask('GET', '/api/session')).status).toBe(200);
  });

  it('of an administrator comes with the organisation’s key, and goes with it', async () => {
    const account = await desk.installation.addStaff('auditor', 'becomes-admin');
    expect((await change(account.id, 'administrator')).status).toBe(204);
    const client = await ConsoleClient.signIn(desk.console, account);
    const added = await desk.installation.addStaff('counsellor', 'added-by-new-admin');
    await client.post(`/api/desks/${desk.installation.deskId}/members`, { staffId: added.id });
    expect((await change(account.id, 'auditor', client)).body).toMatchObject({
      status: 422,
      code: 'ROLE_OWN',
    });
    expect((await change(account.id, 'auditor')).status).toBe(204);
    const [row] = await desk.installation.database.query<{ held: boolean }>(
      'SELECT organisation_grant IS NOT NULL AS held FROM staff WHERE id = $1',
      [account.id],
    );
    expect(row?.held).toBe(false);
  });

  it('that opens no case is for nobody who is on a desk', async () => {
    const { id } = desk.installation.coordinator;
    expect((await change(id, 'auditor')).body).toMatchObject({ status: 409, code: 'ROLE_NEEDS_NO_DESK' });
    expect((await change(id, 'chief')).status).toBe(400);
    expect((await change(randomUUID(), 'auditor')).body).toMatchObject({
      status: 404,
      code: 'STAFF_NOT_FOUND',
    });
    expect((await change(id, 'counsellor', kiran)).status).toBe(403);
  });
});
