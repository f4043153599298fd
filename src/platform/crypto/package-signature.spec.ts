import fc from 'fast-check';
import { signPublicOf } from './ed25519.js';
import { asSignSecretKey } from './keys.js';
import { organisationFingerprint, signPackage, verifyPackageSignature } from './package-signature.js';
import { initCrypto } from './sodium.js';

const secret = asSignSecretKey(Uint8Array.from({ length: 32 }, (_, at) => at));
const manifest = Buffer.from('{"format":"abhaya/package/1"}');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

beforeAll(initCrypto);

describe('the signature of a package', () => {
  it('gives the known answer, and is found good', async () => {
    const signature = signPackage(secret, manifest);
    expect(hex(signature)).toBe(
      '5395e8ca5a0b48490f1e3e44d19ce6c4afb47faee7f03f613f7fbeeeff051872' +
        '4e4df245dd0376a34c5bb6152f10c86a7f239a2f7ab224c11867fcfe90557309',
    );
    expect(await verifyPackageSignature(signPublicOf(secret), manifest, signature)).toBe(true);
    expect(organisationFingerprint(signPublicOf(secret))).toBe(
      '56475aa75463474c0285df5dbf2bcab73da651358839e9b77481b2eab107708c',
    );
  });

  it('is of this manifest alone', async () => {
    const signature = signPackage(secret, manifest);
    const publicKey = signPublicOf(secret);
    await fc.assert(
      fc.asyncProperty(fc.nat(manifest.length + 63), fc.nat(7), async (at, bit) => {
        const whole = Buffer.concat([manifest, signature]);
        whole[at] = (whole[at] ?? 0) ^ (1 << bit);
        const [changed, other] = [whole.subarray(0, manifest.length), whole.subarray(manifest.length)];
        expect(await verifyPackageSignature(publicKey, changed, other)).toBe(false);
      }),
    );
    expect(await verifyPackageSignature(publicKey, manifest, signature.subarray(1))).toBe(false);
  });
});
