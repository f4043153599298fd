import { EventEmitter, once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { Visitor } from '../../scripts/lib/visitor.mjs';
import type { SessionDto } from '../../src/modules/auth/index.js';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import type { CasePageDto } from '../../src/modules/worklist/index.js';
import type { CaseRowDto } from '../../src/modules/cases/index.js';
import type { Account, Installation } from './installation.js';
import { PATIENCE_MS } from './patience.js';

/** An answer of the console's API; what is refused comes as a problem with a code (RFC 9457). */
export interface ApiAnswer<T> {
  status: number;
  type: string;
  body: T;
}

export type Problem = { status: number; code: string; errors?: { field: string; message: string }[] };

/** A member of staff at the console: keeps the cookie as a browser does and sends what the console's page sends. */
export class ConsoleClient {
  private readonly visitor: Visitor;
  private csrfToken = '';

  /** @param given - the cookie of a session opened before, also at another web process */
  constructor(
    private readonly origin: string,
    private readonly given?: string,
  ) {
    this.visitor = new Visitor(origin, given === undefined ? {} : { headers: { cookie: given } });
  }

  /** Opens a session of this account. Throws when it is refused. */
  static async signIn(
    origin: string,
    account: Pick<Account, 'email' | 'passphrase'>,
  ): Promise<ConsoleClient> {
    const client = new ConsoleClient(origin);
    const { email, passphrase: password } = account;
    client.csrfToken = (await client.post<SessionDto>('/api/auth/sign-in', { email, password })).csrfToken;
    return client;
  }

  /** A session of this account, the prepared one where there is one: for tests that are not about signing in. */
  static async of(
    desk: { console: string; installation: Pick<Installation, 'sessionOf'> },
    account: Account,
  ): Promise<ConsoleClient> {
    const session = await desk.installation.sessionOf(account);
    if (!session) return ConsoleClient.signIn(desk.console, account);
    const client = new ConsoleClient(desk.console, session.cookie);
    client.csrfToken = session.csrfToken;
    return client;
  }

  get cookie(): string {
    return this.visitor.cookieHeader || (this.given ?? '');
  }

  /** The same browser at another web process of the installation. */
  async at(origin: string): Promise<ConsoleClient> {
    const client = new ConsoleClient(origin, this.cookie);
    client.csrfToken = (await client.get<SessionDto>('/api/session')).csrfToken;
    return client;
  }

  /** Sends a request and takes whatever answer comes. */
  async ask<T = Problem>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer<T>> {
    const answer = await this.visitor.send(method, path, {
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(method !== 'GET' && { origin: this.origin, 'x-csrf-token': this.csrfToken }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const type = (answer.headers['content-type'] ?? '').split(';')[0] ?? '';
    return {
      status: answer.status,
      type,
      body: (type.endsWith('json') ? JSON.parse(answer.body) : answer.body) as T,
    };
  }

  get = <T>(path: string): Promise<T> => this.require<T>('GET', path);
  post = <T>(path: string, body: unknown): Promise<T> => this.require<T>('POST', path, body);
  put = <T>(path: string, body: unknown): Promise<T> => this.require<T>('PUT', path, body);

  /** The first page of the queue. */
  async queue(query = ''): Promise<CaseRowDto[]> {
    return (await this.get<CasePageDto>(`/api/cases${query}`)).items;
  }

  /** All pages of the queue. */
  private async wholeQueue(): Promise<CaseRowDto[]> {
    const rows: CaseRowDto[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor && `?cursor=${encodeURIComponent(cursor)}`;
      const page: CasePageDto = await this.get<CasePageDto>(`/api/cases${after}`);
      rows.push(...page.items);
      cursor = page.nextCursor;
    }
    return rows;
  }

  /** The case that comes into the queue while something is done. Throws when there is none. */
  async newCase<T>(work: () => Promise<T>): Promise<{ row: CaseRowDto; result: T }> {
    const before = (await this.wholeQueue()).map(({ id }) => id);
    const result = await work();
    const row = (await this.wholeQueue()).find(({ id }) => !before.includes(id));
    if (!row) throw new Error('The queue has no new case.');
    return { row, result };
  }

  case(id: string): Promise<CaseDetailDto> {
    return this.get(`/api/cases/${id}`);
  }

  /** Opens the stream of live updates; it hears from now on, and what came after an event of an earlier stream (its id). */
  async liveUpdates(after?: string): Promise<LiveUpdates> {
    const headers = { cookie: this.cookie, accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' };
    const sent = request(new URL('/api/events', this.origin), {
      headers: { ...headers, ...(after !== undefined && { 'last-event-id': after }) },
    }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`/api/events: ${answer.statusCode}`);
    const updates = new LiveUpdates(answer);
    await updates.connected;
    return updates;
  }

  private async require<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

/** What a console hears (server-sent events, WHATWG HTML 9.2). */
export class LiveUpdates {
  readonly cases: { id: string; deskId: string }[] = [];
  /** The cases that others have before them than before. */
  readonly presence: string[] = [];
  /** Whether the server said that it cannot tell what was missed. */
  reset = false;
  /** The id of the last event, as a browser keeps it. */
  lastId = '';
  /** Resolves when the server says that it is listening. */
  readonly connected: Promise<unknown>;
  /** Resolves when the stream ends. */
  readonly ended: Promise<unknown>;
  private readonly news = new EventEmitter();
  private text = '';

  constructor(private readonly answer: IncomingMessage) {
    this.connected = once(this.news, 'connected');
    this.ended = new Promise((resolve) => answer.once('close', resolve));
    answer.on('error', () => undefined); // closed from this side
    answer.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (this.text + chunk).split('\n\n');
      this.text = blocks.pop() ?? '';
      blocks.forEach((block) => this.hear(block));
    });
  }

  /** Resolves once a change of this case was heard. Throws when none comes. */
  async heard(caseId: string): Promise<void> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    while (!this.cases.some(({ id }) => id === caseId)) await once(this.news, 'case', { signal });
  }

  close(): void {
    this.answer.destroy();
  }

  private hear(block: string): void {
    const field = (name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
    this.lastId = field('id') ?? this.lastId;
    const event = field('event');
    if (event === undefined) return;
    if (event === 'case') this.cases.push(JSON.parse(field('data') ?? '') as { id: string; deskId: string });
    if (event === 'presence') this.presence.push((JSON.parse(field('data') ?? '') as { id: string }).id);
    if (event === 'reset') this.reset = true;
    this.news.emit(event);
  }
}
