import { Scheduler } from '../../src/platform/schedule/index.js';
import type { AuditPageDto, AuditStateDto } from '../../src/modules/audit/dto/audit.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, eventually, type Account, type Installation } from '../support/index.js';

describe('the audit log for auditors', () => {
  let installation: Installation;
  let web: RunningWeb;
  let auditor: Account;
  let noor: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    web = await runWeb(installation);
    auditor = await installation.addStaff('auditor', 'auditor', { name: 'Noor Auditor' });
    noor = await ConsoleClient.signIn(web.console, auditor);
    const kiran = await ConsoleClient.signIn(web.console, installation.counsellors[0]);
    await kiran.ask('POST', '/api/auth/sign-out');
  });
  afterAll(async () => {
    await web?.stop();
    await installation.database.drop();
  });

  const rows = async (query: string) => (await noor.get<AuditPageDto>(`/api/audit?${query}`)).items;
  const checked = () =>
    eventually('the end of the check', async () => {
      const state = await noor.get<AuditStateDto>('/api/audit/checks');
      return state.checking ? null : state;
    });
  const check = async (head?: string): Promise<NonNullable<AuditStateDto['last']>> => {
    expect((await noor.ask('POST', '/api/audit/checks', head === undefined ? {} : { head })).status).toBe(
      202,
    );
    const { last } = await checked();
    if (!last) throw new Error('No check was kept.');
    return last;
  };

  it('is narrowed by what was done, by whom and on which day, page by page', async () => {
    const [kiran] = installation.counsellors;
    const ofKiran = await rows(`person=${kiran.id}`);
    expect(new Set(ofKiran.map(({ actorId }) => actorId))).toEqual(new Set([kiran.id]));
    const started = await rows('action=session.started');
    expect(new Set(started.map(({ action }) => action))).toEqual(new Set(['session.started']));
    const both = await rows(`person=${kiran.id}&action=session.ended`);
    expect(both.map(({ actorId, action }) => [actorId, action])).toEqual([[kiran.id, 'session.ended']]);

    const today = both[0]?.at.slice(0, 10) ?? '';
    expect(await rows(`person=${kiran.id}&action=session.ended&day=${today}`)).toHaveLength(1);
    expect(await rows('action=session.ended&day=2020-01-01')).toEqual([]);

    const first = await noor.get<AuditPageDto>('/api/audit?action=session.started&limit=1');
    const next = await noor.get<AuditPageDto>(
      `/api/audit?action=session.started&limit=1&cursor=${first.nextCursor}`,
    );
    expect(next.items[0]?.action).toBe('session.started');
    expect(Number(next.items[0]?.sequence)).toBeLessThan(Number(first.items[0]?.sequence));
  });

  it('says what is wrong with a filter', async () => {
    for (const query of ['action=x', 'person=me', 'day=yesterday', 'day=2026-02-30', 'cursor=-1'])
      expect((await noor.ask('GET', `/api/audit?${query}`)).status).toBe(400);
  });

  it('names people and desks, those who have left too', async () => {
    const gone = await installation.addStaff('counsellor', 'gone', { name: 'Gone Person' });
    await installation.database.query('UPDATE staff SET active = false WHERE id = $1', [gone.id]);
    const names = await noor.get<{ people: { id: string; name: string }[]; desks: { name: string }[] }>(
      '/api/audit/names',
    );
    expect(names.people).toContainEqual({ id: gone.id, name: 'Gone Person' });
    expect(names.people).toContainEqual({ id: auditor.id, name: 'Noor Auditor' });
    expect(names.desks.map(({ name }) => name)).toEqual(['First desk']);
    expect(JSON.stringify(names)).not.toContain('@');
  });

  it('was not checked before somebody did', async () => {
    expect(await checked()).toEqual({ last: null, checking: false });
  });

  it('is checked by the worker, and when an auditor asks for it', async () => {
    const worker = await runWorker(installation);
    await worker.get(Scheduler, { strict: false }).run('audit.watch');
    await worker.close();
    const daily = (await checked()).last;
    expect(daily).toMatchObject({ intact: true, checkedBy: null });

    await installation.database.query(`UPDATE audit_checks SET checked_at = checked_at - interval '1 hour'`);
    const asked = await check(daily?.head ?? undefined);
    expect(asked).toMatchObject({ intact: true, checkedBy: auditor.id });
    expect(asked.rows).toBeGreaterThanOrEqual(daily?.rows ?? Infinity);
    expect((await rows('action=audit.checked'))[0]?.actorId).toBe(auditor.id);
  });

  it('is not whole without a head that was given out', async () => {
    expect(await check('ab'.repeat(32))).toMatchObject({ intact: false, head: null });
    expect((await noor.ask('POST', '/api/audit/checks', { head: 'short' })).status).toBe(400);
  });

  it('is not whole where a row was changed, or its end was cut off', async () => {
    const older = `UPDATE audit_checks SET checked_at = checked_at - interval '1 hour'`;
    await installation.database.query(older);
    expect(await check()).toMatchObject({ intact: true });
    await installation.database.query(older);
    await installation.database.query('ALTER TABLE audit_log DISABLE TRIGGER USER');
    await installation.database.query(`DELETE FROM audit_log WHERE action = 'audit.checked'`);
    expect(await check()).toMatchObject({ intact: false });
  });

  it('is nothing for those who open cases', async () => {
    const meera = await ConsoleClient.of({ console: web.console, installation }, installation.counsellors[1]);
    for (const path of ['/api/audit', '/api/audit/checks', '/api/audit/names'])
      expect((await meera.ask('GET', path)).status).toBe(403);
    expect((await meera.ask('POST', '/api/audit/checks', {})).status).toBe(403);
  });
});
