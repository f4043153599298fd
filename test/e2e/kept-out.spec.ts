import { randomUUID } from 'node:crypto';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';

describe('a report that names a member of its desk as somebody who must not have it', () => {
  let desk: Helpdesk;
  let named: ConsoleClient;
  let other: ConsoleClient;
  let id: string;
  let before: unknown;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    const [kiran, meera] = desk.installation.counsellors;
    named = await ConsoleClient.signIn(desk.console, meera);
    other = await ConsoleClient.signIn(desk.console, kiran);
    before = await named.get('/api/cases/counts');
    const reporter = new Reporter(desk.site);
    const keepOut = meera.name.split(' ')[0] ?? '';
    const { row } = await other.newCase(() => reporter.fileReport({ ...ACCOUNT_TAKEN, keepOut }));
    ({ id } = row);
  });
  afterAll(() => desk.stop());

  it('is in no list and no count of that person', async () => {
    expect(await named.queue('?limit=100')).toEqual([]);
    expect(await named.get('/api/cases/counts')).toEqual(before);
    expect((await other.queue()).map((row) => row.id)).toEqual([id]);
  });

  it('answers that person like a case that does not exist, to reads and to writes', async () => {
    const text = { id: randomUUID(), text: 'Let me in' };
    const requests: [method: string, rest: string, body?: object][] = [
      ['GET', ''],
      ['GET', '/report'],
      ['POST', '/messages', text],
      ['POST', '/notes', text],
      ['PUT', '/drafts/note', { text: 'Let me in' }],
      ['POST', '/assign', { assigneeId: null }],
      ['POST', '/status', { status: 'in_progress' }],
    ];
    for (const [method, rest, body] of requests) {
      const answer = await named.ask(method, `/api/cases/${id}${rest}`, body);
      expect({ method, rest, status: answer.status }).toEqual({ method, rest, status: 404 });
      expect(answer).toEqual(await named.ask(method, `/api/cases/${randomUUID()}${rest}`, body));
    }
    const { entries } = await other.get<CaseDetailDto>(`/api/cases/${id}`);
    expect(entries.map(({ kind }) => kind)).toEqual(['report']);
  });

  it('is not told of to that person, whatever happens to it', async () => {
    const [theirs, others] = [await named.liveUpdates(), await other.liveUpdates()];
    await other.post(`/api/cases/${id}/notes`, { id: randomUUID(), text: 'Between us.' });
    await others.heard(id);
    const { row: next } = await other.newCase(() => new Reporter(desk.site).fileReport(ACCOUNT_TAKEN));
    await theirs.heard(next.id);
    expect(theirs.cases.map((told) => told.id)).not.toContain(id);
    theirs.close();
    others.close();
  });

  it('is no choice of colleagues: the person is not among those it can be given to', async () => {
    const { members } = await other.get<CaseDetailDto>(`/api/cases/${id}`);
    expect(members.map(({ name }) => name)).not.toContain(desk.installation.counsellors[1].name);
    const lead = await ConsoleClient.signIn(desk.console, desk.installation.coordinator);
    const body = { assigneeId: desk.installation.counsellors[1].id };
    expect((await lead.ask('POST', `/api/cases/${id}/assign`, body)).status).toBe(422);
  });
});
