import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/**
 * How it treats a connection. `hang`, `trickle`: at MAIL FROM. Once the whole mail is there, without a word: `close`, or `swallow`,
 * which leaves the connection open; `drip`: with an answer that has no end.
 */
export type Oddity = 'none' | 'hang' | 'trickle' | 'close' | 'swallow' | 'drip';

/** A mail server that misbehaves as no library lets one: it speaks SMTP over plain TCP on the loopback. */
export interface OddMailServer {
  /** For SMTP_URL. */
  readonly url: string;
  /** From now on, for connections that are open too. */
  oddity: Oddity;
  /** How many mails came in whole, answered or not. */
  readonly received: () => number;
  /** How many connections are open. */
  readonly open: () => number;
  stop(): Promise<void>;
}

const TRICKLE_MS = 20;

export async function startOddMailServer(oddity: Oddity): Promise<OddMailServer> {
  const sockets = new Set<Socket>();
  let received = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, odd, () => (received += 1));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const odd: OddMailServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    oddity,
    received: () => received,
    open: () => sockets.size,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return odd;
}

function converse(socket: Socket, odd: Readonly<Pick<OddMailServer, 'oddity'>>, took: () => void): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  const trickle = () => {
    const timer = setInterval(() => say('250-and'), TRICKLE_MS);
    socket.on('close', () => clearInterval(timer));
  };
  let inMail = false;
  let left = '';
  const hear = (line: string): void => {
    if (inMail) {
      if (line !== '.') return;
      inMail = false;
      took();
      if (odd.oddity === 'close') socket.destroy();
      else if (odd.oddity === 'drip') trickle();
      else if (odd.oddity !== 'swallow') say('250 taken');
    } else if (/^MAIL/i.test(line) && odd.oddity === 'trickle') {
      trickle();
    } else if (/^MAIL/i.test(line) && odd.oddity === 'hang') {
      socket.pause();
    } else if (/^DATA/i.test(line)) {
      inMail = true;
      say('354 go on');
    } else {
      say('250 fine');
    }
  };
  socket.on('data', (text) => {
    const lines = `${left}${text.toString('latin1')}`.split('\r\n');
    left = lines.pop() ?? '';
    lines.forEach(hear);
  });
  say('220 here');
}
