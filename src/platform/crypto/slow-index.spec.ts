import { blindIndex } from './blind-index.js';
import { asIndexKey } from './keys.js';
import { slowIndex } from './slow-index.js';
import { initCrypto } from './sodium.js';

const key = asIndexKey(Uint8Array.from({ length: 32 }, (_, i) => i));
const KNOWN = 'e7568fd95079854f4c5ce3aaf3919a4441a68adc3700d7c9a5ddcb935506fb99';
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

beforeAll(initCrypto);

it('gives the known answer, and another under another key', async () => {
  const blind = blindIndex(key, 'phone', '+911234567890');
  expect(hex(await slowIndex(key, blind))).toBe(KNOWN);
  const other = asIndexKey(new Uint8Array(32).fill(1));
  expect(hex(await slowIndex(other, blind))).not.toBe(KNOWN);
});

it('refuses what is no blind value', () => {
  expect(() => slowIndex(key, new Uint8Array(31))).toThrow('KEY_WRONG');
});
