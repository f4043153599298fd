import { randomUUID } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED, TYPED } from '../support/reports.js';

describe('a case on paper', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
  });
  afterAll(() => desk?.stop());

  const filed = async () =>
    (await kiran.newCase(() => new Reporter(desk.site).fileReport(CHILD_THREATENED))).row;
  const wish = (given: object = {}) => ({
    audience: 'police',
    reason: 'complaint',
    parts: ['facts', 'words', 'identifiers', 'thread'],
    ...given,
  });
  const print = (id: string, given: object = {}, client = kiran) =>
    client.ask('POST', `/api/cases/${id}/print`, wish(given));
  const raw = async (id: string, given: object = {}): Promise<Response> => {
    const { csrfToken } = await kiran.get<{ csrfToken: string }>('/api/session');
    return fetch(`${desk.console}/api/cases/${id}/print`, {
      method: 'POST',
      headers: {
        cookie: kiran.cookie,
        origin: desk.console,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        'x-csrf-token': csrfToken,
      },
      body: JSON.stringify(wish(given)),
    });
  };
  /** The streams of a PDF, opened. */
  const inside = (pdf: Buffer): string =>
    [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
      .map(([, stream = '']) => {
        try {
          return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
        } catch {
          return stream;
        }
      })
      .join('\n');
  const told = async (id: string) =>
    (await kiran.case(id)).events.filter(({ kind }) => kind === 'case_printed').map(({ detail }) => detail);

  it.each(['reporter', 'police'])(
    'is made for the %s, kept nowhere, and told in timeline and audit log',
    async (audience) => {
      const { id, reference } = await filed();
      await kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'We are here for you.' });
      const answer = await raw(id, { audience });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${reference}.pdf"`);
      const pdf = Buffer.from(await answer.arrayBuffer());
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(inside(pdf).length).toBeGreaterThan(1_000);
      expect(await told(id)).toEqual([{ audience, reason: 'complaint' }]);
      const rows = await desk.installation.database.query<{ action: string }>(
        `SELECT action FROM audit_log WHERE subject_id = $1 AND action = 'case.printed'`,
        [id],
      );
      expect(rows).toHaveLength(1);
    },
  );

  it('is made for the reporter as a file for programs, and never for the police', async () => {
    const { id, reference } = await filed();
    await kiran.post(`/api/cases/${id}/notes`, { id: randomUUID(), text: 'A note of staff.' });
    const answer = await raw(id, { audience: 'reporter', format: 'json' });
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${reference}.json"`);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ format: 'abhaya-own-record', version: 1, reference });
    for (const typed of Object.values(TYPED))
      for (const line of typed.split('\n')) expect(text).toContain(line);
    for (const staff of ['A note of staff.', desk.installation.counsellors[0].name])
      expect(text).not.toContain(staff);
    expect(await print(id, { format: 'json' })).toMatchObject({
      status: 422,
      body: { code: 'PRINT_FORMAT' },
    });
    expect(await told(id)).toHaveLength(1);
  });

  it('is made for a reason, of something, by somebody of the desk', async () => {
    const { id } = await filed();
    expect((await print(id, { reason: 'curiosity' })).status).toBe(400);
    expect((await print(id, { reason: undefined })).status).toBe(400);
    expect(await print(id, { parts: [] })).toMatchObject({ status: 422, body: { code: 'PRINT_NOTHING' } });
    const { counsellor } = await desk.installation.addDesk('Desk of paper');
    const stranger = await ConsoleClient.signIn(desk.console, counsellor);
    expect(await print(id, {}, stranger)).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
    expect(await told(id)).toEqual([]);
  });
});
