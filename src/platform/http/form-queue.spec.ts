import Fastify, { type FastifyInstance } from 'fastify';
import { FormQueue } from './form-queue.js';

/** As many are worked on at once. */
const AT_ONCE = 6;

let app: FastifyInstance;
/** Who is being worked on, in the order in which they began, and how to let each end. */
let begun: string[];
let finish: (() => void)[];

beforeEach(async () => {
  [begun, finish] = [[], []];
  app = Fastify({ trustProxy: true });
  const turns = new FormQueue();
  app.addHook('preHandler', turns.wait);
  app.addHook('onSend', turns.end);
  app.post('/h/1', async (request) => {
    begun.push(request.headers['x-name'] as string);
    await new Promise<void>((done) => finish.push(done));
    return 'done';
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
  const other = post('asha', '203.0.113.9', 'd=1');
  const neighbour = post('neighbour', '198.51.100.7', 'd=1');
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
