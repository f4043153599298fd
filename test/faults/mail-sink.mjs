import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

const REFUSED = Object.assign(new Error('Not now'), { responseCode: 451 });

/** A real SMTP server that keeps count of what came in whole, by Message-ID. */
export class MailSink {
  /** Message-ID (without brackets) -> how often it came. */
  counts = new Map();
  /** Mails that were not taken as they should be since it last changed. */
  hit = 0;
  #mode = 'take';
  #server;
  #port = 0;

  async start() {
    await this.#open(0);
    this.#port = this.#server.server.address().port;
  }

  get url() {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  get total() {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /**
   * mode: take, refuse, hang (says no more after MAIL FROM), hold (takes the mail and says no more), close (takes the mail and
   * closes without a word), away.
   */
  async become(mode) {
    const before = this.#mode;
    this.#mode = mode;
    this.hit = 0;
    if (mode === 'away') await this.#shut();
    else if (before === 'away') await this.#open(this.#port);
    // What hung hangs for good: its client has to come again.
    else if (before === 'hang' || before === 'hold') this.#drop(() => true);
  }

  async stop() {
    if (this.#mode !== 'away') await this.#shut();
  }

  async #open(port) {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onMailFrom: (_address, _session, done) => {
        if (this.#mode === 'refuse' || this.#mode === 'hang') this.hit += 1;
        if (this.#mode === 'refuse') done(REFUSED);
        else if (this.#mode !== 'hang') done();
      },
      onData: (stream, session, done) => this.#take(stream, session, done),
    });
    this.#server.on('error', () => {});
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server.server, 'listening');
  }

  async #shut() {
    const closed = new Promise((done) => this.#server.close(done));
    this.#drop(() => true);
    await closed;
  }

  #take(stream, session, done) {
    let text = '';
    stream.on('data', (part) => (text += part));
    stream.on('end', () => {
      const id = /^message-id:\s*<([^>]+)>/im.exec(text)?.[1] ?? 'none';
      this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
      if (this.#mode !== 'close' && this.#mode !== 'hold') return done();
      this.hit += 1;
      if (this.#mode === 'hold') return;
      this.#drop((connection) => connection.session === session);
    });
  }

  #drop(which) {
    for (const connection of [...this.#server.connections])
      if (which(connection)) connection._socket.destroy();
  }
}
