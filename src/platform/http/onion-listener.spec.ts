import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Server as SocketServer } from 'node:net';
import { isCircuit, onionListener } from './onion-listener.js';

const CIRCUIT = 'fc00:dead:beef:4dad::3:1c';
const LINE = `PROXY TCP6 ${CIRCUIT} ::1 65535 80\r\n`;
const GET = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

let http: Server;
let onion: SocketServer;

beforeEach(async () => {
  http = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () =>
      response.end(`${request.socket.remoteAddress ?? ''} ${request.method ?? ''} ${body}`),
    );
  });
  onion = onionListener(http);
  await new Promise<void>((resolve) => onion.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => onion.close(resolve)));

/** What comes back for these parts, each sent once the one before is out. */
function talk(...parts: string[]): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect((onion.address() as AddressInfo).port, '127.0.0.1');
    socket.setNoDelay(true);
    const next = (): void => {
      const part = parts.shift();
      if (part !== undefined) socket.write(part, () => setImmediate(next));
    };
    socket.on('connect', next);
    socket.on('data', (part) => (heard += String(part)));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

it('takes the circuit for the address of the visitor, however the bytes come', async () => {
  const wanted = new RegExp(`\r\n${CIRCUIT} GET \r\n|\r\n${CIRCUIT} GET $`);
  expect(await talk(LINE + GET)).toMatch(wanted);
  expect(await talk(LINE, GET)).toMatch(wanted);
  expect(await talk(...LINE, ...GET)).toMatch(wanted);
});

it('reads a body that came with the line, and a second request of the connection', async () => {
  const post = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello';
  const heard = await talk(LINE + post, GET);
  expect(heard).toContain(`${CIRCUIT} POST hello`);
  expect(heard).toContain(`${CIRCUIT} GET`);
});

it.each([
  ['no line', GET],
  ['an address that is no circuit', `PROXY TCP6 2001:db8::1 ::1 65535 80\r\n${GET}`],
  ['an IPv4 address', `PROXY TCP4 192.0.2.1 127.0.0.1 65535 80\r\n${GET}`],
  ['a line without end', `PROXY TCP6 ${'f'.repeat(200)}`],
])('closes a connection with %s without an answer', async (_what, text) => {
  expect(await talk(text)).toBe('');
});

it('knows a circuit from an address', () => {
  expect(isCircuit(CIRCUIT.toUpperCase())).toBe(true);
  for (const address of ['127.0.0.1', '::1', 'fc00:dead:beef:4dae::1'])
    expect(isCircuit(address)).toBe(false);
});
