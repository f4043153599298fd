import { exclusionTag } from './exclusion-tag.js';
import { exclusionKeyOf } from './key-tree.js';
import { asIndexKey, type ExclusionKey } from './keys.js';
import { initCrypto } from './sodium.js';

const key = Uint8Array.from({ length: 32 }, (_, i) => i) as ExclusionKey;
const staffId = '10111213-1415-4617-9819-1a1b1c1d1e1f';
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

beforeAll(initCrypto);

it('gives the known answer, whatever the case of the letters', () => {
  expect(hex(exclusionTag(key, staffId))).toBe('29ba509e7e4671711abd4259ce7bcee9');
  expect(hex(exclusionTag(key, staffId.toUpperCase()))).toBe('29ba509e7e4671711abd4259ce7bcee9');
});

it('is another for another person and another key', () => {
  const other = exclusionKeyOf(asIndexKey(new Uint8Array(32).fill(1)));
  const tags = [
    exclusionTag(key, staffId),
    exclusionTag(key, '0f0e0d0c-0b0a-4908-8706-050403020100'),
    exclusionTag(other, staffId),
  ];
  expect(new Set(tags.map(hex)).size).toBe(3);
});

it('is of nothing but an id', () => {
  expect(() => exclusionTag(key, 'Kiran')).toThrow(RangeError);
  expect(() => exclusionTag(new Uint8Array(16) as ExclusionKey, staffId)).toThrow('KEY_WRONG');
});
