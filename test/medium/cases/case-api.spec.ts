import { randomUUID } from 'node:crypto';
import { startHelpdesk, type Helpdesk } from '../../support/helpdesk.js';
import { eventually } from '../../support/index.js';
import type { Account } from '../../support/installation.js';
import { fileCase, STORY } from './file-case.js';

let desk: Helpdesk;
let asha: Client;
let outsider: Client;

interface Client {
  ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, never> & never }>;
  listen(): Promise<{ heard: string; response: Response; close(): void }>;
}

beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  asha = await signIn(desk.installation.counsellors[0]);
  outsider = await signIn((await desk.installation.addDesk('Elsewhere')).counsellor);
});
afterAll(() => desk.stop());

async function signIn({ email, passphrase }: Account): Promise<Client> {
  const answer = await fetch(`${desk.console}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: passphrase }),
  });
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return {
    ask: async (method, path, body) => {
      const sent = await fetch(`${desk.console}${path}`, {
        method,
        headers: {
          cookie,
          'x-csrf-token': csrfToken,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await sent.text();
      return { status: sent.status, body: (text === '' ? null : JSON.parse(text)) as never };
    },
    listen: async () => {
      const cut = new AbortController();
      const headers = { cookie, accept: 'text/event-stream' };
      const response = await fetch(`${desk.console}/api/events`, { headers, signal: cut.signal });
      const stream = { heard: '', ended: false, response, close: () => cut.abort() };
      const read = async (): Promise<void> => {
        for await (const part of response.body!) stream.heard += Buffer.from(part).toString();
      };
      void read().then(
        () => (stream.ended = true),
        () => (stream.ended = true),
      );
      return stream;
    },
  };
}

describe('the API of cases', () => {
  it('takes a case from the queue to its end', async () => {
    const { id, reference } = await fileCase(desk.app);
    const queue = await asha.ask('GET', '/api/cases?status=new&urgency=2&assignee=none&limit=100');
    expect(queue).toMatchObject({ status: 200, body: { nextCursor: null } });
    expect(queue.body['items']).toContainEqual(
      expect.objectContaining({ id, reference, card: expect.any(Object) }),
    );
    expect(JSON.stringify(queue.body)).not.toContain(STORY);
    expect((await asha.ask('GET', '/api/cases/counts')).body).toMatchObject({
      new: expect.any(Number),
      mine: 0,
    });

    expect((await asha.ask('GET', `/api/cases/${id}/report`)).body).toMatchObject({
      answers: [{ text: STORY }],
    });
    const me = desk.installation.counsellors[0];
    const taken = await asha.ask('POST', `/api/cases/${id}/assign`, { assigneeId: me.id });
    expect(taken).toMatchObject({ status: 200, body: { assignee: { id: me.id, name: me.name } } });
    expect((await asha.ask('PUT', `/api/cases/${id}/drafts/message`, { text: 'We are' })).status).toBe(200);
    const urgent = { urgency: 1, reason: 'time_pressing' };
    expect(await asha.ask('POST', `/api/cases/${id}/urgency`, urgent)).toMatchObject({
      status: 200,
      body: { id, urgency: 1, nextDeadlineAt: expect.any(String) },
    });
    const until = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 600_000).toISOString();
    const promised = await asha.ask('POST', `/api/cases/${id}/promise`, { until });
    expect(promised).toMatchObject({ status: 200, body: { id, nextDeadlineAt: until } });
    const text = { id: randomUUID(), text: 'We are here.' };
    for (const _ of [1, 2]) {
      const sent = await asha.ask('POST', `/api/cases/${id}/messages`, text);
      expect(sent).toMatchObject({
        status: 200,
        body: { ...text, kind: 'message', author: { type: 'staff', name: me.name } },
      });
    }
    await asha.ask('POST', `/api/cases/${id}/notes`, { id: randomUUID(), text: 'Called.' });
    const closed = await asha.ask('POST', `/api/cases/${id}/status`, {
      status: 'closed',
      reason: 'advice_given',
      outcome: 'stopped',
    });
    expect(closed.body).toMatchObject({
      status: 'closed',
      closeReason: 'advice_given',
      nextDeadlineAt: null,
    });
    expect((await asha.ask('GET', `/api/cases/${id}`)).body).toMatchObject({
      entries: [{ kind: 'report', text: null }, { kind: 'message' }, { kind: 'note', text: 'Called.' }],
      drafts: { message: null, note: null },
      allowed: expect.arrayContaining(['status.in_progress']),
    });
    expect((await asha.ask('GET', '/api/cases?closed=true')).body['items']).toMatchObject([{ id }]);
  });

  it.each([
    ['urgency', { urgency: 0, reason: 'misjudged' }, 400],
    ['urgency', { urgency: '1', reason: 'misjudged' }, 400],
    ['urgency', { urgency: 1.5, reason: 'misjudged' }, 400],
    ['urgency', { urgency: 1 }, 400],
    ['urgency', { urgency: 1, reason: 'he said so' }, 400],
    ['urgency', {}, 400],
    ['promise', {}, 400],
    ['promise', { until: 'tomorrow' }, 400],
    ['promise', { until: '2099-01-01' }, 400],
    ['promise', { until: '2099-01-01T10:00' }, 400],
    ['promise', { until: '2099-02-30T10:00:00Z' }, 400],
    ['promise', { until: 4_070_908_800_000 }, 400],
    ['promise', { until: null }, 400],
    ['promise', { until: '2099-01-01T10:00:60Z' }, 400],
    ['promise', { until: '0000-01-01T10:00:00Z' }, 400],
    ['promise', { until: '9999-12-31T23:59:59.999999999+14:00' }, 422],
  ])('refuses %s of %j', async (path, body, status) => {
    const { id } = await fileCase(desk.app);
    expect((await asha.ask('POST', `/api/cases/${id}/${path}`, body)).status).toBe(status);
    const shown = await asha.ask('GET', `/api/cases/${id}`);
    expect(shown.body).toMatchObject({ urgency: 2, clocks: [{ kind: 'first_answer' }] });
  });

  it('answers the same for a case of another desk, one that does not exist, and what is no id', async () => {
    const { id } = await fileCase(desk.app);
    const nobody = randomUUID();
    const text = { id: randomUUID(), text: 'x' };
    const requests: [string, string, unknown?][] = [
      ['GET', ''],
      ['GET', '/report'],
      ['POST', '/messages', text],
      ['POST', '/notes', text],
      ['PUT', '/drafts/note', { text: 'x' }],
      ['POST', '/assign', { assigneeId: null }],
      ['POST', '/status', { status: 'in_progress' }],
      ['POST', '/urgency', { urgency: 1, reason: 'misjudged' }],
      ['POST', '/promise', { until: new Date(Date.now() + 3_600_000).toISOString() }],
    ];
    for (const [method, rest, body] of requests) {
      const answers = [];
      for (const one of [id, nobody, 'no-id', '%20', `${id}x`]) {
        answers.push(await outsider.ask(method, `/api/cases/${one}${rest}`, body));
      }
      expect(answers[0]).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
    expect((await outsider.ask('GET', '/api/cases?limit=100')).body['items']).toEqual([]);
  });

  it.each([
    ['GET', '/api/cases?status=lost', 400],
    ['GET', '/api/cases?urgency=5', 400],
    ['GET', '/api/cases?status=new&status=closed', 400],
    ['GET', '/api/cases?limit=101', 400],
    ['GET', '/api/cases?limit=ten', 400],
    ['GET', '/api/cases?cursor=AAAA', 400],
    ['GET', '/api/cases?desk=1', 400],
    ['GET', '/api/cases?language=%3Cscript%3E', 400],
    ['GET', '/api/cases?unknown=1', 400],
    ['GET', '/api/cases?urgency[$gt]=1', 400],
    ['PUT', '/api/cases/:id/drafts/report', 400, { text: 'x' }],
    ['PUT', '/api/cases/:id/drafts/note', 400, { text: ['x'] }],
    ['POST', '/api/cases/:id/messages', 400, { id: 'x', text: 'x' }],
    ['POST', '/api/cases/:id/messages', 400, { text: 'x' }],
    ['POST', '/api/cases/:id/messages', 422, { id: randomUUID(), text: ' ' }],
    ['POST', '/api/cases/:id/messages', 422, { id: randomUUID(), text: 'x'.repeat(10_001) }],
    ['POST', '/api/cases/:id/notes', 422, { id: randomUUID(), text: 'data:image/png;base64,AA' }],
    ['POST', '/api/cases/:id/assign', 400, {}],
    ['POST', '/api/cases/:id/assign', 400, { assigneeId: null, from: 'me' }],
    ['POST', '/api/cases/:id/assign', 403, { assigneeId: randomUUID() }],
    ['POST', '/api/cases/:id/assign', 409, { assigneeId: randomUUID(), from: randomUUID() }],
    ['POST', '/api/cases/:id/status', 400, { status: 'done' }],
    ['POST', '/api/cases/:id/status', 422, { status: 'closed' }],
    ['POST', '/api/cases/:id/status', 422, { status: 'closed', reason: 'resolved' }],
    ['POST', '/api/cases/:id/status', 422, { status: 'closed', reason: 'prank', outcome: 'safe' }],
    ['POST', '/api/cases/:id/status', 400, { status: 'closed', reason: 'resolved', outcome: 'fine' }],
    ['POST', '/api/cases/:id/status', 409, { status: 'waiting_for_reporter' }],
  ] as const)('refuses %s %s with %d', async (method, path, status, body: unknown = undefined) => {
    const { id } = await fileCase(desk.app);
    const answer = await asha.ask(method, path.replace(':id', id), body);
    expect(answer).toMatchObject({ status, body: { status, code: expect.stringMatching(/^[A-Z_]+$/) } });
  });
});

describe('live updates', () => {
  it('tell of a new and a changed case by id, to its desk alone', async () => {
    const [mine, theirs] = [await asha.listen(), await outsider.listen()];
    expect(mine.response.headers.get('content-type')).toBe('text/event-stream');
    expect(mine.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    await eventually(
      'both are connected',
      () => mine.heard.includes('connected') && theirs.heard.includes('connected'),
    );

    const { id, deskId } = await fileCase(desk.app);
    const data = `data: ${JSON.stringify({ id, deskId })}\n`;
    await eventually('the new case is told', () => mine.heard.includes(data));
    expect(mine.heard.slice(0, mine.heard.indexOf(data))).toMatch(/event: case\nid: [0-9a-f-]{36}\n$/);
    await asha.ask('POST', `/api/cases/${id}/notes`, { id: randomUUID(), text: STORY });
    await eventually('the change is told', () => mine.heard.split(id).length === 3);
    expect(mine.heard).not.toContain(STORY);
    expect(theirs.heard).not.toContain(id);
    mine.close();
    theirs.close();
  });

  it('are for people with a session', async () => {
    const response = await fetch(`${desk.console}/api/events`, { headers: { accept: 'text/event-stream' } });
    expect(response.status).toBe(401);
  });
});
