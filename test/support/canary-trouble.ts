import { randomUUID } from 'node:crypto';
import type { CanaryStory } from './canary-story.js';
import type { ConsoleClient } from './console-client.js';
import type { RunningWeb } from './helpdesk.js';
import { rawExchange, rawRequest, type RawRequest } from './raw-http.js';
import type { TestDatabase } from './test-database.js';

const FORM = 'application/x-www-form-urlencoded';

/** Types planted words everywhere that answers with a refusal. Resolves to the statuses that came. */
export async function provokeRefusals(
  story: CanaryStory,
  web: RunningWeb,
  client: ConsoleClient,
  caseId: string,
): Promise<Set<number>> {
  const { port, consolePort } = web.config;
  const say = (where: string): string => story.word(`refused ${where}`);
  const statuses = new Set<number>();
  const send = async (to: number, request: RawRequest): Promise<void> => {
    const headers: [string, string][] = [
      ['x-forwarded-for', `${story.address}, ${story.address}`],
      ['user-agent', say('user agent')],
      ...((request.headers ?? []) as [string, string][]),
    ];
    const answer = await rawRequest(to, { ...request, headers });
    statuses.add(answer?.status ?? 0);
  };
  const post = (path: string, body: string, type = FORM): Promise<void> =>
    send(port, { method: 'POST', path, body, headers: [['content-type', type]] });

  for (const path of [`/${say('path')}`, `/h/${say('page')}`, `/?c=${say('country')}&l=${say('language')}`])
    await send(port, { method: 'GET', path });
  for (const name of ['d', 'r'])
    await send(port, { method: 'GET', path: '/r', headers: [['cookie', `${name}=${say('cookie')}`]] });
  const near = `${(story.codes[0] ?? '').slice(0, 19)}${(Number((story.codes[0] ?? '').at(-1)) + 1) % 10}`;
  const unknown = '5'.repeat(19) + '0';
  for (const code of [say('code'), near, unknown, `${near}1`]) await post('/c', `code=${code}`);
  await post('/r', `message=${say('message without a session')}&n=${'n'.repeat(22)}`);
  await post('/h/53', `go=next&keepOut=${say('answer without a draft')}`);
  await post('/h/1', `again=1&go=${say('button')}&${say('field')}=1`);
  await post('/c', `${say('broken form')}=%zz`);
  await post('/c', `{"${say('JSON on the site')}":1}`, 'application/json');
  await post('/c', `code=${say('large body')}${'a'.repeat(70_000)}`);
  await post('/c', say('text'), `text/plain; x=${say('content type')}`);
  await rawExchange(port, Buffer.from(`GET /${say('broken HTTP')} HTTP/7\r\n\r\n`));
  await rawExchange(
    port,
    Buffer.from(`GET / HTTP/1.1\r\nX: ${say('large head')}${'a'.repeat(20_000)}\r\n\r\n`),
  );

  const api = (path: string, body: string): Promise<void> =>
    send(consolePort, { method: 'POST', path, body, headers: [['content-type', 'application/json']] });
  const json = (value: object): string => JSON.stringify(value);
  await api(
    '/api/auth/sign-in',
    json({ email: `${say('mail address')}@x.example`, password: say('password') }),
  );
  await api('/api/auth/sign-in', json({ email: say('unknown field'), [say('field')]: say('value') }));
  await api('/api/auth/sign-in', `{"${say('broken JSON')}`);
  const recovery = { email: `${say('mail address')}@x.example`, newPassword: say('new password') };
  await api('/api/auth/recover', json({ ...recovery, recoveryCode: say('recovery code') }));
  for (const [method, path, body] of [
    ['GET', `/api/cases?cursor=${say('cursor')}`],
    ['GET', `/api/cases?${say('query')}=${say('query')}`],
    ['GET', `/api/cases/${say('id')}`],
    ['GET', `/api/desks/${say('desk')}/members`],
    ['POST', `/api/cases/${caseId}/messages`, { id: say('id of a message'), text: say('text') }],
    ['POST', `/api/cases/${caseId}/notes`, { id: randomUUID(), text: say('long note').repeat(900) }],
    ['POST', `/api/cases/${randomUUID()}/notes`, { id: randomUUID(), text: say('note on no case') }],
    ['PUT', `/api/cases/${caseId}/drafts/${say('kind')}`, { text: say('text') }],
    ['POST', `/api/cases/${caseId}/status`, { status: say('status'), reason: say('reason') }],
    ['POST', `/api/cases/${caseId}/assign`, { assigneeId: say('assignee') }],
    ['POST', '/api/auth/password', { currentPassword: say('password'), newPassword: say('new password') }],
  ] as const)
    statuses.add((await client.ask(method, path, body)).status);
  return statuses;
}

/** Breaks tables of the database while `work` goes on, so that what is typed meets errors of every statement. */
export async function withBrokenTables(
  database: TestDatabase,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const all = (statement: (table: string) => string): Promise<unknown> =>
    database.query(tables.map(statement).join('; '));
  await all((table) => `ALTER TABLE ${table} ADD CONSTRAINT broken CHECK (false) NOT VALID`);
  try {
    await work();
  } finally {
    await all((table) => `ALTER TABLE ${table} DROP CONSTRAINT broken`);
  }
}

/** The same with a table that is not there at all. */
export async function withoutTable(
  database: TestDatabase,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  await database.query(`ALTER TABLE ${table} RENAME TO ${table}_away`);
  try {
    await work();
  } finally {
    await database.query(`ALTER TABLE ${table}_away RENAME TO ${table}`);
  }
}
