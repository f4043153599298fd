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

  /**
   * Offers the first two services that may take the person: one is declined; the other is told of them with their consent, and they
   * get there.
   */
  async refer(id) {
    const at = `/api/cases/${id}/referrals`;
    const { services } = await this.ask('GET', at);
    const [first, second] = services.filter(({ fit }) => fit !== 'does_not_take');
    const step = async (service, what, body) => {
      const { referrals } = await this.ask('GET', at);
      const { id: referral, version } = referrals.findLast(({ serviceId }) => serviceId === service.id);
      await this.ask('POST', `${at}/${referral}/${what}`, { version, ...body });
    };
    for (const service of [first, second]) {
      const { words } = await this.ask('GET', `${at}/prepared/${service.id}`);
      await this.ask('POST', at, { serviceId: service.id, words, learnt: 'They take somebody like this.' });
    }
    await step(first, 'answer', { answer: 'declined', words: 'Not now.' });
    await step(second, 'answer', { answer: 'accepted', words: 'Yes, if somebody stays on the line.' });
    const asking = {
      recipientId: second.id,
      purpose: 'referral',
      words: 'May we tell them your first name?',
    };
    const asked = await this.ask('POST', `/api/cases/${id}/consents`, asking);
    const { id: consent } = asked.find(({ recipientId }) => recipientId === second.id);
    const given = { answer: 'given', words: 'Yes, the first name.' };
    await this.ask('POST', `/api/cases/${id}/consents/${consent}/answer`, given);
    await step(second, 'hand-over', { told: 'A first name.', spokenTo: 'The person at the telephone' });
    await step(second, 'attendance', { attendance: 'attended', words: 'They talk every week.' });
  }

  signOut = () => this.ask('POST', '/api/auth/sign-out', {});
}
