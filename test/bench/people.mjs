import { Agent } from 'node:http';
import { fillIn } from '../../scripts/lib/html-form.mjs';
import { actionOf, walkToCheck } from '../../scripts/lib/file-report.mjs';
import { Visitor } from '../../scripts/lib/visitor.mjs';
import { timed } from './figures.mjs';

let count = 0;

/**
 * A reporter with an address of their own, as a reverse proxy would pass it on (the bench runs with TRUST_PROXY=1):
 * real reporters do not share one, and what is kept back is counted by address.
 */
export function reporter(origin, agent) {
  count += 1;
  const address = `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`;
  return new Visitor(origin, { agent, headers: { 'x-forwarded-for': address } });
}

export const keepAlive = (maxSockets = Infinity) => new Agent({ keepAlive: true, maxSockets });

const STORY =
  'They wrote to me again today. First they were kind, then they asked for pictures, and now they say that they send them to everyone in my class unless I pay. I do not know what to do. ';

/** What a person of 16 writes who answers everything: about 900 characters in all. */
const WRITTEN = {
  handles: () => `someone.${count}\n+91 98765 ${String(10_000 + (count % 90_000))}`,
  links: () => `https://example.com/p/${count}`,
  paidTo: () => `someone.${count}@upi`,
  more: () => STORY.repeat(4),
};

/** The answers of the longest way through kind A. */
export const ANSWERS = {
  write: (name) => WRITTEN[name]?.() ?? '',
  choose: (name) => (name === 'age' ? '16_17' : undefined),
};

/** A report that is complete up to the page with the answers: { visitor, action, fields }. Sending posts it. */
export async function preparedReport(origin, agent, visitor = reporter(origin, agent)) {
  const { page, form } = await walkToCheck(visitor, ANSWERS);
  return { visitor, action: actionOf(page, form), fields: fillIn(form) };
}

/** Whether the answer to a sent report is the way to its code, and not a page that refuses it or another way on. */
const wasTaken = (answer) => answer.status === 303 && /\/h\/code$/.test(answer.headers.location ?? '');

/** Sends a complete report. Resolves to the ms until its answer, or until it failed, and whether it was taken. */
export async function send({ visitor, action, fields }) {
  const { took, value } = await timed(() => visitor.postOnly(action, fields).catch(() => null));
  return { took, taken: value !== null && wasTaken(value) };
}

/** A staff member signed in to the console: JSON requests with the session's cookie and token. */
export class Staff {
  #visitor;
  #csrf = '';

  constructor(origin, agent) {
    this.#visitor = new Visitor(origin, { agent });
  }

  async signIn({ email, password }) {
    const session = await this.request('POST', '/api/auth/sign-in', { email, password });
    this.#csrf = session.csrfToken;
    return session;
  }

  async request(method, path, body) {
    const headers = {
      'x-csrf-token': this.#csrf,
      'sec-fetch-site': 'same-origin',
      ...(body && { 'content-type': 'application/json' }),
    };
    const answer = await this.#visitor.send(method, path, {
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${answer.body.slice(0, 300)}`);
    return answer.body === '' ? null : JSON.parse(answer.body);
  }

  get cookies() {
    return this.#visitor.cookieHeader;
  }
}
