import fc from 'fast-check';
import type { GrantContext } from './grant.js';
import { grantMac, grantMacMatches, signGrant, verifyGrant } from './grant-proof.js';
import { newStaffRoot, staffSignPair } from './key-tree.js';
import { asSignSecretKey, type IntakeKey } from './keys.js';
import { signPublicOf } from './ed25519.js';
import { initCrypto } from './sodium.js';

const sequence = (length: number) => Uint8Array.from({ length }, (_, i) => i % 256);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const context: GrantContext = {
  subject: 'case',
  subjectId: '0f0e0d0c-0b0a-4908-8706-050403020100',
  holder: 'desk:10111213-1415-4617-9819-1a1b1c1d1e1f',
  epoch: 3,
  holderEpoch: 2,
};
const grant = sequence(1169);
const intakeKey = sequence(32) as IntakeKey;
const secret = asSignSecretKey(sequence(32));

const OTHERS: Partial<GrantContext>[] = [
  { subject: 'desk' },
  { subjectId: '10111213-1415-4617-9819-1a1b1c1d1e1f' },
  { holder: 'desk:0f0e0d0c-0b0a-4908-8706-050403020100' },
  { holder: 'staff:10111213-1415-4617-9819-1a1b1c1d1e1f' },
  { holder: 'reporter' },
  { epoch: 4 },
  { holderEpoch: 1 },
];

beforeAll(initCrypto);

describe('the signature of a granter', () => {
  it('gives the known answer, and is found good', async () => {
    const signature = signGrant(secret, context, grant);
    expect(hex(signature)).toBe(
      '772c6e75eb68302b728e2800aaab7d39d4b63b73f698a28a4dd69b14fa6039cd' +
        '11077ec911d4e9aafaa767654405b1e450f0c3edb476870a5e82f4d7db466705',
    );
    expect(await verifyGrant(signPublicOf(secret), context, grant, signature)).toBe(true);
  });

  it('is of this granter, context and grant alone', async () => {
    const signature = signGrant(secret, context, grant);
    const publicKey = signPublicOf(secret);
    for (const other of OTHERS)
      expect(await verifyGrant(publicKey, { ...context, ...other }, grant, signature)).toBe(false);
    expect(await verifyGrant(staffSignPair(newStaffRoot()).publicKey, context, grant, signature)).toBe(false);
    expect(await verifyGrant(publicKey, { ...context, holder: 'nobody' }, grant, signature)).toBe(false);
    await fc.assert(
      fc.asyncProperty(fc.nat(grant.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = new Uint8Array(grant);
        flipped[at] = (grant[at] ?? 0) ^ (1 << bit);
        expect(await verifyGrant(publicKey, context, flipped, signature)).toBe(false);
      }),
    );
  });
});

describe('the MAC of the intake', () => {
  it('gives the known answer', () => {
    const mac = grantMac(intakeKey, context, grant);
    expect(hex(mac)).toBe('ee528f8753a3be0d08dee2f68ddbd36daea3849b02d95664a6c741b32fb3a540');
    expect(grantMacMatches(intakeKey, context, grant, mac)).toBe(true);
  });

  it('is of this key, context and grant alone', () => {
    const mac = grantMac(intakeKey, context, grant);
    for (const other of OTHERS)
      expect(grantMacMatches(intakeKey, { ...context, ...other }, grant, mac)).toBe(false);
    expect(grantMacMatches(new Uint8Array(32) as IntakeKey, context, grant, mac)).toBe(false);
    expect(grantMacMatches(intakeKey, context, grant.subarray(1), mac)).toBe(false);
    expect(grantMacMatches(intakeKey, context, grant, mac.subarray(1))).toBe(false);
    expect(() => grantMac(intakeKey, { ...context, holder: 'nobody' }, grant)).toThrow('KEY_WRONG');
  });
});
