import { ArgonQueue } from './argon-queue.js';
import { CryptoError } from './crypto.errors.js';
import { KeyFile, type VersionedKey } from './key-file.js';
import { newStaffRoot } from './key-tree.js';
import { asPepper, asStaffRoot, type Pepper } from './keys.js';
import { newOrganisationPair } from './organisation.js';
import { newRecoveryCode } from './recovery-code.js';
import { initCrypto, randomBytes } from './sodium.js';
import {
  decoyRootByPassword,
  openRootByPassword,
  openRootByRecovery,
  sealRootByPassword,
  sealRootByPasswordWithNonce,
  sealRootByRecovery,
  sealRootByRecoveryWithNonce,
} from './staff-root.js';

const sequence = (length: number, from = 0) => Uint8Array.from({ length }, (_, i) => (from + i) % 256);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const staffId = '10111213-1415-4617-9819-1a1b1c1d1e1f';
const otherId = '0f0e0d0c-0b0a-4908-8706-050403020100';
const password = 'bakimo-tudena-ziropa-lesuko';
const queue = new ArgonQueue();

function setUp() {
  const keyFile = KeyFile.create(newOrganisationPair().publicKey);
  const root = newStaffRoot();
  const salt = randomBytes(16);
  return { keyFile, pepper: keyFile.pepper(), root, salt };
}

beforeAll(initCrypto);

describe('a staff root under a password', () => {
  it('gives the known answer', async () => {
    const pepper: VersionedKey<Pepper> = { version: 2, key: asPepper(sequence(32, 90)) };
    const root = asStaffRoot(sequence(32));
    const asked = { queue, pepper, password, salt: sequence(16, 30), staffId, root };
    expect(hex(await sealRootByPasswordWithNonce(asked, sequence(24, 5)))).toBe(
      '01' + // version
        '00000002' + // pepper version
        '19b8fb04c689eefd429c720e0b9735dac4e5e5e2c5f07fa332569402640bd5cc' + // commitment
        '05060708090a0b0c0d0e0f101112131415161718191a1b1c' + // nonce
        '5b4cf2b09deb975649816054a30bbf9eac96edde58f08aebfa6dd7b17f2258a8' + // ciphertext
        'd1dc3c53648a47b2a9dff650fb043b43', // tag
    );
  });

  it('opens with that password, typed on any keyboard', async () => {
    const { keyFile, pepper, root, salt } = setUp();
    const composed = 'caf\u00e9 au lait, ﬁve cups';
    const decomposed = 'cafe\u0301 au lait, five cups';
    const sealed = await sealRootByPassword({ queue, pepper, password: composed, salt, staffId, root });
    const open = (typed: string) =>
      openRootByPassword({ queue, keyFile, password: typed, salt, staffId, sealed });
    expect(await open(composed)).toEqual(root);
    expect(await open(decomposed)).toEqual(root);
    expect(await open(composed.toUpperCase())).toBeNull();
  });

  it('is null for another password, person, salt or key file', async () => {
    const { keyFile, pepper, root, salt } = setUp();
    const sealed = await sealRootByPassword({ queue, pepper, password, salt, staffId, root });
    const asked = { queue, keyFile, password, salt, staffId, sealed };
    expect(await openRootByPassword({ ...asked, sealed: Buffer.from(sealed) })).toEqual(root);
    expect(await openRootByPassword({ ...asked, password: `${password} ` })).toBeNull();
    expect(await openRootByPassword({ ...asked, staffId: otherId })).toBeNull();
    expect(await openRootByPassword({ ...asked, salt: randomBytes(16) })).toBeNull();
    expect(await openRootByPassword({ ...asked, keyFile: setUp().keyFile })).toBeNull();
  });

  it('does not open when any field was changed', async () => {
    const { keyFile, pepper, root, salt } = setUp();
    const sealed = await sealRootByPassword({ queue, pepper, password, salt, staffId, root });
    const asked = { queue, keyFile, password, salt, staffId };
    for (const at of [5, 36, 37, 60, 61, 92, 93, 108]) {
      const flipped = new Uint8Array(sealed);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(await openRootByPassword({ ...asked, sealed: flipped })).toBeNull();
    }
    const broken = new CryptoError('SEAL_BROKEN');
    await expect(openRootByPassword({ ...asked, sealed: sealed.subarray(1) })).rejects.toThrow(broken);
    await expect(openRootByPassword({ ...asked, sealed: new Uint8Array() })).rejects.toThrow(broken);
    await expect(openRootByPassword({ ...asked, sealed: sealed.with(0, 2) })).rejects.toThrow(broken);
    const unknownPepper = new CryptoError('KEY_FILE_MISMATCH');
    await expect(openRootByPassword({ ...asked, sealed: sealed.with(4, 9) })).rejects.toThrow(unknownPepper);
  });

  it('still opens under an older pepper, and seals under the newest', async () => {
    const { keyFile, root, salt } = setUp();
    const old = await sealRootByPassword({ queue, pepper: keyFile.pepper(), password, salt, staffId, root });
    const text = JSON.parse(keyFile.toText()) as { pepper: { version: number; key: string }[] };
    text.pepper.push({ version: 2, key: Buffer.from(randomBytes(32)).toString('base64url') });
    const newer = KeyFile.parse(JSON.stringify(text));
    expect(await openRootByPassword({ queue, keyFile: newer, password, salt, staffId, sealed: old })).toEqual(
      root,
    );
    const again = await sealRootByPassword({ queue, pepper: newer.pepper(), password, salt, staffId, root });
    await expect(
      openRootByPassword({ queue, keyFile, password, salt, staffId, sealed: again }),
    ).rejects.toThrow('KEY_FILE_MISMATCH');
  });

  it('has a decoy of the same shape that opens with nothing', async () => {
    const { keyFile, pepper, root, salt } = setUp();
    const real = await sealRootByPassword({ queue, pepper, password, salt, staffId, root });
    const decoy = decoyRootByPassword(pepper);
    expect(decoy).toHaveLength(real.length);
    expect(decoy.subarray(0, 5)).toEqual(real.subarray(0, 5));
    expect(await openRootByPassword({ queue, keyFile, password, salt, staffId, sealed: decoy })).toBeNull();
  });
});

describe('a staff root under a recovery code', () => {
  it('gives the known answer', () => {
    const pepper: VersionedKey<Pepper> = { version: 2, key: asPepper(sequence(32, 90)) };
    const asked = {
      pepper,
      code: '0123-4567-89AB-CDEF-GHJK-MNPQ-RSJR',
      staffId,
      root: asStaffRoot(sequence(32)),
    };
    expect(hex(sealRootByRecoveryWithNonce(asked, sequence(24, 5)))).toBe(
      '01' + // version
        '00000002' + // pepper version
        'cc1f002d3f9941e3c38a3087eaa03c223369630b93e76e0d1e66aaef8e80c0a1' + // commitment
        '05060708090a0b0c0d0e0f101112131415161718191a1b1c' + // nonce
        '6f79fcacc10c5b69f6c27cc41ac951ede4f0185e750a93326c07273e8b05cf4d' + // ciphertext
        'f07a298b9b2ecacc87667dcccadca3ae', // tag
    );
  });

  it('opens with that code, however it is typed, and with no other', () => {
    const { keyFile, pepper, root } = setUp();
    const code = newRecoveryCode();
    const sealed = sealRootByRecovery({ pepper, code, staffId, root });
    expect(openRootByRecovery({ keyFile, code, staffId, sealed })).toEqual(root);
    expect(
      openRootByRecovery({ keyFile, code: code.toLowerCase().replaceAll('-', ' '), staffId, sealed }),
    ).toEqual(root);
    expect(openRootByRecovery({ keyFile, code: newRecoveryCode(), staffId, sealed })).toBeNull();
    expect(openRootByRecovery({ keyFile, code: 'not a code', staffId, sealed })).toBeNull();
    expect(openRootByRecovery({ keyFile, code, staffId: otherId, sealed })).toBeNull();
    expect(openRootByRecovery({ keyFile: setUp().keyFile, code, staffId, sealed })).toBeNull();
    expect(() => openRootByRecovery({ keyFile, code, staffId, sealed: sealed.subarray(1) })).toThrow(
      'SEAL_BROKEN',
    );
    expect(() => sealRootByRecovery({ pepper, code: 'not a code', staffId, root })).toThrow('KEY_WRONG');
  });

  it('cannot be passed off as one under a password', async () => {
    const { keyFile, pepper, root, salt } = setUp();
    const code = newRecoveryCode();
    const byRecovery = sealRootByRecovery({ pepper, code, staffId, root });
    const byPassword = await sealRootByPassword({ queue, pepper, password: code, salt, staffId, root });
    const opened = await openRootByPassword({
      queue,
      keyFile,
      password: code,
      salt,
      staffId,
      sealed: byRecovery,
    });
    expect(opened).toBeNull();
    expect(openRootByRecovery({ keyFile, code, staffId, sealed: byPassword })).toBeNull();
  });
});
