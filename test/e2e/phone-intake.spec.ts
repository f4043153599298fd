import { randomUUID } from 'node:crypto';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

interface Form {
  languages: { code: string }[];
  screens: { id: string; title: string; questions: { id: string; label: string }[] }[];
  answers: { question: string; values: string[] }[];
  errors: { question: string; text: string }[];
}
interface Filed {
  code: string;
  caseId: string | null;
  reference: string | null;
}
interface Report {
  language: string;
  partial: boolean;
  answers: { id: string; text: string | null }[];
  taken: { by: { id: string }; channel: string; promised: string | null; reach: string | null } | null;
}

const ANSWERS = Object.entries(CHILD_THREATENED).map(([question, value]) => ({
  question,
  values: [value].flat(),
}));
const PROMISED = 'That a counsellor rings the neighbour on Friday, and nobody else.';
const REACH = 'After school, on the number of her aunt in the blue house.';

describe('the report of somebody who calls', () => {
  let installation: Installation;
  let web: RunningWeb;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let night: ConsoleClient;
  let deskId: string;

  beforeAll(async () => {
    installation = await createInstallation();
    web = await runWeb(installation);
    const desk = { console: web.console, installation };
    kiran = await ConsoleClient.of(desk, installation.counsellors[0]);
    meera = await ConsoleClient.of(desk, installation.counsellors[1]);
    deskId = (await kiran.get<{ desks: { id: string }[] }>('/api/session')).desks[0]!.id;
    const noor = await installation.addStaff('counsellor', 'noor', { name: 'Noor Night' });
    const lead = await installation.addStaff('coordinator', 'lead', { name: 'Latika Lead' });
    await installation.makeDesk({
      name: 'Night desk',
      country: null,
      isDefault: false,
      memberIds: [noor.id, lead.id],
    });
    night = await ConsoleClient.signIn(web.console, noor);
  });
  afterAll(async () => {
    await web?.stop();
    await installation.database.drop();
  });

  const form = (body: object) => kiran.post<Form>('/api/intake/form', body);
  const begin = async () => (await kiran.post<{ draft: string }>('/api/intake/begin', {})).draft;
  const body = (draft: string, more: object = {}) => ({
    ...{ draft, answers: ANSWERS, language: 'hi', channel: 'phone', agreed: true },
    ...more,
  });
  const file = async (more: object = {}) => kiran.post<Filed>('/api/intake', body(await begin(), more));
  const known = (code: string, by = kiran) =>
    by.ask<Filed & { desk: string }>('POST', '/api/intake/known', { code });

  it('is asked in the language of the person, by the questions that their answers lead to', async () => {
    const empty = await form({ answers: [] });
    expect(empty.errors).toEqual([{ question: 'happening', text: expect.any(String) }]);
    const asked = empty.screens.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(asked).toContain('happening');
    expect(asked).not.toContain('demands');

    const child = await form({ language: 'hi', answers: ANSWERS });
    expect(child.errors).toEqual([]);
    const questions = child.screens.flatMap((screen) => screen.questions);
    expect(questions.map(({ id }) => id)).toEqual(expect.arrayContaining(['demands', 'paidTo', 'wishes']));
    expect(questions.every(({ label }) => /[\u0900-\u097f]/u.test(label))).toBe(true);
    expect(child.languages.map(({ code }) => code)).toContain('hi');
    // An answer that belongs to no question of the way is no answer.
    const strange = await form({
      answers: [...ANSWERS, { question: 'foundAt', values: ['x'] }, { question: '__proto__', values: ['y'] }],
    });
    expect(strange.answers.map(({ question }) => question)).not.toContain('foundAt');
  });

  it('becomes a case like any other, with who took it, what was promised, and a code that opens it', async () => {
    const filed = await file({ promised: PROMISED, reach: REACH });
    expect(filed.code.replace(/\D/g, '')).toHaveLength(20);
    const row = (await meera.queue()).find(({ id }) => id === filed.caseId);
    expect(row).toMatchObject({
      reference: filed.reference,
      kind: 'threatened',
      language: 'hi',
      ageBand: '13_15',
    });
    const report = await meera.get<Report>(`/api/cases/${filed.caseId}/report`);
    expect(report).toMatchObject({
      language: 'hi',
      partial: false,
      taken: {
        by: { id: installation.counsellors[0].id },
        channel: 'phone',
        promised: PROMISED,
        reach: REACH,
      },
    });
    expect(report.answers.find(({ id }) => id === 'more')?.text).toBe(CHILD_THREATENED['more']);
    const reporter = await new Reporter(web.site).enter(filed.code);
    expect(reporter.page.path).toBe('/r');
    expect(reporter.page.body).not.toContain('blue house');
    const own = new Reporter(web.site);
    const { row: sent } = await kiran.newCase(() => own.fileReport(CHILD_THREATENED));
    expect((await kiran.get<Report>(`/api/cases/${sent.id}/report`)).taken).toBeNull();
    const audited = await installation.database.query<{ actor_id: string }>(
      `SELECT actor_id FROM audit_log WHERE action = 'report.taken' AND subject_id = $1`,
      [filed.caseId],
    );
    expect(audited).toEqual([{ actor_id: installation.counsellors[0].id }]);
  });

  it('is filed once, however often it is sent', async () => {
    const draft = await begin();
    const sent = await Promise.all([1, 2, 3].map(() => kiran.post<Filed>('/api/intake', body(draft))));
    expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await kiran.post<Filed>('/api/intake', body(draft, { answers: [] }))).toEqual(sent[0]);
  });

  it('is not filed without what is needed, and says so', async () => {
    const draft = await begin();
    const refused = (more: object) => kiran.ask('POST', '/api/intake', body(draft, more));
    expect(await refused({ answers: [] })).toMatchObject({
      status: 422,
      body: { code: 'INTAKE_INCOMPLETE' },
    });
    expect(await refused({ agreed: false })).toMatchObject({ status: 400 });
    expect(await refused({ channel: 'letter' })).toMatchObject({ status: 400 });
    expect(await refused({ language: 'xx' })).toMatchObject({ body: { code: 'INTAKE_LANGUAGE_UNKNOWN' } });
    expect(await refused({ promised: 'x'.repeat(2_001) })).toMatchObject({ body: { code: 'TEXT_TOO_LONG' } });
    expect(await refused({ draft: 'nonsense' })).toMatchObject({
      status: 410,
      body: { code: 'INTAKE_GONE' },
    });
    expect(await refused({ answers: [{ question: 'happening', values: 'x' }] })).toMatchObject({
      status: 400,
    });
    expect(await kiran.post<Filed>('/api/intake', body(draft))).toMatchObject({ caseId: expect.any(String) });
  });

  it('gives the code alone to somebody whom its reporter wants kept away', async () => {
    const name = installation.counsellors[0].name;
    const filed = await file({ answers: [...ANSWERS, { question: 'keepOut', values: [name] }] });
    expect(filed).toEqual({ code: expect.any(String), caseId: null, reference: null });
    expect(await known(filed.code)).toMatchObject({ status: 404, body: { code: 'INTAKE_CODE_UNKNOWN' } });
  });

  it('finds the case of a person who reads out their code', async () => {
    const filed = await file();
    const { body: found } = await known(filed.code, meera);
    expect(found).toMatchObject({ caseId: filed.caseId, reference: filed.reference });
    expect(await known(filed.code, night)).toMatchObject({
      status: 200,
      body: { caseId: null, reference: null, desk: expect.any(String) },
    });
    expect(await known('12')).toMatchObject({ status: 422, body: { code: 'INTAKE_CODE_MISTYPED' } });
    const other = filed.code.replace(/\d/g, '0');
    expect(await known(other)).toMatchObject({ status: 404, body: { code: 'INTAKE_CODE_UNKNOWN' } });
  });

  it('is no case where nobody spoke: such calls are counted, and one counted by mistake is taken back', async () => {
    const call = (path: string, kind = 'silent', id = deskId) =>
      kiran.ask('POST', `/api/intake/${path}`, { deskId: id, kind });
    expect((await call('other-calls')).status).toBe(204);
    expect((await call('other-calls')).status).toBe(204);
    expect((await call('other-calls', 'abusive')).status).toBe(204);
    expect((await call('other-calls/take-back')).status).toBe(204);
    expect((await call('other-calls/take-back', 'information')).status).toBe(204);
    expect(await kiran.get('/api/intake/other-calls')).toEqual([
      { deskId, kind: 'abusive', count: 1 },
      { deskId, kind: 'silent', count: 1 },
    ]);
    expect(await night.get('/api/intake/other-calls')).toEqual([]);
    expect(await call('other-calls', 'silent', randomUUID())).toMatchObject({
      status: 404,
      body: { code: 'INTAKE_DESK_NOT_FOUND' },
    });
  });
});
