import { blindIndex } from './blind-index.js';
import { asIndexKey, type IndexKey } from './keys.js';
import { initCrypto } from './sodium.js';

const key = asIndexKey(Uint8Array.from({ length: 32 }, (_, i) => i));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

beforeAll(initCrypto);

it('gives the known answer', () => {
  expect(hex(blindIndex(key, 'phone', '+911234567890'))).toBe(
    'c074282ad49e49a1b5bbc668127f4e79ee50b45073696c1007e814d649cdf8a6',
  );
});

it('is the same for the same thing alone', () => {
  expect(blindIndex(key, 'handle', 'maya')).toEqual(blindIndex(key, 'handle', 'maya'));
  expect(blindIndex(key, 'handle', 'maya')).not.toEqual(blindIndex(key, 'email', 'maya'));
  expect(blindIndex(key, 'handle', 'maya')).not.toEqual(blindIndex(key, 'handlem', 'aya'));
  expect(blindIndex(key, 'handle', 'maya')).not.toEqual(blindIndex(key, 'handle', 'Maya'));
  const other = asIndexKey(new Uint8Array(32).fill(1));
  expect(blindIndex(key, 'handle', 'maya')).not.toEqual(blindIndex(other, 'handle', 'maya'));
});

it('refuses a key of another length', () => {
  expect(() => blindIndex(new Uint8Array(16) as IndexKey, 'handle', 'maya')).toThrow('KEY_WRONG');
});
