import type { BoardDto } from '../../src/modules/load/board.dto.js';
import type { HandedOverDto, HeldCasesDto } from '../../src/modules/load/hand-over-all.dto.js';
import { command } from '../support/cli.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, CHILD_THREATENED } from '../support/reports.js';

describe('all cases of somebody who is ill', () => {
  let installation: Installation;
  let web: RunningWeb;
  let kiran: ConsoleClient;
  let coordinator: ConsoleClient;
  let admin: ConsoleClient;

  beforeEach(async () => {
    installation = await createInstallation();
    web = await runWeb(installation);
    const at = { console: web.console, installation };
    kiran = await ConsoleClient.of(at, installation.counsellors[0]);
    coordinator = await ConsoleClient.of(at, installation.coordinator);
    admin = await ConsoleClient.of(at, installation.administrator);
  });
  afterEach(async () => {
    await web?.stop();
    await installation.database.drop();
  });

  const kirans = () => installation.counsellors[0].id;
  const meeras = () => installation.counsellors[1].id;
  const leads = () => installation.coordinator.id;
  const filed = async (answers = CHILD_THREATENED) =>
    (await kiran.newCase(() => new Reporter(web.site).fileReport(answers))).row;
  const taken = async (answers = CHILD_THREATENED) => {
    const row = await filed(answers);
    await kiran.post(`/api/cases/${row.id}/assign`, { assigneeId: kirans() });
    return row;
  };
  const held = () => coordinator.get<HeldCasesDto>(`/api/board/people/${kirans()}`);
  const handOver = (body: object) =>
    coordinator.post<HandedOverDto>(`/api/board/people/${kirans()}/hand-over`, {
      deskId: installation.deskId,
      ...body,
    });
  const whoHas = async (...ids: string[]) => {
    const rows = await coordinator.queue();
    return ids.map((id) => rows.find((row) => row.id === id)?.assignee?.id ?? null);
  };

  it('go to one colleague, to nobody, or by load, and are counted before', async () => {
    const [one, two, three] = [await taken(), await taken(), await taken()];
    expect((await held()).desks).toMatchObject([
      { id: installation.deskId, onDesk: true, open: 3, colleagues: [{ id: leads() }, { id: meeras() }] },
    ]);
    expect(await handOver({ to: 'colleague', assigneeId: meeras() })).toEqual({
      done: 3,
      failed: [],
      next: null,
    });
    expect(await whoHas(one.id, two.id, three.id)).toEqual([meeras(), meeras(), meeras()]);
    expect(await handOver({ to: 'load' })).toEqual({ done: 0, failed: [], next: null });

    for (const { id } of [one, two])
      await coordinator.post(`/api/cases/${id}/assign`, { assigneeId: kirans() });
    expect((await handOver({ to: 'load' })).done).toBe(2);
    // Meera has one already, so that the coordinator, who has none, gets the most of them.
    expect(await whoHas(one.id, two.id)).toContain(leads());
    await coordinator.post(`/api/cases/${one.id}/assign`, { assigneeId: kirans() });
    expect((await handOver({ to: 'nobody' })).done).toBe(1);
    expect(await whoHas(one.id)).toEqual([null]);
    const [last] = await installation.database.query<{ action: string; actor_id: string }>(
      'SELECT action, actor_id FROM audit_log WHERE subject_id = $1 ORDER BY sequence DESC LIMIT 1',
      [one.id],
    );
    expect(last).toEqual({ action: 'case.assigned', actor_id: leads() });
  });

  it('stay where nobody else may have them, each with the reason', async () => {
    const keepOut = installation.counsellors[1].name.split(' ')[0] ?? '';
    const { row: kept } = await kiran.newCase(() =>
      new Reporter(web.site).fileReport({ ...ACCOUNT_TAKEN, keepOut }),
    );
    await kiran.post(`/api/cases/${kept.id}/assign`, { assigneeId: kirans() });
    const plain = await taken();
    const answer = await handOver({ to: 'colleague', assigneeId: meeras() });
    expect(answer).toMatchObject({
      done: 1,
      failed: [{ id: kept.id, reference: kept.reference, code: 'ASSIGNEE_NOT_ON_DESK' }],
    });
    expect(await whoHas(kept.id, plain.id)).toEqual([kirans(), meeras()]);
    await coordinator.put('/api/account/work', { languages: [], optedOut: [kept.kind] });
    expect((await handOver({ to: 'load' })).failed).toMatchObject([{ id: kept.id, code: 'NOBODY_FITS' }]);
    expect(await whoHas(kept.id)).toEqual([kirans()]);
    expect((await handOver({ to: 'colleague', assigneeId: leads() })).done).toBe(1);
  });

  it('are not counted and do not move where they are kept from the coordinator', async () => {
    await taken();
    const before = await held();
    const keepOut = installation.coordinator.name.split(' ')[0] ?? '';
    const { row: hidden } = await kiran.newCase(() =>
      new Reporter(web.site).fileReport({ ...ACCOUNT_TAKEN, keepOut }),
    );
    await kiran.post(`/api/cases/${hidden.id}/assign`, { assigneeId: kirans() });
    expect(await held()).toEqual(before);
    expect(await handOver({ to: 'nobody' })).toEqual({ done: 1, failed: [], next: null });
    expect((await kiran.case(hidden.id)).assignee?.id).toBe(kirans());
  });

  it('wait on the board after they have left, whose shifts have ended, and go on from there', async () => {
    const one = await taken();
    const shift = { weekday: 1, fromMinute: 0, toMinute: 600, step: 1 };
    const { database, deskId } = installation;
    await database.query(
      `INSERT INTO desk_duty (desk_id, zone, always_open, revision) VALUES ($1, 'UTC', true, 1)`,
      [deskId],
    );
    for (const [id, staffId] of [kirans(), meeras()].entries())
      await database.query(
        `INSERT INTO duty_shifts (id, desk_id, staff_id, weekday, from_minute, to_minute, step)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6)`,
        [deskId, staffId, shift.weekday + id, shift.fromMinute, shift.toMinute, shift.step],
      );
    await kiran.put('/api/account/work', { languages: ['hi'], optedOut: [] });
    await admin.post(`/api/staff/${kirans()}/disable`, {});
    const left = await database.query<{ staff_id: string }>('SELECT staff_id FROM duty_shifts');
    expect(left.map(({ staff_id: id }) => id)).toEqual([meeras()]);
    expect(await database.query('SELECT revision FROM desk_duty')).toEqual([{ revision: 2 }]);
    expect(await database.query('SELECT 1 FROM work_preferences WHERE staff_id = $1', [kirans()])).toEqual(
      [],
    );

    const [board] = (await coordinator.get<BoardDto>('/api/board')).desks;
    expect(board?.people.find(({ id }) => id === kirans())).toMatchObject({ onDesk: false, open: 1 });
    expect((await held()).desks).toMatchObject([{ onDesk: false, open: 1 }]);
    expect((await handOver({ to: 'colleague', assigneeId: meeras() })).done).toBe(1);
    expect(await whoHas(one.id)).toEqual([meeras()]);
    const [after] = (await coordinator.get<BoardDto>('/api/board')).desks;
    expect(after?.people.some(({ id }) => id === kirans())).toBe(false);
    expect(await coordinator.ask('GET', `/api/board/people/${kirans()}`)).toMatchObject({
      status: 404,
      body: { code: 'HAND_OVER_PERSON_NOT_FOUND' },
    });
  });

  it('are no matter of counsellors, administrators and other desks', async () => {
    const path = `/api/board/people/${kirans()}`;
    for (const client of [kiran, admin]) {
      expect((await client.ask('GET', path)).status).toBe(403);
      const body = { deskId: installation.deskId, to: 'nobody' };
      expect((await client.ask('POST', `${path}/hand-over`, body)).status).toBe(403);
    }
    const { deskId, counsellor } = await installation.addDesk('Desk elsewhere');
    expect(await coordinator.ask('POST', `${path}/hand-over`, { deskId, to: 'nobody' })).toMatchObject({
      status: 404,
      body: { code: 'HAND_OVER_DESK_NOT_FOUND' },
    });
    expect((await coordinator.ask('GET', `/api/board/people/${counsellor.id}`)).status).toBe(404);
    const own = { deskId: installation.deskId, to: 'colleague', assigneeId: kirans() };
    expect(await coordinator.ask('POST', `${path}/hand-over`, own)).toMatchObject({
      status: 409,
      body: { code: 'HAND_OVER_SAME_PERSON' },
    });
    for (const wrong of [{ to: 'colleague' }, { to: 'everybody' }, { to: 'load', after: 'x' }])
      expect(
        (await coordinator.ask('POST', `${path}/hand-over`, { deskId: installation.deskId, ...wrong }))
          .status,
      ).toBe(400);
  });

  it('are handed over by command line too, with the password of a coordinator', async () => {
    const [one, two] = [await taken(), await taken()];
    const { email } = installation.counsellors[0];
    const { email: lead, passphrase } = installation.coordinator;
    const run = (to: string, answers: string[]) =>
      command(installation, ['staff', 'hand-over', email, '--to', to, '--as', lead], answers);
    expect(await run('nobody', ['wrong'])).toMatchObject({ status: 1 });
    expect(await whoHas(one.id, two.id)).toEqual([kirans(), kirans()]);
    const done = await run(installation.counsellors[1].email, [passphrase]);
    expect(done.out).toContain('Desk First desk: 2 case(s) handed over.');
    expect(done.status).toBe(0);
    expect(await whoHas(one.id, two.id)).toEqual([meeras(), meeras()]);
    expect((await run('everybody', [passphrase])).status).toBe(2);
  });
});
