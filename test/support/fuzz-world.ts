import { setTimeout as rest } from 'node:timers/promises';
import type { CasePageDto } from '../../src/modules/worklist/index.js';
import type { SessionDto } from '../../src/modules/auth/index.js';
import { Drafts } from '../../src/modules/reports/index.js';
import { ReporterSessions } from '../../src/modules/receipts/index.js';
import { csrfTokenOf, parseToken } from '../../src/platform/crypto/index.js';
import { STANDS_FOR } from './fuzz-values.js';
import type { Plan, Who } from './fuzz-requests.js';
import type { Helpdesk } from './helpdesk.js';
import type { Account } from './installation.js';
import { rawExchange, rawRequest, type RawAnswer } from './raw-http.js';

interface Browser {
  cookie: string;
  token: string;
}

const EACH = 3;
const HALF_SENT_MS = 300;
/** On the way to a report of kind A that lacks nothing. */
const ANSWERS = { safety: 'safe', about: 'self', happening: 'threatened', age: '16_17', way: 'report' };
const VISITED = ['safely', 'safety', 'about', 'happening', 'age', 'private'];

/** People with open drafts and sessions at a running helpdesk; whoever was signed out by a request is signed in again. */
export class FuzzWorld {
  private readonly people = new Map<Who, Browser[]>([['nobody', [{ cookie: '', token: 'x' }]]]);
  private caseIds: string[] = [];
  private code = '';
  private addresses = 0;

  constructor(private readonly desk: Helpdesk) {}

  /** Makes up for every draft and session that is gone. */
  async renew(): Promise<void> {
    const { administrator, coordinator, counsellors } = this.desk.installation;
    const drafts = this.desk.app.get(Drafts, { strict: false });
    const sessions = this.desk.app.get(ReporterSessions, { strict: false });
    const token = ({ cookie }: Browser): string => cookie.slice(2);
    await this.keep(
      'writer',
      async (one) => (await drafts.read(token(one)))?.draft.sent === false,
      () => this.draft(),
    );
    await this.keep(
      'sender',
      async (one) => (await drafts.read(token(one)))?.draft.sent === true,
      () => this.sentDraft(),
    );
    await this.keep(
      'reporter',
      async (one) => (await sessions.read(token(one))) !== null,
      () => this.returned(),
    );
    for (const [who, account] of [
      ['counsellor', counsellors[0]],
      ['coordinator', coordinator],
      ['administrator', administrator],
    ] as const)
      await this.keep(
        who,
        (one) => this.signedIn(one),
        () => this.signIn(account),
      );
    this.caseIds = await this.queue();
  }

  /** The cookie of one of them. */
  cookieOf(who: Who): string {
    return this.people.get(who)?.[0]?.cookie ?? '';
  }

  /** Sends what was drawn. Null: no answer came, which only broken requests get. */
  async send(plan: Plan): Promise<RawAnswer | null> {
    const port = this.portOf(plan.surface);
    if (plan.raw !== null)
      return rawExchange(port, Buffer.from(plan.raw, 'utf8'), plan.raw.split(' ')[0], HALF_SENT_MS);
    const known = this.people.get(plan.who) ?? [];
    const browser = known[plan.which % known.length] ?? { cookie: '', token: '' };
    const put = (text: string): string => this.putIn(text, plan, browser);
    const cookie = spoilt(browser.cookie, plan.cookie, known[(plan.which + 1) % known.length]?.cookie ?? '');
    const headers = plan.headers.map(([name, value]): [string, string] => [name, put(value)]);
    return rawRequest(port, {
      method: plan.method,
      path: put(plan.path),
      headers: cookie === '' ? headers : [...headers, ['cookie', cookie]],
      body: plan.body === null ? null : Buffer.from(put(plan.body), 'utf8'),
    });
  }

  private portOf(surface: Plan['surface']): number {
    return surface === 'site' ? this.desk.config.port : this.desk.config.consolePort;
  }

  private putIn(text: string, plan: Plan, browser: Browser): string {
    const { deskId, counsellors } = this.desk.installation;
    return text
      .replaceAll(STANDS_FOR.case, this.caseIds[plan.which % this.caseIds.length] ?? '')
      .replaceAll(STANDS_FOR.desk, deskId)
      .replaceAll(STANDS_FOR.staff, counsellors[0].id)
      .replaceAll(STANDS_FOR.token, browser.token)
      .replaceAll(STANDS_FOR.code, this.code);
  }

  private async keep(
    who: Who,
    alive: (one: Browser) => Promise<boolean>,
    renew: () => Promise<Browser>,
  ): Promise<void> {
    const kept: Browser[] = [];
    for (const one of this.people.get(who) ?? []) if (await alive(one)) kept.push(one);
    while (kept.length < EACH) kept.push(await renew());
    this.people.set(who, kept);
  }

  private async draft(): Promise<Browser> {
    const drafts = this.desk.app.get(Drafts, { strict: false });
    const { token } = await drafts.start({ language: 'en', country: 'IN' });
    await drafts.write(token, (draft) => ({ ...draft, answers: { ...ANSWERS }, visited: [...VISITED] }));
    return { cookie: `d=${token}`, token: tokenOf(token) };
  }

  private async sentDraft(): Promise<Browser> {
    const browser = await this.draft();
    const answer = await rawRequest(this.desk.config.port, {
      method: 'POST',
      path: '/h/send',
      body: `t=${browser.token}`,
      headers: [
        ['content-type', 'application/x-www-form-urlencoded'],
        ['cookie', browser.cookie],
      ],
    });
    if (answer?.status !== 303) throw new Error(`A report was not taken: ${answer?.status}`);
    const drafts = this.desk.app.get(Drafts, { strict: false });
    this.code = (await drafts.read(browser.cookie.slice(2)))?.draft.code ?? '';
    return browser;
  }

  private async returned(): Promise<Browser> {
    const sessions = this.desk.app.get(ReporterSessions, { strict: false });
    const session = await sessions.start(this.code, 'world');
    if (!session) throw new Error('A code opened nothing.');
    return { cookie: `r=${session.token}`, token: tokenOf(session.token) };
  }

  /** From an address of its own each time, so that what the requests guess at does not slow it down. */
  private async signIn({ email, passphrase }: Account): Promise<Browser> {
    const answer = await rawRequest(this.desk.config.consolePort, {
      method: 'POST',
      path: '/api/auth/sign-in',
      body: JSON.stringify({ email, password: passphrase }),
      headers: [
        ['content-type', 'application/json'],
        ['x-forwarded-for', `10.9.${(this.addresses++ >> 8) & 255}.${this.addresses & 255}`],
      ],
    });
    if (answer?.status === 429) {
      await rest(1_000 * Number(answer.headers['retry-after']));
      return this.signIn({ email, passphrase } as Account);
    }
    if (answer?.status !== 200) throw new Error(`Nobody could sign in: ${answer?.status}`);
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    return { cookie, token: (JSON.parse(answer.body) as SessionDto).csrfToken };
  }

  private async signedIn({ cookie }: Browser): Promise<boolean> {
    const headers = [['cookie', cookie]] as const;
    const path = '/api/session';
    return (await rawRequest(this.desk.config.consolePort, { method: 'GET', path, headers }))?.status === 200;
  }

  private async queue(): Promise<string[]> {
    const cookie = this.people.get('coordinator')?.[0]?.cookie ?? '';
    const answers = await Promise.all(
      ['/api/cases', '/api/cases?closed=true'].map((path) =>
        rawRequest(this.desk.config.consolePort, { method: 'GET', path, headers: [['cookie', cookie]] }),
      ),
    );
    return answers.flatMap((answer) =>
      (JSON.parse(answer?.body ?? '{"items":[]}') as CasePageDto).items.map(({ id }) => id),
    );
  }
}

function tokenOf(cookieText: string): string {
  const token = parseToken(cookieText);
  if (!token) throw new Error('No token.');
  return csrfTokenOf(token.key);
}

/** A cookie as somebody would send it who has another one, half of one, or a broken browser. */
function spoilt(cookie: string, how: Plan['cookie'], other: string): string {
  if (how === 'whole' || cookie === '') return cookie;
  const [name, value = ''] = cookie.split('=');
  switch (how) {
    case 'cut':
      return `${name}=${value.slice(0, 40)}`;
    case 'swapped': // the id of one, the key of another
      return `${name}=${value.slice(0, 22)}${(other.split('=')[1] ?? '').slice(22)}`;
    case 'twice':
      return `${cookie}; ${other}`;
    case 'long':
      return `${cookie}${'A'.repeat(4_000)}`;
    case 'odd':
      return `;=; ${name}; ${name}=; ${name}="${value}"; x=\xff<zq9>; __proto__=1`;
  }
}
