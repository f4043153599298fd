import fc from 'fast-check';
import { FairQueue, NETWORK_TURNS, type Waiting } from './fair-queue.js';

/** Work that notes when it is dropped. */
function worker(dropped: string[] = []) {
  return (client: string, name = client): Waiting & { name: string } => ({
    client,
    name,
    start: () => Promise.resolve(),
    drop: () => dropped.push(name),
  });
}

function taken(queue: FairQueue): string[] {
  const names: string[] = [];
  for (let next = queue.take(); next; next = queue.take())
    names.push((next as unknown as { name: string }).name);
  return names;
}

it('goes round the networks and, within each, round their clients', () => {
  const [queue, work] = [new FairQueue(100), worker()];
  for (const name of ['*n/a', '*n/a', '*n/b', '*n/b', 'c', 'c', 'c']) queue.add(work(name));
  expect(taken(queue)).toEqual(['*n/a', '*n/b', 'c', '*n/a', '*n/b', 'c', 'c']);
});

it('gives a network of many clients no more than its share of a round', () => {
  const [queue, work] = [new FairQueue(10_000), worker()];
  for (let client = 0; client < 5_000; client += 1) queue.add(work(`*flood/${client}`, 'flood'));
  for (const name of ['asha', 'ravi', 'asha', 'ravi']) queue.add(work(name));
  const order = taken(queue);
  expect(order.indexOf('asha')).toBe(NETWORK_TURNS);
  expect(order.indexOf('ravi')).toBe(NETWORK_TURNS + 1);
  expect(order.lastIndexOf('ravi')).toBe(2 * (NETWORK_TURNS + 1) + 1);
});

it('takes out work that nobody waits for any more, and goes on in turn', () => {
  const [queue, work] = [new FairQueue(100), worker()];
  const gone = [work('*n/a'), work('*n/b'), work('c')];
  gone.forEach((one) => queue.add(one));
  queue.add(work('d'));
  expect(gone.map((one) => queue.remove(one))).toEqual([true, true, true]);
  expect(gone.map((one) => queue.remove(one))).toEqual([false, false, false]);
  expect(queue.size).toBe(1);
  expect(taken(queue)).toEqual(['d']);
});

describe('a full queue', () => {
  it('drops the newest of the network with most waiting, and never the one who has just come', () => {
    const dropped: string[] = [];
    const [queue, work] = [new FairQueue(200), worker(dropped)];
    for (let client = 0; client < 200; client += 1) queue.add(work(`*flood/${client}`, 'flood'));
    for (let client = 0; client < 50; client += 1) queue.add(work(`person ${client}`));
    expect(dropped).toEqual(Array(50).fill('flood'));
    const order = taken(queue);
    for (let client = 0; client < 50; client += 1) expect(order).toContain(`person ${client}`);
  });

  it('lets the next one in where everybody has one waiting', () => {
    const dropped: string[] = [];
    const [queue, work] = [new FairQueue(100), worker(dropped)];
    for (let client = 0; client < 100; client += 1) queue.add(work(`flood ${client}`));
    queue.add(work('asha'));
    expect(dropped).toEqual([expect.stringMatching(/^flood/)]);
    expect(taken(queue)).toContain('asha');
  });

  it('drops the newcomer where it is their own line that is the longest', () => {
    const dropped: string[] = [];
    const [queue, work] = [new FairQueue(3), worker(dropped)];
    for (const name of ['one', 'two', 'three', 'four']) queue.add(work('a', name));
    expect(dropped).toEqual(['four']);
  });
});

it('loses nothing, whatever comes and goes', () => {
  const step = fc.record({
    client: fc.constantFrom('a', 'b', '*n/a', '*n/b', '*n/c', '*m/a', 'c/x', 'c/y'),
    what: fc.constantFrom('add', 'add', 'add', 'take', 'remove'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: 1, max: 20 }), (steps, limit) => {
      const queue = new FairQueue(limit);
      const waiting = new Set<Waiting>();
      for (const { client, what } of steps) {
        if (what === 'add') {
          const work: Waiting = { client, start: () => Promise.resolve(), drop: () => waiting.delete(work) };
          waiting.add(work);
          queue.add(work);
        } else if (what === 'take') {
          const next = queue.take();
          expect(next === undefined).toBe(waiting.size === 0);
          if (next) expect(waiting.delete(next)).toBe(true);
        } else {
          const [some] = [...waiting].filter((one) => one.client === client);
          if (some) expect(queue.remove(some)).toBe(waiting.delete(some));
        }
        expect(queue.size).toBe(waiting.size);
        expect(queue.size).toBeLessThanOrEqual(limit);
      }
      expect(new Set(drain(queue))).toEqual(waiting);
    }),
  );
});

function drain(queue: FairQueue): Waiting[] {
  const all: Waiting[] = [];
  for (let next = queue.take(); next; next = queue.take()) all.push(next);
  return all;
}
