import { newReceiptCode } from '../../dist/src/platform/crypto/index.js';
import { Visitor } from '../../scripts/lib/visitor.mjs';
import { keepAlive } from './people.mjs';

const TICK_MS = 20;

/** What a bot posts that knows the forms, in turn: beginnings of reports, junk in a step, sends of nothing. */
const JUNK = [
  ['/h/1', [['go', 'next']]],
  [
    '/h/50',
    [
      ['more', 'buy this '.repeat(60)],
      ['go', 'next'],
      ['again', '1'],
    ],
  ],
  ['/h/send', [['t', 'x'.repeat(43)]]],
];

/**
 * Junk forms and wrong codes from one address, whatever comes back, for as long as it runs. Codes are well formed, so that each
 * would cost the server an Argon2id. `stop` resolves to { seconds, answers: Map of "what status" to how many }.
 */
export class Flood {
  #origin;
  #headers;
  #agent = keepAlive(200);
  #answers = new Map();
  #sent = { junk: 0, code: 0 };
  #open = new Set();
  #began = performance.now();
  #timer;

  constructor(origin, address, { junk, codes }) {
    this.#origin = origin;
    this.#headers = { 'x-forwarded-for': address };
    this.#timer = setInterval(() => {
      const seconds = (performance.now() - this.#began) / 1000;
      while (this.#sent.junk < seconds * junk) this.#post('junk', ...JUNK[this.#sent.junk % JUNK.length]);
      while (this.#sent.code < seconds * codes) this.#post('code', '/c', [['code', newReceiptCode()]]);
    }, TICK_MS);
  }

  async stop() {
    clearInterval(this.#timer);
    const seconds = (performance.now() - this.#began) / 1000;
    await Promise.all(this.#open);
    this.#agent.destroy();
    return { seconds, answers: this.#answers, sent: this.#sent };
  }

  #post(what, path, fields) {
    this.#sent[what] += 1;
    const visitor = new Visitor(this.#origin, { agent: this.#agent, headers: this.#headers });
    const asked = visitor
      .postOnly(path, fields)
      .then(
        ({ status }) => status,
        () => 'no answer',
      )
      .then((status) => {
        const key = `${what} ${status}`;
        this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1);
        this.#open.delete(asked);
      });
    this.#open.add(asked);
  }
}
