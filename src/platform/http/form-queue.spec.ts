import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { eventually } from '../../../test/support/eventually.js';
import { FormQueue } from './form-queue.js';
import { LiveCookies, noteLiveCookie } from './live-cookies.js';

/** As many are worked on at once. */
const AT_ONCE = 6;

let app: FastifyInstance;
/** Who is being worked on, in the order in which they began, and how to let each end. */
let begun: string[];
let finish: (() => void)[];

beforeEach(async () => {
  [begun, finish] = [[], []];
  app = Fastify({ trustProxy: true });
  const live = new LiveCookies();
  app.decorate('liveCookies', live);
  const turns = new FormQueue(live);
  app.addHook('preHandler', turns.wait);
  app.addHook('onSend', turns.end);
  const work = async (request: FastifyRequest): Promise<string> => {
    begun.push(request.headers['x-name'] as string);
    await new Promise<void>((done) => finish.push(done));
    return 'done';
  };
  app.post('/h/1', work);
  app.get('/h/2', { config: { takesTurns: true } }, work);
  app.get('/', () => 'at once');
  // As the site does when a draft opens.
  app.get('/open/:cookie', (request) => {
    noteLiveCookie(request, (request.params as { cookie: string }).cookie);
    return 'opened';
  });
  await app.ready();
});
afterEach(() => app.close());

const post = (name: string, address: string, cookie?: string) =>
  app.inject({
    method: 'POST',
    url: '/h/1',
    headers: { 'x-name': name, 'x-forwarded-for': address, ...(cookie && { cookie }) },
  });
const settle = () => new Promise((done) => setImmediate(done));

/** Lets everything go on, one after the other, until all of these are answered. */
async function drain(all: readonly Promise<unknown>[]): Promise<void> {
  let open = true;
  const answered = Promise.all(all).then(() => (open = false));
  while (open) {
    finish.shift()?.();
    await settle();
  }
  await answered;
}

it('lets a visitor pass a flood from one address, and one of its own neighbours too', async () => {
  const flood = Array.from({ length: 50 }, (_, at) => post(`flood ${at}`, '198.51.100.7'));
  await settle();
  expect(begun).toHaveLength(AT_ONCE);
  await app.inject('/open/draft-of-neighbour');
  const other = post('asha', '203.0.113.9');
  const neighbour = post('neighbour', '198.51.100.7', 'd=draft-of-neighbour');
  await settle();
  await drain([...flood, other, neighbour]);
  for (const name of ['asha', 'neighbour']) expect(begun.indexOf(name)).toBeLessThan(AT_ONCE + 4);
  expect(begun).toHaveLength(52);
});

it('refuses the newest of the longest line when a thousand wait, and never somebody else', async () => {
  const flood = Array.from({ length: 1_000 + AT_ONCE }, (_, at) => post(`flood ${at}`, '198.51.100.7'));
  await settle();
  const other = post('asha', '203.0.113.9');
  await settle();
  await drain([...flood, other]);
  expect((await other).statusCode).toBe(200);
  const refused = (await Promise.all(flood)).filter(({ statusCode }) => statusCode === 503);
  expect(refused).toHaveLength(1);
  expect(begun).toContain('asha');
});

it('gives no line of their own to those who make a cookie up', async () => {
  await app.inject('/open/draft-of-neighbour');
  const flood = Array.from({ length: 50 }, (_, at) => post(`flood ${at}`, '198.51.100.7', `d=made-up-${at}`));
  await settle();
  const neighbour = post('neighbour', '198.51.100.7', 'a=b; d=draft-of-neighbour');
  const late = post('late', '198.51.100.7', 'd=made-up-too');
  await settle();
  await drain([...flood, neighbour, late]);
  expect(begun.indexOf('neighbour')).toBeLessThan(AT_ONCE + 2);
  expect(begun.at(-1)).toBe('late');
});

it('lets a draft that floods wait behind itself, also beside others of its address', async () => {
  await app.inject('/open/flooding');
  await app.inject('/open/draft-of-neighbour');
  const flood = Array.from({ length: 50 }, (_, at) => post(`flood ${at}`, '198.51.100.7', 'd=flooding'));
  await settle();
  const neighbour = post('neighbour', '198.51.100.7', 'd=draft-of-neighbour');
  await settle();
  await drain([...flood, neighbour]);
  expect(begun.indexOf('neighbour')).toBeLessThan(AT_ONCE + 3);
});

it('counts the networks of IPv6 that one customer holds as one', async () => {
  const flood = Array.from({ length: 300 }, (_, at) =>
    post(`flood ${at}`, `2001:db8:7:${at.toString(16)}::1`),
  );
  await settle();
  const asha = post('asha', '2001:db8:8:1::1');
  const ravi = post('ravi', '203.0.113.9');
  await settle();
  await drain([...flood, asha, ravi]);
  for (const name of ['asha', 'ravi']) expect(begun.indexOf(name)).toBeLessThan(AT_ONCE + 12);
});

it('lets pages that cost something take turns too, and others pass', async () => {
  const read = (name: string, address: string) =>
    app.inject({ url: '/h/2', headers: { 'x-name': name, 'x-forwarded-for': address } });
  const flood = Array.from({ length: 50 }, (_, at) => read(`flood ${at}`, '198.51.100.7'));
  await settle();
  expect(begun).toHaveLength(3);
  expect((await app.inject('/')).body).toBe('at once');
  const asha = read('asha', '203.0.113.9');
  await settle();
  await drain([...flood, asha]);
  expect(begun.indexOf('asha')).toBeLessThan(6);
});

describe('whoever hangs up', () => {
  const FORM = 'Content-Length: 0\r\nHost: site\r\n';
  let port: number;
  /** How many requests have come as far as the line, and how many connections are gone. */
  let arrived: number;
  let gone: number;
  beforeEach(async () => {
    [arrived, gone] = [0, 0];
    app.server.on('request', () => (arrived += 1));
    app.server.on('connection', (socket) => socket.once('close', () => (gone += 1)));
    await app.listen({ port: 0, host: '127.0.0.1' });
    port = (app.server.address() as AddressInfo).port;
  });

  const formOf = (name: string, address: string) =>
    `POST /h/1 HTTP/1.1\r\n${FORM}X-Name: ${name}\r\nX-Forwarded-For: ${address}\r\n\r\n`;
  async function send(text: string): Promise<Socket> {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.resume();
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  }
  async function until(condition: () => boolean): Promise<void> {
    await eventually('what the other side did', condition);
    await settle();
  }

  it('before their turn has nothing done, and leaves the line', async () => {
    const holding = Array.from({ length: AT_ONCE }, (_, at) => post(`holds ${at}`, '203.0.113.1'));
    await until(() => begun.length === AT_ONCE);
    const before = arrived;
    const flood = await Promise.all(
      Array.from({ length: 40 }, (_, at) => send(formOf(`flood ${at}`, '198.51.100.7'))),
    );
    await until(() => arrived === before + 40);
    flood.forEach((socket) => socket.destroy());
    await until(() => gone >= 40);
    await drain([...holding, post('asha', '203.0.113.9')]);
    expect(begun).toEqual([...begun.slice(0, AT_ONCE), 'asha']);
  });

  it('with several requests on one connection, has none of them done', async () => {
    const holding = Array.from({ length: AT_ONCE }, (_, at) => post(`holds ${at}`, '203.0.113.1'));
    await until(() => begun.length === AT_ONCE);
    const before = arrived;
    const pipelined = await send(
      Array.from({ length: 20 }, (_, at) => formOf(`flood ${at}`, '198.51.100.7')).join(''),
    );
    await until(() => arrived === before + 20);
    pipelined.destroy();
    await until(() => gone >= 1);
    await drain(holding);
    expect(begun).toHaveLength(AT_ONCE);
  });

  it('by closing their half, has nothing done either', async () => {
    const holding = Array.from({ length: AT_ONCE }, (_, at) => post(`holds ${at}`, '203.0.113.1'));
    await until(() => begun.length === AT_ONCE);
    const before = arrived;
    const half = await send(formOf('half', '198.51.100.7'));
    await until(() => arrived === before + 1);
    half.end();
    await until(() => gone >= 1);
    await drain(holding);
    expect(begun).toHaveLength(AT_ONCE);
  });

  it('during their turn holds their place until the work has ended', async () => {
    const flood = [];
    for (let at = 0; at < 30; at += 1) flood.push(await send(formOf(`flood ${at}`, `198.51.100.${at}`)));
    await until(() => arrived === 30);
    expect(begun).toHaveLength(AT_ONCE);
    flood.forEach((socket) => socket.destroy());
    await until(() => gone === 30);
    const asha = post('asha', '203.0.113.9');
    for (let at = 0; at < 10; at += 1) await settle();
    expect(begun).toHaveLength(AT_ONCE);
    finish.shift()?.();
    await until(() => begun.includes('asha'));
    expect(begun).toHaveLength(AT_ONCE + 1);
    await drain([asha]);
  });

  it('in the middle of a body has nothing done', async () => {
    const text = formOf('cut', '198.51.100.7').replace(
      'Content-Length: 0',
      'Content-Type: text/plain\r\nContent-Length: 100',
    );
    const cut = await send(`${text}go=next`);
    await until(() => arrived === 1);
    cut.destroy();
    await until(() => gone >= 1);
    expect(begun).toEqual([]);
  });

  it('after an answer, and comes again on the same connection, is taken like everybody', async () => {
    const socket = await send(formOf('one', '198.51.100.7'));
    await until(() => begun.length === 1);
    finish.shift()?.();
    await once(socket, 'data');
    socket.write(formOf('two', '198.51.100.7'));
    await until(() => begun.length === 2);
    finish.shift()?.();
    socket.destroy();
  });
});
