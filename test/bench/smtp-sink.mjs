import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** What a mail costs a real server before it says that it has it. */
const TAKES_MS = 20;

/**
 * A real SMTP server on the loopback that takes 20 ms for each mail. `mails` holds { reference, at (ms since 1970) } of
 * each that it accepted; `most` is how many connections there were at once.
 */
export async function smtpSink() {
  const mails = [];
  const seen = { now: 0, most: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect(_session, done) {
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      done();
    },
    onClose: () => (seen.now -= 1),
    onData(stream, _session, done) {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => (text += chunk));
      stream.on('end', () =>
        setTimeout(() => {
          mails.push({ reference: /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0], at: Date.now() });
          done();
        }, TAKES_MS),
      );
    },
  });
  server.on('error', () => undefined); // a client that goes away
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    mails,
    get connections() {
      return seen.most;
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}
