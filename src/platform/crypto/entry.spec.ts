import fc from 'fast-check';
import { signPublicOf } from './ed25519.js';
import { chainMac, chainMacMatches, entryHash, signEntry, verifyEntry } from './entry.js';
import { asSignPublicKey, asSignSecretKey, asThreadKey } from './keys.js';
import type { SealContext } from './seal-context.js';
import { sealDocumentWithNonce } from './sealed-document.js';
import { initCrypto, randomBytes } from './sodium.js';

const sequence = (length: number, from = 0) => Uint8Array.from({ length }, (_, i) => (from + i) % 256);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const context: SealContext = {
  table: 'entries',
  caseId: '0f0e0d0c-0b0a-4908-8706-050403020100',
  rowId: '10111213-1415-4617-9819-1a1b1c1d1e1f',
  kind: 'message',
  author: 'staff:20212223-2425-4627-a829-2a2b2c2d2e2f',
  keyEpoch: 1,
  sequence: 7,
  previousHash: sequence(32, 64),
};
const key = asThreadKey(sequence(32));
const secret = asSignSecretKey(sequence(32, 50));
const known = () =>
  sealDocumentWithNonce(key, context, { text: 'A short message, with a word of हिन्दी.' }, sequence(24, 100));

beforeAll(initCrypto);

describe('entry hash, signature and chain MAC', () => {
  it('give the known answers', () => {
    expect(hex(entryHash(context, known()))).toBe(
      'c39724f9e2b71f5c42db1399cbf7f032a26ce26dff9e197c4f85a1670ecf5c93',
    );
    expect(hex(signEntry(secret, context, known()))).toBe(
      '9f9cdb62261349fc1f3db35e18cf58d95b6c02598a1a6c27839dc7481bd9c462' +
        '963e8701251a2e7efb1e9512a07acc3aac72d3ef0a33851a0101a222fdf1ce0f',
    );
    expect(hex(chainMac(key, context.caseId, 7, sequence(32, 200)))).toBe(
      '9945860c67f34f4b79b490a7e4fe47dece041c0d612a88081db6e5fd2faa7038',
    );
  });

  it('change the hash with any bit of the sealed bytes and any field of the context', () => {
    const hash = hex(entryHash(context, known()));
    fc.assert(
      fc.property(fc.nat({ max: 1096 }), fc.nat({ max: 7 }), (at, bit) => {
        const flipped = known();
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(hex(entryHash(context, flipped))).not.toBe(hash);
      }),
    );
    expect(hex(entryHash({ ...context, sequence: 8 }, known()))).not.toBe(hash);
    expect(hex(entryHash({ ...context, author: 'reporter' }, known()))).not.toBe(hash);
  });
});

describe('an entry signature', () => {
  it('is good for what was signed, the first time and again', async () => {
    const signature = signEntry(secret, context, known());
    expect(await verifyEntry(signPublicOf(secret), context, known(), signature)).toBe(true);
    expect(await verifyEntry(signPublicOf(secret), context, known(), signature)).toBe(true);
    expect(
      await verifyEntry(signPublicOf(secret), context, Buffer.from(known()), Buffer.from(signature)),
    ).toBe(true);
  });

  it('is bad for other bytes, another place or another author, also after a good one was remembered', async () => {
    const signature = signEntry(secret, context, known());
    const publicKey = signPublicOf(secret);
    expect(await verifyEntry(publicKey, context, known(), signature)).toBe(true);
    const flipped = known();
    flipped[500] = (flipped[500] ?? 0) ^ 1;
    expect(await verifyEntry(publicKey, context, flipped, signature)).toBe(false);
    expect(await verifyEntry(publicKey, { ...context, sequence: 6 }, known(), signature)).toBe(false);
    expect(await verifyEntry(publicKey, { ...context, caseId: context.rowId }, known(), signature)).toBe(
      false,
    );
    const other = signPublicOf(asSignSecretKey(randomBytes(32)));
    expect(await verifyEntry(other, context, known(), signature)).toBe(false);
    for (let at = 0; at < 64; at += 1) {
      const bad = new Uint8Array(signature);
      bad[at] = (bad[at] ?? 0) ^ (1 << (at % 8));
      expect(await verifyEntry(publicKey, context, known(), bad)).toBe(false);
    }
  });

  it('is bad, and no error, when a row holds nonsense', async () => {
    const signature = signEntry(secret, context, known());
    const publicKey = signPublicOf(secret);
    expect(await verifyEntry(publicKey, { ...context, caseId: 'moved' }, known(), signature)).toBe(false);
    expect(await verifyEntry(publicKey, context, known(), signature.subarray(1))).toBe(false);
    expect(await verifyEntry(publicKey, context, known(), new Uint8Array())).toBe(false);
    expect(await verifyEntry(publicKey, context, 'text' as unknown as Uint8Array, signature)).toBe(false);
    expect(
      await verifyEntry(asSignPublicKey(new Uint8Array(32).fill(255)), context, known(), signature),
    ).toBe(false);
  });
});

describe('the chain MAC', () => {
  it('holds for its case, count and head alone', () => {
    const head = sequence(32, 200);
    const mac = chainMac(key, context.caseId, 7, head);
    expect(chainMacMatches(key, context.caseId, 7, head, mac)).toBe(true);
    expect(chainMacMatches(key, context.rowId, 7, head, mac)).toBe(false);
    expect(chainMacMatches(key, context.caseId, 6, head, mac)).toBe(false);
    expect(chainMacMatches(key, context.caseId, 7, sequence(32, 201), mac)).toBe(false);
    expect(chainMacMatches(asThreadKey(sequence(32, 1)), context.caseId, 7, head, mac)).toBe(false);
    expect(chainMacMatches(key, context.caseId, 7, head, mac.subarray(1))).toBe(false);
    expect(() => chainMac(key, 'a case', 7, head)).toThrow('SEAL_BROKEN');
    expect(() => chainMac(key, context.caseId, 7, head.subarray(1))).toThrow('SEAL_BROKEN');
  });
});
