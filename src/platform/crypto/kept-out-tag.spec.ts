import { keptOutTag } from './kept-out-tag.js';
import { keptOutKeyOf } from './key-tree.js';
import { asIndexKey, type KeptOutKey } from './keys.js';
import { initCrypto } from './sodium.js';

const key = Uint8Array.from({ length: 32 }, (_, i) => i) as KeptOutKey;
const staffId = '10111213-1415-4617-9819-1a1b1c1d1e1f';
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

beforeAll(initCrypto);

it('gives the known answer, whatever the case of the letters', () => {
  expect(hex(keptOutTag(key, staffId))).toBe('29ba509e7e4671711abd4259ce7bcee9');
  expect(hex(keptOutTag(key, staffId.toUpperCase()))).toBe('29ba509e7e4671711abd4259ce7bcee9');
});

it('is another for another person and another key', () => {
  const other = keptOutKeyOf(asIndexKey(new Uint8Array(32).fill(1)));
  const tags = [
    keptOutTag(key, staffId),
    keptOutTag(key, '0f0e0d0c-0b0a-4908-8706-050403020100'),
    keptOutTag(other, staffId),
  ];
  expect(new Set(tags.map(hex)).size).toBe(3);
});

it('is of nothing but an id', () => {
  expect(() => keptOutTag(key, 'Kiran')).toThrow(RangeError);
  expect(() => keptOutTag(new Uint8Array(16) as KeptOutKey, staffId)).toThrow('KEY_WRONG');
});
