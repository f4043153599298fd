import { randomUUID } from 'node:crypto';
import { Visitor } from '../visitor.mjs';

/** A member of staff at the console's API, as the console's page talks to it. */
export class StaffAtWork {
  #visitor;
  #csrf = '';
  id = '';

  constructor(origin) {
    this.#visitor = new Visitor(origin);
  }

  /** Opens a session. Throws an Error when it is refused. */
  static async signIn(origin, { email, password }) {
    const person = new StaffAtWork(origin);
    const session = await person.ask('POST', '/api/auth/sign-in', { email, password });
    person.#csrf = session.csrfToken;
    person.id = session.staff.id;
    return person;
  }

  /** One request. Resolves to the body of the answer, null where it has none; throws an Error when it is refused. */
  async ask(method, path, body) {
    const answer = await this.#visitor.send(method, path, {
      headers: {
        'x-csrf-token': this.#csrf,
        'sec-fetch-site': 'same-origin',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${answer.body.slice(0, 300)}`);
    return answer.body === '' ? null : JSON.parse(answer.body);
  }

  report = (id) => this.ask('GET', `/api/cases/${id}/report`);
  take = (id) => this.ask('POST', `/api/cases/${id}/assign`, { assigneeId: this.id });
  write = (id, text) => this.ask('POST', `/api/cases/${id}/messages`, { id: randomUUID(), text });
  note = (id, text) => this.ask('POST', `/api/cases/${id}/notes`, { id: randomUUID(), text });
  status = (id, wanted) => this.ask('POST', `/api/cases/${id}/status`, wanted);
  urgency = (id, urgency, reason) => this.ask('POST', `/api/cases/${id}/urgency`, { urgency, reason });
  promise = (id, until) => this.ask('POST', `/api/cases/${id}/promise`, { until: until.toISOString() });
  lookAgain = (id, at) => this.ask('PUT', `/api/cases/${id}/look-again`, { at: at.toISOString() });
  signOut = () => this.ask('POST', '/api/auth/sign-out', {});
}
