import { ArgonQueue } from './argon-queue.js';
import { receiptLookupOf, reporterKemPair } from './key-tree.js';
import { asPepper } from './keys.js';
import { reporterRootsOf } from './reporter-root.js';
import { initCrypto } from './sodium.js';

const sequence = (length: number, from = 0) => Uint8Array.from({ length }, (_, i) => (from + i) % 256);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const asked = {
  queue: new ArgonQueue(),
  lane: 'code',
  client: 'a client',
  peppers: [asPepper(sequence(32, 90))],
  salt: sequence(16, 30),
  digits: '01234567890123456789',
} as const;

const reporterRootOf = async (given: Parameters<typeof reporterRootsOf>[0]) => {
  const [root] = await reporterRootsOf(given);
  if (!root) throw new Error('no root');
  return root;
};

beforeAll(initCrypto);

it('gives the known answer, whichever lane computed it', async () => {
  const known = '9b717e82f3da4fbda22c3204f7d9ab5b679d6edeef16b8d6934df7e4cabee5e9';
  expect(hex(await reporterRootOf(asked))).toBe(known);
  expect(hex(await reporterRootOf({ ...asked, lane: 'submission', client: 'another' }))).toBe(known);
});

it('is another root for another digit, salt or pepper', async () => {
  const roots = await Promise.all([
    reporterRootOf(asked),
    reporterRootOf({ ...asked, digits: '01234567890123456780' }),
    reporterRootOf({ ...asked, salt: sequence(16, 31) }),
    reporterRootOf({ ...asked, peppers: [asPepper(sequence(32, 91))] }),
  ]);
  expect(new Set(roots.map(hex)).size).toBe(4);
  expect(new Set(roots.map((root) => hex(receiptLookupOf(root)))).size).toBe(4);
  expect(new Set(roots.map((root) => hex(reporterKemPair(root).publicKey))).size).toBe(4);
});

it('is stretched once for any number of peppers, and each gives the root that it gives alone', async () => {
  const run = jest.spyOn(asked.queue, 'run');
  const peppers = [asPepper(sequence(32, 91)), asPepper(sequence(32, 90))];
  const roots = await reporterRootsOf({ ...asked, peppers });
  expect(run).toHaveBeenCalledTimes(1);
  run.mockRestore();
  const alone = await Promise.all(peppers.map((pepper) => reporterRootOf({ ...asked, peppers: [pepper] })));
  expect(roots.map(hex)).toEqual(alone.map(hex));
});

it('takes nothing but 20 digits and a real salt', async () => {
  for (const digits of ['', '0123456789012345678', '0123456789012345678a', '०१२३४५६७८९०१२३४५६७८९']) {
    await expect(reporterRootOf({ ...asked, digits })).rejects.toThrow('KEY_WRONG');
  }
  await expect(reporterRootOf({ ...asked, salt: new Uint8Array(8) })).rejects.toThrow(RangeError);
});
