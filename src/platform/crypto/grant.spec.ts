import { CryptoError } from './crypto.errors.js';
import { type GrantContext, openGrant, sealGrant, sealGrantWithSeed } from './grant.js';
import { deskKemPair, newDeskRoot } from './key-tree.js';
import { asDeskRoot, asKemPublicKey, asKemSecretKey, type KemPublicKey, type KemSecretKey } from './keys.js';
import { initCrypto, sodium } from './sodium.js';

const sequence = (length: number, from = 0) => Uint8Array.from({ length }, (_, i) => (from + i) % 256);
const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

const context: GrantContext = {
  subject: 'case',
  subjectId: '0f0e0d0c-0b0a-4908-8706-050403020100',
  holder: 'desk:10111213-1415-4617-9819-1a1b1c1d1e1f',
  epoch: 3,
  holderEpoch: 2,
};
const key = sequence(32, 7);
/** Any key in any context, which the compiler refuses elsewhere (keys.spec.ts). */
const sealAny = sealGrant as (to: KemPublicKey, context: GrantContext, key: Uint8Array) => Uint8Array;

const KNOWN_SEALED = `
  AWDvbFyKUNgsmZeIxvfS84z8UxTVeYuX/OKqUx6fKPdygTmYRV2NpEH9d6z3X78ZD2qBuTiLsOXrdWZ/MBuDqS8UDnIPxzuL
  mFjkZW5a3CNpY33kCrrtM5XP2JFs3LbbHqS2EJmSmvvfy+ZiSzh6OQSqgrblMNly8WLKcpk9i+VUD39Tdw5asEI0lbws1xKm
  bzs1hPZovLgBlhatg4LtKwAPo3lwMF9T4n3rs5MiT6sXXpNa7vr8sL6iwTHtM5fBUAL3bsQxDM3RtrsrUcR1QXUzDN4Z7Fod
  1wih/oSbyXE/olCxK+iL+3N/SckTKz9L1TDFHmd0BymcHkkCyzSv692jW6dRjxCQzLTnVKPicdePBIY2VMlysgZD/8V3/fXC
  Fo7RKAWw58qUL/Kkt+dEuympXRM5D8KTftkMy4jJqLcHLbFu+dabxLa3Lx1rBG4gVIEppYtcUNZRx6PWCbncJudK90RK0Uly
  TicXoSGu0BtfvLUOmYolaCvnMGwrJQiPuENCV4kP1gTRhPL4nAvxqDP4vnUGpA710RCiYkSfW3yqvx4LRLeVZlk7Jqjfs2ty
  Qe//FrMoPOhYm6GYDvyEbC/pZDdY/HI5Li4KqgnV5YKPCdguSYDQmoxiAcGkOOGliDGU+Qy2LneC3b1WANMeiswA6ukm2JGb
  TwVE5iOtAGcDkrC1iIL123kRgaQ+y86wR9DECxXKutSp6t9o0o/m1hMIkLfuDdvbF9zNoMFnMdgBvB8AfNDG3W9vr+dGo9Eu
  dvAjI2VFMOwb+xqx22P+wzawcbTrFTQ+DFGbinY8wkfjeDQvgQeCO1LaOhID18XUAr0nEpn9yR5UW/bMfhwbrbKyxPjEIq+q
  P9pPJ3bt0VdohYygQslUL/9rFIWfE8nPqhijp8Prh7x38CwMP+BW6p/mrDbj+1ZDdIoUm6g8/gubbX/x3Wojg/KvzCt1v9cL
  w1peJ7jv3j2xCE4a9LYDjP28+GizqHnpSz8k+EKGhuH1IocdUSBPAeDOB3yEEdr+wzKgBxF7eFNR+R0JrE5/UNqUB6SZ/tQt
  JQ4YLjf8C+ZcU94JvjulnpbU3u8TSFiw5NvfLoMtsKzd+tmgdDIX7Zg34uGwSdOoxYy7ffSkFH9Jg5+w6AX+qbPyhQ3GN7zz
  qESSunykdmR7K0w/shRrptIoYr16SKzVzoZuSx4S73LylgO0COPGaXoh9V3uD6fBjHwCdt9jm8ivKfYWvR/BLTt2NatKrX0v
  zkjbTXM3s6E5wLf/hECInro77DE5PfkaIJ0w2rv54KQWbIwsmGPKhWXd/firF8AoNtt2dAB1xrdDQr58sPY5YSMugy3YH1ER
  /ccDDBk2+Z8Yvy+XSymBdEhUoIdmaLBUGLmRjR2n8AcZNg2C2UIvptpSFP0nbRvvHtAkEnSluAtQmT0UjSm/zOXgGB+hY8/y
  KT0z21zWaMB1RrGICg3Kl64WGNPYwEzFGxD9CMHNiDnBu/S9f+AUAF0COl5N72U9rPwdZIKq2q3Osw+aqpr+2jfXQ8O+mE8t
  XfZboNRRNvXPxdbLXc8phHE=`;

function wrong(work: () => unknown): void {
  expect(work).toThrow(new CryptoError('KEY_WRONG'));
}

beforeAll(initCrypto);

describe('X-Wing as installed', () => {
  it('answers the first test vector of draft-connolly-cfrg-xwing-kem', () => {
    const seed = fromHex('7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26');
    const random = fromHex(
      '3cb1eea988004b93103cfb0aeefd2a686e01fa4a58e8a3639ca8a1e3f9ae57e235b8cc873c23dc62b8d260169afa2f75ab916a58d974918835d25e6a435085b2',
    );
    const shared = fromHex('d2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384');
    const pair = sodium.crypto_kem_xwing_seed_keypair(seed);
    expect(pair.privateKey).toEqual(seed);
    const sent = sodium.crypto_kem_xwing_enc_deterministic(pair.publicKey, random);
    expect(sent.sharedSecret).toEqual(shared);
    expect(sodium.crypto_kem_xwing_dec(sent.ciphertext, seed)).toEqual(shared);
  });
});

describe('the grant format', () => {
  it('gives the known answer, and opens it', () => {
    const known = new Uint8Array(Buffer.from(KNOWN_SEALED, 'base64'));
    const pair = deskKemPair(asDeskRoot(sequence(32)));
    expect(known).toHaveLength(1 + 1120 + 32 + 16);
    expect(sealGrantWithSeed(pair.publicKey, context, key, sequence(64, 9))).toEqual(known);
    expect(openGrant(pair.secretKey, context, known)).toEqual(key);
  });

  it.each(['reporter', 'organisation', 'staff:10111213-1415-4617-9819-1a1b1c1d1e1f'])(
    'hands a key to the holder %s',
    (holder) => {
      const pair = deskKemPair(newDeskRoot());
      const grant = sealAny(pair.publicKey, { ...context, holder }, key);
      expect(openGrant(pair.secretKey, { ...context, holder }, Buffer.from(grant))).toEqual(key);
    },
  );

  it('never seals alike twice', () => {
    const { publicKey } = deskKemPair(newDeskRoot());
    expect(sealAny(publicKey, context, key)).not.toEqual(sealAny(publicKey, context, key));
  });

  it('refuses keys that are strings or of another length', () => {
    const { publicKey, secretKey } = deskKemPair(newDeskRoot());
    const grant = sealAny(publicKey, context, key);
    wrong(() => sealAny('p'.repeat(1216) as unknown as KemPublicKey, context, key));
    wrong(() => sealAny(publicKey.subarray(1) as KemPublicKey, context, key));
    wrong(() => sealAny(publicKey, context, new Uint8Array(31)));
    wrong(() => sealAny(publicKey, context, 'k'.repeat(32) as unknown as Uint8Array));
    wrong(() => openGrant('s'.repeat(32) as unknown as KemSecretKey, context, grant));
    wrong(() =>
      openGrant(secretKey, context, Buffer.from(grant).toString('latin1') as unknown as Uint8Array),
    );
    wrong(() => asKemPublicKey(secretKey));
    wrong(() => asKemSecretKey(publicKey));
  });

  it('refuses a holder or subject that has no encoding', () => {
    const { publicKey } = deskKemPair(newDeskRoot());
    for (const holder of [
      '',
      'desk',
      'desk:',
      'desk:1',
      'reporter:1',
      'worker:0f0e0d0c-0b0a-4908-8706-050403020100',
    ]) {
      wrong(() => sealAny(publicKey, { ...context, holder }, key));
    }
    wrong(() => sealAny(publicKey, { ...context, subjectId: 'the case' }, key));
    wrong(() => sealAny(publicKey, { ...context, epoch: -1 }, key));
  });
});

describe('a grant that was touched', () => {
  it('does not open with any one bit flipped', () => {
    const pair = deskKemPair(newDeskRoot());
    const whole = sealAny(pair.publicKey, context, key);
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = new Uint8Array(whole);
      flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
      wrong(() => openGrant(pair.secretKey, context, flipped));
    }
  });

  it('does not open cut short, made longer, or joined from two', () => {
    const pair = deskKemPair(newDeskRoot());
    const grant = sealAny(pair.publicKey, context, key);
    const other = sealAny(pair.publicKey, context, key);
    wrong(() => openGrant(pair.secretKey, context, new Uint8Array()));
    wrong(() => openGrant(pair.secretKey, context, grant.subarray(0, -1)));
    wrong(() => openGrant(pair.secretKey, context, Buffer.concat([grant, Buffer.of(0)])));
    wrong(() =>
      openGrant(pair.secretKey, context, Buffer.concat([grant.subarray(0, 1121), other.subarray(1121)])),
    );
  });

  it('does not open with the key of another holder', () => {
    const grant = sealAny(deskKemPair(newDeskRoot()).publicKey, context, key);
    wrong(() => openGrant(deskKemPair(newDeskRoot()).secretKey, context, grant));
  });

  it.each<[keyof GrantContext, Partial<GrantContext>]>([
    ['subject', { subject: 'desk' }],
    ['subjectId', { subjectId: '10111213-1415-4617-9819-1a1b1c1d1e1f' }],
    ['subjectId', { subjectId: '' }],
    ['holder', { holder: 'staff:10111213-1415-4617-9819-1a1b1c1d1e1f' }],
    ['holder', { holder: 'desk:0f0e0d0c-0b0a-4908-8706-050403020100' }],
    ['holder', { holder: 'reporter' }],
    ['epoch', { epoch: 2 }],
    ['holderEpoch', { holderEpoch: 3 }],
  ])('does not open with another %s', (_, change) => {
    const pair = deskKemPair(newDeskRoot());
    const grant = sealAny(pair.publicKey, context, key);
    wrong(() => openGrant(pair.secretKey, { ...context, ...change }, grant));
  });
});
