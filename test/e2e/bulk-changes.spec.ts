import { randomUUID } from 'node:crypto';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

interface Answer {
  done: number;
  failed: { id: string; reference: string | null; code: string }[];
}

const ONE_ID = '0b6f0f0e-9a6e-4c1e-9b53-0d7a2a7a3c11';

describe('one change to many cases', () => {
  let installation: Installation;
  let web: RunningWeb;
  let kiran: ConsoleClient;
  let coordinator: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    web = await runWeb(installation);
    const at = { console: web.console, installation };
    kiran = await ConsoleClient.of(at, installation.counsellors[0]);
    coordinator = await ConsoleClient.of(at, installation.coordinator);
  });
  afterAll(async () => {
    await web?.stop();
    await installation.database.drop();
  });

  const given = async () =>
    (await kiran.newCase(() => new Reporter(web.site).fileReport(CHILD_THREATENED))).row;
  const bulk = async (who: ConsoleClient, body: object): Promise<Answer> =>
    (await who.ask<Answer>('POST', '/api/cases/bulk', body)).body;
  const [first, second] = [() => installation.counsellors[0].id, () => installation.counsellors[1].id];
  const holder = async (id: string) => (await coordinator.case(id)).assignee?.id ?? null;

  it('assigns each for itself, and says of each that it left why', async () => {
    const [free, taken] = [await given(), await given()];
    await kiran.post(`/api/cases/${taken.id}/assign`, { assigneeId: first() });
    const gone = randomUUID();
    const cases = [free, taken, { id: gone }].map(({ id }) => ({ id, from: null }));
    expect(await bulk(coordinator, { change: 'assign', cases, assigneeId: second() })).toEqual({
      done: 1,
      failed: [
        { id: taken.id, reference: taken.reference, code: 'CASE_TAKEN' },
        { id: gone, reference: null, code: 'CASE_NOT_FOUND' },
      ],
    });
    expect([await holder(free.id), await holder(taken.id)]).toEqual([second(), first()]);
  });

  it('gives a case of another desk, or to a person of another, the answers of one alone', async () => {
    const { counsellor } = await installation.addDesk(`Desk ${randomUUID()}`);
    const stranger = await ConsoleClient.signIn(web.console, counsellor);
    const found = await given();
    const cases = [{ id: found.id }];
    expect(await bulk(stranger, { change: 'assign', cases, assigneeId: counsellor.id })).toEqual({
      done: 0,
      failed: [{ id: found.id, reference: null, code: 'CASE_NOT_FOUND' }],
    });
    expect(await bulk(coordinator, { change: 'assign', cases, assigneeId: counsellor.id })).toEqual({
      done: 0,
      failed: [{ id: found.id, reference: found.reference, code: 'ASSIGNEE_NOT_ON_DESK' }],
    });
  });

  it('hands over what the caller has, and nothing that a colleague has', async () => {
    const [mine, theirs, nobodys] = [await given(), await given(), await given()];
    await kiran.post(`/api/cases/${mine.id}/assign`, { assigneeId: first() });
    await coordinator.post(`/api/cases/${theirs.id}/assign`, { assigneeId: installation.coordinator.id });
    const cases = [mine, theirs, nobodys].map(({ id }) => ({ id }));
    const { done, failed } = await bulk(kiran, { change: 'hand_over', cases, assigneeId: second() });
    expect([done, failed.map(({ code }) => code)]).toEqual([1, ['CASE_TAKEN', 'CASE_TAKEN']]);
    expect(await Promise.all([mine, theirs, nobodys].map(({ id }) => holder(id)))).toEqual([
      second(),
      installation.coordinator.id,
      null,
    ]);
  });

  it('sets a status where it follows from the one that a case has', async () => {
    const [fresh, read] = [await given(), await given()];
    await kiran.post(`/api/cases/${read.id}/status`, { status: 'in_progress' });
    const cases = [fresh, read].map(({ id }) => ({ id }));
    expect(
      await bulk(kiran, { change: 'status', cases, status: { status: 'waiting_for_reporter' } }),
    ).toEqual({
      done: 1,
      failed: [{ id: fresh.id, reference: fresh.reference, code: 'STATUS_NOT_ALLOWED' }],
    });
    expect((await kiran.case(read.id)).status).toBe('waiting_for_reporter');
  });

  it.each([
    ['no cases', { change: 'assign', cases: [], assigneeId: null }],
    ['one case twice', { change: 'assign', cases: [{ id: ONE_ID }, { id: ONE_ID }], assigneeId: null }],
    ['nobody named', { change: 'assign', cases: [{ id: randomUUID() }] }],
    ['no status', { change: 'status', cases: [{ id: randomUUID() }] }],
    ['no such status', { change: 'status', cases: [{ id: randomUUID() }], status: { status: 'lost' } }],
    ['no such change', { change: 'erase', cases: [{ id: randomUUID() }] }],
    ['cases that are none', { change: 'assign', cases: ['x', null], assigneeId: null }],
    [
      'too many',
      {
        change: 'assign',
        cases: Array.from({ length: 101 }, () => ({ id: randomUUID() })),
        assigneeId: null,
      },
    ],
  ])('refuses a request with %s', async (_, body) => {
    expect(await coordinator.ask('POST', '/api/cases/bulk', body)).toMatchObject({
      status: 400,
      body: { code: 'INPUT_INVALID' },
    });
  });
});
