import fc from 'fast-check';
import { decrypt, generateKey, readMessage, readPrivateKey } from 'openpgp';
import { PgpPublicKey } from './pgp-public-key.js';

const NOW = new Date('2026-11-30T12:00:00Z');
const EARLIER = new Date('2026-01-01T00:00:00Z');
const DAY_S = 86_400;
const userIDs = [{ email: 'desk@police.example' }];

describe('an OpenPGP key', () => {
  it('opens what was encrypted to it, to the byte', async () => {
    const pair = await generateKey({ userIDs, date: EARLIER });
    const decryptionKeys = await readPrivateKey({ armoredKey: pair.privateKey });
    const key = await PgpPublicKey.read(pair.publicKey, NOW);
    expect(key.fingerprint).toBe(decryptionKeys.getFingerprint().toUpperCase());
    expect(key.expiresAt).toBeNull();
    expect((await PgpPublicKey.read(key.armored, NOW)).fingerprint).toBe(key.fingerprint);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        const message = await readMessage({ armoredMessage: await key.encrypt(bytes, NOW) });
        const { data } = await decrypt({ message, decryptionKeys, format: 'binary', date: NOW });
        expect([...(data as Uint8Array)]).toEqual([...bytes]);
      }),
      { numRuns: 20 },
    );
  });

  it('says when it expires, and is of no use then', async () => {
    const { publicKey } = await generateKey({ userIDs, date: EARLIER, keyExpirationTime: 100 * DAY_S });
    const end = new Date(EARLIER.getTime() + 100 * DAY_S * 1_000);
    const key = await PgpPublicKey.read(publicKey, EARLIER);
    expect(key.expiresAt).toEqual(end);
    await expect(key.encrypt(new Uint8Array([1]), NOW)).rejects.toMatchObject({ code: 'PGP_KEY_UNUSABLE' });
    await expect(PgpPublicKey.read(publicKey, NOW)).rejects.toMatchObject({ code: 'PGP_KEY_UNUSABLE' });
  });

  it('is refused where it is secret, for signatures alone, revoked, or no key', async () => {
    const pair = await generateKey({ userIDs, date: EARLIER });
    const signing = await generateKey({ userIDs, date: EARLIER, subkeys: [{ sign: true }] });
    const old = await generateKey({ userIDs, date: EARLIER });
    for (const [text, code] of [
      [pair.privateKey, 'PGP_KEY_PRIVATE'],
      [`${pair.publicKey}\n${pair.privateKey}`, 'PGP_KEY_PRIVATE'],
      [signing.publicKey, 'PGP_KEY_UNUSABLE'],
      [old.publicKey.slice(0, 200), 'PGP_KEY_UNREADABLE'],
      ['x'.repeat(200_000), 'PGP_KEY_UNREADABLE'],
    ] as const)
      await expect(PgpPublicKey.read(text, NOW)).rejects.toMatchObject({ code });
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await expect(PgpPublicKey.read(text, NOW)).rejects.toMatchObject({ code: 'PGP_KEY_UNREADABLE' });
      }),
    );
  });
});
