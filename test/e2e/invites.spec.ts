import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { runCli } from '../../src/cli/run.js';
import type { AcceptedInviteDto, InviteDto } from '../../src/modules/people/invites.dto.js';
import type { StaffListDto } from '../../src/modules/people/people.dto.js';
import { ConsoleClient, type Problem } from '../support/console-client.js';
import { afterRounds, runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { mailsIn } from '../support/mails.js';

const PASSWORD = 'seven green boats at noon';

let desk: Helpdesk;
let worker: INestApplicationContext;
let admin: ConsoleClient;
let guest: ConsoleClient;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  worker = await runWorker(desk.installation);
  admin = await ConsoleClient.of(desk, desk.installation.administrator);
  guest = new ConsoleClient(desk.console);
});
afterAll(async () => {
  await worker.close();
  await desk.stop();
});

const sql = <T extends object>(text: string, params: unknown[] = []) =>
  desk.installation.database.query<T>(text, params);
const person = (local: string, more: object = {}) => ({
  email: `${local}@desk.example`,
  name: `Person ${local}`,
  role: 'counsellor',
  deskIds: [desk.installation.deskId],
  ...more,
});
const mailsTo = (local: string) =>
  mailsIn(desk.installation).filter(({ to }) => to === `${local}@desk.example`);
const tokensTo = (local: string): string[] =>
  mailsTo(local)
    .map(({ text }) => /\/#invite=([\w-]+)/.exec(text)?.[1])
    .filter((token) => token !== undefined);
/** Invites, and waits for the mail. */
async function invite(local: string, more: object = {}): Promise<{ id: string; token: string }> {
  const { id } = await admin.post<{ id: string }>('/api/staff/invites', person(local, more));
  await afterRounds(worker, 'people.invites', 'the mail is there', () => tokensTo(local).length === 1);
  return { id, token: tokensTo(local)[0] ?? '' };
}
const look = (token: string) => guest.ask<Problem>('POST', '/api/invites/look', { token });
const accept = (token: string, newPassword = PASSWORD) =>
  guest.ask<AcceptedInviteDto & Problem>('POST', '/api/invites/accept', { token, newPassword });
const confirm = (id: string, code: string) =>
  admin.ask<Problem>('POST', `/api/staff/invites/${id}/confirm`, { code });
const waiting = () => admin.get<InviteDto[]>('/api/staff/invites');
const listed = async (local: string) =>
  (await admin.get<StaffListDto>('/api/staff')).people.find(({ email }) => email === `${local}@desk.example`);
const signIn = (local: string, passphrase = PASSWORD) =>
  ConsoleClient.signIn(desk.console, { email: `${local}@desk.example`, passphrase });

describe('an invitation', () => {
  it('leads from a mail to a password of one’s own, and by an administrator who confirms it to the desk', async () => {
    const { id, token } = await invite('meera-new');
    expect((await look(token)).body).toMatchObject({ kind: 'join', name: 'Person meera-new' });
    expect(await waiting()).toMatchObject([{ id, state: 'open', desks: [{ id: desk.installation.deskId }] }]);

    const { status, body } = await accept(token);
    expect(status).toBe(200);
    expect(body.recoveryCode).toMatch(/^(\w{4}-){6}\w{4}$/);
    expect(await waiting()).toMatchObject([{ id, state: 'accepted' }]);
    await expect(signIn('meera-new')).rejects.toThrow('SIGN_IN_REFUSED');
    expect(await listed('meera-new')).toBeUndefined();
    await afterRounds(worker, 'people.invites', 'the mail is there', () =>
      mailsTo('admin').some(({ subject }) => subject === 'Somebody waits for you to confirm them'),
    );

    expect((await confirm(id, 'AAAA-AAAA-AAAA-AAAA')).body).toMatchObject({ code: 'INVITE_CODE_WRONG' });
    expect((await confirm(id, body.confirmationCode.toLowerCase().replaceAll('-', ' '))).status).toBe(204);
    expect(await waiting()).toEqual([]);
    expect(await listed('meera-new')).toMatchObject({
      role: 'counsellor',
      active: true,
      desks: [{ holdsKey: false }],
    });
    await afterRounds(worker, 'people.invites', 'the mail is there', () =>
      mailsTo('meera-new').some(({ subject }) => subject === 'You can sign in now'),
    );

    const newcomer = await signIn('meera-new');
    expect(await newcomer.get('/api/key-requests')).toMatchObject({
      awaited: [{ desk: { id: desk.installation.deskId } }],
    });
    const recovered = await guest.ask('POST', '/api/auth/recover', {
      email: 'meera-new@desk.example',
      recoveryCode: body.recoveryCode,
      newPassword: 'nine yellow kites at dusk',
    });
    expect(recovered.status).toBe(200);
  });

  it('makes an administrator who can sign for the organisation', async () => {
    const { id, token } = await invite('admin-two', { role: 'administrator', deskIds: [] });
    const { body } = await accept(token);
    await confirm(id, body.confirmationCode);
    const second = await signIn('admin-two');
    const counsellor = await desk.installation.addStaff('counsellor', 'added-by-two');
    await second.post(`/api/desks/${desk.installation.deskId}/members`, { staffId: counsellor.id });
    expect((await listed('added-by-two'))?.desks).toMatchObject([{ id: desk.installation.deskId }]);
  });

  it('works once, also for two at the same moment', async () => {
    const { token } = await invite('once');
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    for (const answer of [await look(token), await accept(token)])
      expect(answer.body).toMatchObject({ status: 410, code: 'INVITE_USED' });
  });

  it('ends after 24 hours, and a new link takes its place', async () => {
    const { id, token } = await invite('late');
    await sql(`UPDATE staff_invites SET expires_at = expires_at - interval '24 hours' WHERE id = $1`, [id]);
    // The time is part of what the token is of: a row that was changed answers no link at all.
    expect((await look(token)).body).toMatchObject({ code: 'INVITE_UNKNOWN' });
    await sql(`UPDATE staff_invites SET expires_at = expires_at + interval '24 hours' WHERE id = $1`, [id]);
    expect((await look(token)).status).toBe(200);
    expect((await admin.ask('POST', `/api/staff/invites/${id}/again`)).status).toBe(204);
    await afterRounds(worker, 'people.invites', 'the mail is there', () => tokensTo('late').length === 2);
    const [newer] = tokensTo('late').filter((one) => one !== token);
    expect((await look(token)).body).toMatchObject({ status: 404, code: 'INVITE_UNKNOWN' });
    expect((await look(newer ?? '')).status).toBe(200);
  });

  it('can be taken back, before and after it was used', async () => {
    const [open, used] = [await invite('back-open'), await invite('back-used')];
    await accept(used.token);
    for (const { id, token } of [open, used]) {
      expect((await admin.ask('POST', `/api/staff/invites/${id}/withdraw`)).status).toBe(204);
      expect((await look(token)).body).toMatchObject({ status: 410, code: 'INVITE_WITHDRAWN' });
      expect((await admin.ask('POST', `/api/staff/invites/${id}/withdraw`)).body).toMatchObject({
        code: 'INVITE_OVER',
      });
      expect((await confirm(id, 'x')).body).toMatchObject({ status: 409, code: 'INVITE_OVER' });
    }
    const kept = await sql(
      `SELECT 1 FROM staff_invites WHERE state = 'withdrawn' AND root_by_password IS NOT NULL`,
    );
    expect(kept).toEqual([]);
  });

  it('takes no password that is short or common, and stays open', async () => {
    const { token } = await invite('weak');
    expect((await accept(token, 'short')).body).toMatchObject({ status: 422, code: 'PASSWORD_SHORT' });
    expect((await look(token)).status).toBe(200);
  });

  it('is not made by any token that was not sent', async () => {
    for (const token of ['', 'x', 'A'.repeat(64), 'ü'.repeat(64)])
      expect((await look(token)).body).toMatchObject({ status: 404, code: 'INVITE_UNKNOWN' });
    expect((await guest.ask('POST', '/api/invites/look', { token: 7 })).status).toBe(400);
  });

  it('of keys or a role that somebody changed in the database is not confirmed by the code that was read', async () => {
    const { id, token } = await invite('raised');
    const { body } = await accept(token);
    await sql(`UPDATE staff_invites SET role = 'administrator' WHERE id = $1`, [id]);
    expect((await confirm(id, body.confirmationCode)).body).toMatchObject({ code: 'INVITE_CODE_WRONG' });
    await sql(
      `UPDATE staff_invites SET role = 'counsellor', kem_public = (SELECT kem_public FROM staff LIMIT 1) WHERE id = $1`,
      [id],
    );
    expect((await confirm(id, body.confirmationCode)).body).toMatchObject({ code: 'INVITE_CODE_WRONG' });
  });

  it('is one for an address, and none for whoever is here', async () => {
    await invite('same');
    const answer = await admin.ask<Problem>('POST', '/api/staff/invites', person('SAME'));
    expect(answer.body).toMatchObject({ status: 409, code: 'INVITE_ALREADY' });
    const { email } = desk.installation.coordinator;
    expect(
      (await admin.ask<Problem>('POST', '/api/staff/invites', person('x', { email }))).body,
    ).toMatchObject({ code: 'EMAIL_TAKEN' });
    const unfit = person('unfit', { role: 'auditor' });
    expect((await admin.ask<Problem>('POST', '/api/staff/invites', unfit)).body).toMatchObject({
      code: 'DESK_MEMBER_UNFIT',
    });
    const lead = await ConsoleClient.of(desk, desk.installation.coordinator);
    expect((await lead.ask('POST', '/api/staff/invites', person('z'))).status).toBe(403);
    expect((await lead.ask('GET', '/api/staff/invites')).status).toBe(403);
  });

  it('leaves its token nowhere in the database', async () => {
    const { token } = await invite('secret');
    const mac = Buffer.from(token, 'base64url').subarray(16).toString('hex');
    const tables = await sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const rows = await sql<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
      for (const { row } of rows) expect(row.includes(token) || row.includes(mac)).toBe(false);
    }
  });

  it('can be sent and confirmed by commands', async () => {
    const said: string[] = [];
    const terminal = {
      say: (line: string) => void said.push(line),
      ask: () => Promise.resolve(desk.installation.administrator.passphrase),
    };
    const keyFile = join(mkdtempSync(join(tmpdir(), 'abhaya-keys-')), 'keys.json');
    writeFileSync(keyFile, desk.installation.keyFile.toText(), { mode: 0o600 });
    const env = { ...desk.installation.variables, NODE_ENV: 'test', LOG_LEVEL: 'silent', KEY_FILE: keyFile };
    const run = (...args: string[]) =>
      runCli(
        [...args, '--as', desk.installation.administrator.email],
        terminal,
        (line) => void said.push(line),
        env,
      );
    const who = ['--email', 'shell@desk.example', '--name', 'Shell', '--role', 'counsellor'];
    expect(await run('staff', 'invite', ...who)).toBe(0);
    expect(await run('staff', 'invite', ...who)).toBe(1);
    expect(said.at(-1)).toContain('open invitation');
    await afterRounds(worker, 'people.invites', 'the mail is there', () => tokensTo('shell').length === 1);
    const { body } = await accept(tokensTo('shell')[0] ?? '');
    expect(await run('staff', 'confirm', 'shell@desk.example', '--code', body.confirmationCode)).toBe(0);
    expect((await signIn('shell')).cookie).not.toBe('');
  });
});
