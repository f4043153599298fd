import { type ArgonLane, type ArgonLimits, ArgonQueue } from './argon-queue.js';
import { CryptoError } from './crypto.errors.js';

const BUSY = new CryptoError('BUSY');

/** A queue whose work ends when the test says so; `started` is what runs or has run, in order. */
function controlled(limits?: Partial<ArgonLimits>) {
  const queue = new ArgonQueue(limits);
  const started: string[] = [];
  const running = new Map<string, () => void>();
  const results: Promise<string>[] = [];
  const rejected: string[] = [];

  const add = (lane: ArgonLane, client: string, name: string): Promise<string> => {
    const result = queue.run(lane, client, () => {
      started.push(name);
      return new Promise<string>((resolve) => running.set(name, () => resolve(name)));
    });
    result.catch(() => rejected.push(name));
    results.push(result);
    return result;
  };
  /** Ends the work that has run longest, and waits until the queue has taken note. */
  const endOne = async (): Promise<void> => {
    const [first] = running;
    if (!first) throw new Error('nothing runs');
    running.delete(first[0]);
    first[1]();
    await new Promise(setImmediate);
  };
  const endAll = async (): Promise<void> => {
    while (running.size > 0) await endOne();
    await Promise.allSettled(results);
  };
  return { queue, started, running, rejected, add, endOne, endAll };
}

describe('what runs at once', () => {
  it('is one piece of staff work and two of reporters', async () => {
    const q = controlled();
    for (let i = 0; i < 5; i += 1) {
      void q.add('staff', `s${i}`, `staff ${i}`);
      void q.add('submission', `r${i}`, `submission ${i}`);
      void q.add('code', `c${i}`, `code ${i}`);
    }
    let most = { staff: 0, reporters: 0 };
    while (q.running.size > 0) {
      const names = [...q.running.keys()];
      const staff = names.filter((name) => name.startsWith('staff')).length;
      most = {
        staff: Math.max(most.staff, staff),
        reporters: Math.max(most.reporters, names.length - staff),
      };
      await q.endOne();
    }
    expect(most).toEqual({ staff: 1, reporters: 2 });
    expect(q.started).toHaveLength(15);
  });

  it('gives back what the work gives, and its error, and goes on', async () => {
    const queue = new ArgonQueue();
    const fails = new Error('from the work');
    const answers = [
      queue.run('staff', 'a', () => Promise.reject(fails)),
      queue.run('staff', 'a', () => {
        throw fails;
      }),
      queue.run('staff', 'a', () => Promise.resolve(7)),
    ];
    const settled = await Promise.allSettled(answers);
    expect(settled).toEqual([
      { status: 'rejected', reason: fails },
      { status: 'rejected', reason: fails },
      { status: 'fulfilled', value: 7 },
    ]);
    expect(queue.waiting('staff')).toBe(0);
  });
});

describe('whose turn it is', () => {
  it('is that of a submission before a code check', async () => {
    const q = controlled({ reportersAtOnce: 1 });
    void q.add('code', 'a', 'running');
    for (const name of ['code 1', 'code 2']) void q.add('code', 'b', name);
    for (const name of ['submission 1', 'submission 2']) void q.add('submission', 'c', name);
    await q.endAll();
    expect(q.started).toEqual(['running', 'submission 1', 'submission 2', 'code 1', 'code 2']);
  });

  it('comes to a waiting code once in twenty, however many submit', async () => {
    const q = controlled({ reportersAtOnce: 1 });
    for (let i = 0; i < 100; i += 1) void q.add('submission', `flood ${i}`, `submission ${i}`);
    for (let i = 0; i < 3; i += 1) void q.add('code', `code ${i}`, `code ${i}`);
    await q.endAll();
    const turns = [0, 1, 2].map((i) => q.started.indexOf(`code ${i}`));
    expect(turns).toEqual([20, 40, 60]);
  });

  it.each<ArgonLane>(['staff', 'stranger', 'submission', 'code'])(
    'goes round the clients of lane %s',
    async (lane) => {
      const q = controlled({ reportersAtOnce: 1 });
      for (let i = 0; i < 50; i += 1) void q.add(lane, 'flood', `flood ${i}`);
      void q.add(lane, 'first', 'first 1');
      void q.add(lane, 'second', 'second 1');
      void q.add(lane, 'first', 'first 2');
      await q.endAll();
      expect(q.started.slice(0, 7)).toEqual([
        'flood 0',
        'flood 1',
        'first 1',
        'second 1',
        'flood 2',
        'first 2',
        'flood 3',
      ]);
      expect(q.started).toHaveLength(53);
    },
  );

  it('comes to one who arrives late after one turn of everybody else', async () => {
    const q = controlled({ reportersAtOnce: 1 });
    for (let i = 0; i < 30; i += 1)
      for (const client of ['a', 'b', 'c']) void q.add('code', client, `${client}${i}`);
    await q.endOne();
    await q.endOne();
    const before = q.started.length;
    void q.add('code', 'late', 'late');
    await q.endAll();
    expect(q.started.indexOf('late') - before).toBeLessThanOrEqual(3);
  });
});

describe('strangers who try to sign in', () => {
  it('wait behind staff, share their place, and are not shut out by them', async () => {
    const q = controlled();
    for (let i = 0; i < 60; i += 1) void q.add('stranger', `s${i}`, `stranger ${i}`);
    void q.add('staff', 'asha', 'asha');
    await q.endOne();
    expect(q.started).toEqual(['stranger 0', 'asha']);
    for (let i = 0; i < 100; i += 1) void q.add('staff', `p${i}`, `person ${i}`);
    await q.endAll();
    const turns = [1, 2].map((i) => q.started.indexOf(`stranger ${i}`));
    expect((turns[1] as number) - (turns[0] as number)).toBe(20);
    expect(q.started).toHaveLength(161);
  });

  it('fill a lane of their own', async () => {
    const q = controlled({ strangersWaiting: 2 });
    for (let i = 0; i < 50; i += 1) void q.add('stranger', 'flood', `stranger ${i}`);
    void q.add('staff', 'asha', 'asha');
    await q.endAll();
    expect(q.started).toContain('asha');
    expect(q.rejected).toHaveLength(47);
  });
});

describe('a full queue', () => {
  it('has room for 200 submissions at once from one client, and for 1,000', async () => {
    const queue = new ArgonQueue();
    const work = Array.from({ length: 1_002 }, (_, i) =>
      queue.run('submission', 'one', () => Promise.resolve(i)),
    );
    expect(await Promise.all(work)).toHaveLength(1_002);
  });

  it('refuses with BUSY and 503, and takes work again once there is room', async () => {
    const q = controlled({ staffWaiting: 2 });
    for (const name of ['running', 'waiting 1', 'waiting 2']) void q.add('staff', 'a', name);
    await expect(q.add('staff', 'a', 'too much')).rejects.toThrow(BUSY);
    await expect(q.add('staff', 'a', 'too much')).rejects.toMatchObject({ code: 'BUSY', status: 503 });
    await q.endOne();
    void q.add('staff', 'a', 'room again');
    await q.endAll();
    expect(q.started).toEqual(['running', 'waiting 1', 'waiting 2', 'room again']);
  });

  it('never holds more than its bound, whoever comes', async () => {
    const q = controlled({ codesWaiting: 10 });
    for (let i = 0; i < 500; i += 1) {
      void q.add('code', `client ${i % 7}`, `${i}`);
      expect(q.queue.waiting('code')).toBeLessThanOrEqual(10);
    }
    await q.endAll();
    expect(q.started.length + q.rejected.length).toBe(500);
    expect(q.started).toHaveLength(12);
  });

  it('is full for the client that filled it, not for others', async () => {
    const q = controlled({ codesWaiting: 10 });
    for (let i = 0; i < 100; i += 1) void q.add('code', 'flood', `flood ${i}`);
    for (let i = 0; i < 3; i += 1) void q.add('code', `person ${i}`, `person ${i}`);
    await q.endAll();
    expect(q.started).toEqual(expect.arrayContaining(['person 0', 'person 1', 'person 2']));
    expect(q.rejected.every((name) => name.startsWith('flood'))).toBe(true);
    expect(q.rejected).toHaveLength(91);
  });

  it('keeps the lanes apart: one that is full takes no room from the others', async () => {
    const q = controlled({ codesWaiting: 1, reportersAtOnce: 1 });
    for (const name of ['running', 'waiting', 'refused']) void q.add('code', 'a', name);
    void q.add('submission', 'a', 'submission');
    void q.add('staff', 'a', 'staff');
    await q.endAll();
    expect(q.rejected).toEqual(['refused']);
    expect(q.started).toEqual(['running', 'staff', 'submission', 'waiting']);
  });
});
