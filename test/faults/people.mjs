import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { fileReport } from '../../scripts/lib/file-report.mjs';
import { formsIn } from '../../scripts/lib/html-form.mjs';
import { Visitor } from '../../scripts/lib/visitor.mjs';

const ANSWER_WITHIN_MS = 45_000;
const PATIENCE_MS = 90_000;
const TRY_AGAIN_MS = 150;

/** Connects each request to the next of the processes, as a proxy does that knows nothing of their health. */
export class Way extends Agent {
  #ports;
  #turn = 0;

  constructor(ports) {
    super({ keepAlive: false });
    this.#ports = ports;
  }

  createConnection() {
    const socket = connect(this.#ports[this.#turn++ % this.#ports.length], '127.0.0.1');
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error('No answer')));
    return socket;
  }
}

/** Everything that people saw in one round. */
export class Seen {
  /** Codes that were shown. */
  codes = [];
  /** Texts of replies that were taken. */
  replies = [];
  /** Packages for an authority that the helpdesk said it sends. */
  packages = [];
  /** Why people gave up; never what they typed. */
  gaveUp = [];
  /** Answers, and tries without one. */
  tries = 0;
  /** Tries that have to be made again: no answer, or 503. */
  refused = 0;
  /** What must not be seen whatever fails. */
  problems = [];
}

/** A person who presses the button again when the page does not work, for at most 90 seconds. */
class PatientVisitor extends Visitor {
  #seen;

  constructor(origin, options, seen) {
    super(origin, options);
    this.#seen = seen;
  }

  async send(method, path, options = {}) {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await super.send(method, path, options).catch(() => null);
      this.#seen.tries += 1;
      if (answer && answer.status < 500 && answer.status !== 429) return answer;
      this.#seen.refused += 1;
      if (answer) this.#judge(method, path, options, answer);
      if (performance.now() > end) throw new Error(`No use: ${answer?.status ?? 'no answer'}`);
      await rest(TRY_AGAIN_MS);
    }
  }

  /** A refusal says so, and a form that was posted comes back with all that was in it. */
  #judge(method, path, { body, headers }, { status, body: page }) {
    const place = `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}`;
    if (status !== 503 && status !== 429) this.#seen.problems.push(`${place} was answered with ${status}`);
    if (method !== 'POST' || status !== 503 || !headers['content-type'].includes('urlencoded')) return;
    const kept = formsIn(page).flatMap(({ controls }) => controls);
    for (const [name, value] of new URLSearchParams(body)) {
      const same = kept.some((one) => one.name === name && sameText(one.value, value));
      if (value !== '' && name !== 'go' && !same)
        this.#seen.problems.push(`${place} was refused, and the field ${name} is empty`);
    }
  }
}

const sameText = (left, right) => left?.replaceAll('\r\n', '\n') === right.replaceAll('\r\n', '\n');

let persons = 0;

/** Somebody with an address of their own, as a reverse proxy passes it on. */
export function somebody(origin, way, seen) {
  persons += 1;
  const address = `10.${(persons >> 16) & 255}.${(persons >> 8) & 255}.${persons & 255}`;
  return new PatientVisitor(origin, { agent: way, headers: { 'x-forwarded-for': address } }, seen);
}

const ANSWERS = {
  write: (name) => ({ more: 'They wrote to me again today.', handles: 'someone.else' })[name] ?? '',
};

/** Files reports one after the other for as long as `goOn` says. */
export async function fileReports({ origin, way, seen, goOn }) {
  while (goOn()) {
    try {
      seen.codes.push(await fileReport(origin, { visitor: somebody(origin, way, seen), ...ANSWERS }));
    } catch (error) {
      seen.gaveUp.push(
        /\S+ answered \d+|No use: .*|No code|did not end|leads nowhere/.exec(error.message)?.[0] ??
          error.name,
      );
    }
  }
}

/** Somebody of the staff at the API of the console, who signs in where that is needed. */
export class StaffWindow {
  #account;
  #visitor;
  #token = '';

  /** place: { origin, way } of the console */
  constructor(account, { origin, way }, seen) {
    this.#account = account;
    this.#visitor = new PatientVisitor(origin, { agent: way }, seen);
  }

  /** Throws an Error with the status where it is none of success. Resolves to what was answered; null: nothing was. */
  async ask(method, path, body) {
    if (this.#token === '') await this.#signIn();
    let answer = await this.#send(method, path, body);
    if (answer.status === 401) {
      await this.#signIn();
      answer = await this.#send(method, path, body);
    }
    if (answer.status >= 300) throw new Error(`${answer.status}`);
    return answer.body === '' ? null : JSON.parse(answer.body);
  }

  async #signIn() {
    const { email, password } = this.#account;
    const answer = await this.#send('POST', '/api/auth/sign-in', { email, password });
    if (answer.status >= 300) throw new Error(`Sign-in: ${answer.status}`);
    this.#token = JSON.parse(answer.body).csrfToken;
  }

  #send(method, path, body) {
    const headers = { 'x-csrf-token': this.#token, 'sec-fetch-site': 'same-origin' };
    if (body) headers['content-type'] = 'application/json';
    return this.#visitor.send(method, path, { headers, ...(body && { body: JSON.stringify(body) }) });
  }
}

/** A counsellor who replies to cases, to each once, for as long as `goOn` says. */
export class Counsellor {
  #account;
  #place;
  #answered = new Set();

  /** place: { origin, way } of the console */
  constructor(account, place) {
    this.#account = account;
    this.#place = place;
  }

  async reply({ seen, goOn }) {
    const window = new StaffWindow(this.#account, this.#place, seen);
    while (goOn()) {
      const found = await window.ask('GET', '/api/cases?limit=50').catch(() => null);
      const next = found?.items.find(({ id }) => !this.#answered.has(id));
      if (next) await this.#replyTo(window, next.id, seen).catch(() => seen.gaveUp.push('a reply'));
      else await rest(TRY_AGAIN_MS);
    }
  }

  /** The entry has its id before it is sent, so that sending it again adds nothing. */
  async #replyTo(window, caseId, seen) {
    this.#answered.add(caseId);
    const id = randomUUID();
    const text = `We read this. Mark ${id}.`;
    await window.ask('POST', `/api/cases/${caseId}/messages`, { id, text });
    seen.replies.push(id);
  }
}
