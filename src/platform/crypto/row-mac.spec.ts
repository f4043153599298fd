import fc from 'fast-check';
import { asIndexKey } from './keys.js';
import { KeyFile } from './key-file.js';
import { newOrganisationPair } from './organisation.js';
import { rowHash, rowMac, rowMacMatches } from './row-mac.js';
import { initCrypto } from './sodium.js';

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i);
const parts = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 4 });

beforeAll(initCrypto);

describe('the MAC of a row', () => {
  it('is the known one', () => {
    const hash = rowHash(asIndexKey(bytes(32)), 'settings', [bytes(3), bytes(0)]);
    expect(Buffer.from(hash).toString('hex')).toBe(
      'b09fbcdb0da8183a12ee82f312905e9988c8a9f1924022d9d6622eb879f8edae',
    );
  });

  it('fits its parts, its kind and its key file, and no others', () => {
    const keyFile = KeyFile.create(newOrganisationPair().publicKey);
    const other = KeyFile.create(newOrganisationPair().publicKey);
    fc.assert(
      fc.property(parts, parts, (these, those) => {
        const mac = rowMac(keyFile, 'access', these);
        expect(rowMacMatches(keyFile, 'access', these, mac)).toBe(true);
        expect(rowMacMatches(keyFile, 'settings', these, mac)).toBe(false);
        expect(rowMacMatches(other, 'access', these, mac)).toBe(false);
        const same =
          these.length === those.length && these.every((part, i) => Buffer.compare(part, those[i]!) === 0);
        expect(rowMacMatches(keyFile, 'access', those, mac)).toBe(same);
      }),
    );
  });

  it('is told from what is none', () => {
    const keyFile = KeyFile.create(newOrganisationPair().publicKey);
    const mac = rowMac(keyFile, 'access', [bytes(1)]);
    const changed = mac.map((byte, at) => (at === 4 ? byte + 1 : byte));
    for (const wrong of [null, bytes(0), mac.subarray(1), bytes(37), changed])
      expect(rowMacMatches(keyFile, 'access', [bytes(1)], wrong)).toBe(false);
  });
});
