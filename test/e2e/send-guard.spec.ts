import { randomUUID } from 'node:crypto';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import { ConsoleClient, type Problem } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

type News = Problem & { sequence?: number | null; author?: string | null; assigneeId?: string | null };

describe('a text that is sent past what came meanwhile', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let ids: { kiran: string; meera: string };

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    const [first, second] = desk.installation.counsellors;
    ids = { kiran: first.id, meera: second.id };
    kiran = await ConsoleClient.of(desk, first);
    meera = await ConsoleClient.of(desk, second);
  });
  afterAll(() => desk.stop());

  async function filed() {
    const { row, result: code } = await kiran.newCase(() =>
      new Reporter(desk.site).fileReport(CHILD_THREATENED),
    );
    return { id: row.id, code };
  }
  const seenOf = ({ entries, assignee }: CaseDetailDto) => ({
    sequence: entries.at(-1)?.sequence ?? 0,
    assigneeId: assignee?.id ?? null,
  });
  const send = (who: ConsoleClient, caseId: string, to: 'messages' | 'notes', text: string, seen: object) =>
    who.ask<News>('POST', `/api/cases/${caseId}/${to}`, { id: randomUUID(), text, seen });
  const texts = async (id: string) => (await kiran.case(id)).entries.flatMap(({ text }) => text ?? []);

  it('is asked about once, with whose it is, and goes when its writer has been told', async () => {
    const { id } = await filed();
    const before = seenOf(await meera.case(id));
    expect((await send(kiran, id, 'messages', 'Please call 1098 now.', before)).status).toBe(200);
    const refused = await send(meera, id, 'messages', 'Please call nobody yet.', before);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'CASE_HAS_NEWS',
      sequence: 2,
      author: 'staff',
      assigneeId: ids.kiran,
    });
    expect(JSON.stringify(refused.body)).not.toContain('1098');
    expect(await texts(id)).toEqual(['Please call 1098 now.']);

    const told = { sequence: refused.body.sequence, assigneeId: refused.body.assigneeId };
    expect((await send(meera, id, 'messages', 'Call them, as Kiran says.', told)).status).toBe(200);
    expect(await texts(id)).toEqual(['Please call 1098 now.', 'Call them, as Kiran says.']);
  });

  it('is asked about where the reporter wrote, for a note too, and not for what its writer wrote', async () => {
    const { id, code } = await filed();
    const before = seenOf(await kiran.case(id));
    expect((await send(kiran, id, 'notes', 'I call the school.', before)).status).toBe(200);
    expect((await send(kiran, id, 'messages', 'We are here.', before)).status).toBe(200);
    const reporter = await new Reporter(desk.site).enter(code);
    await reporter.press('Send', { message: 'He has just sent it.' });
    for (const to of ['messages', 'notes'] as const) {
      const { body } = await send(kiran, id, to, 'Nothing will happen.', before);
      expect(body).toMatchObject({ status: 409, author: 'reporter', sequence: 4 });
    }
    expect(await texts(id)).not.toContain('Nothing will happen.');
  });

  it('is asked about where somebody else has the case by now, and only then', async () => {
    const { id } = await filed();
    const before = seenOf(await meera.case(id));
    await kiran.post(`/api/cases/${id}/assign`, { assigneeId: ids.kiran, from: null });
    const { body } = await send(meera, id, 'messages', 'Hello', before);
    expect(body).toMatchObject({ status: 409, assigneeId: ids.kiran, sequence: null });
    await kiran.post(`/api/cases/${id}/assign`, { assigneeId: ids.meera, from: ids.kiran });
    expect((await send(meera, id, 'messages', 'Hello', before)).status).toBe(200);
  });

  it('is sent once, however often it is sent again, whatever came since', async () => {
    const { id } = await filed();
    const seen = seenOf(await kiran.case(id));
    const body = { id: randomUUID(), text: 'Once', seen };
    expect((await kiran.ask('POST', `/api/cases/${id}/messages`, body)).status).toBe(200);
    await send(meera, id, 'notes', 'Well said.', seenOf(await meera.case(id)));
    expect((await kiran.ask('POST', `/api/cases/${id}/messages`, body)).status).toBe(200);
    expect(await texts(id)).toEqual(['Once', 'Well said.']);
  });

  it.each([
    { sequence: -1, assigneeId: null },
    { sequence: 1.5, assigneeId: null },
    { sequence: 1 },
    'all',
    7,
  ])('has to say clearly what its writer has seen: %j is not clear', async (seen) => {
    const { id } = await filed();
    const answer = await kiran.ask('POST', `/api/cases/${id}/messages`, {
      id: randomUUID(),
      text: 'Hello',
      seen,
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'INPUT_INVALID']);
  });
});
