import { sign, signPublicOf, verifySignature } from './ed25519.js';
import { deskKemPair, newDeskRoot, staffSignPair } from './key-tree.js';
import { asDeskRoot, asSignPublicKey, asSignSecretKey, asStaffRoot, type KemPublicKey } from './keys.js';
import {
  newOrganisationPair,
  signDeskKey,
  signStaffKeys,
  verifyDeskKey,
  verifyStaffKeys,
} from './organisation.js';
import { initCrypto } from './sodium.js';

const sequence = (length: number, from = 0) => Uint8Array.from({ length }, (_, i) => (from + i) % 256);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const id = '10111213-1415-4617-9819-1a1b1c1d1e1f';
const otherId = '0f0e0d0c-0b0a-4908-8706-050403020100';

beforeAll(initCrypto);

describe('Ed25519 as installed', () => {
  it('answers test 2 of RFC 8032, 7.1', async () => {
    const secret = asSignSecretKey(
      fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'),
    );
    const publicKey = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
    const signature =
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
    expect(hex(signPublicOf(secret))).toBe(publicKey);
    expect(hex(sign(secret, Uint8Array.of(0x72)))).toBe(signature);
    const valid = await verifySignature(
      asSignPublicKey(fromHex(publicKey)),
      Uint8Array.of(0x72),
      fromHex(signature),
    );
    expect(valid).toBe(true);
  });
});

describe('the organisation signs public keys', () => {
  it('with the known signatures', () => {
    const secret = asSignSecretKey(sequence(32, 50));
    const kemPublic = deskKemPair(asDeskRoot(sequence(32))).publicKey;
    const signPublic = staffSignPair(asStaffRoot(sequence(32))).publicKey;
    expect(hex(signDeskKey(secret, { deskId: id, epoch: 2, kemPublic }))).toBe(
      '7eedcd178dbf7d6b0eec5b5ac2a64a3f6e5b83f3c23baa9e5c44184aa30303d8' +
        '807ca3898486e7c4f044ba3d59bc7a56fbafe48148077174c933ddb81a6b8e01',
    );
    expect(hex(signStaffKeys(secret, { staffId: id, kemPublic, signPublic }))).toBe(
      '763ec3e4f576bcd5c0ecf836009d865c6789ff274eff232557acf6d4622e1ace' +
        '00ba6777dc326defe9b226589172b9bb43854331565ba5e12ac7d00239ebbb04',
    );
  });

  it('so that a desk key of one id, epoch and organisation counts for no other', async () => {
    const organisation = newOrganisationPair();
    const { publicKey: kemPublic } = deskKemPair(newDeskRoot());
    const desk = { deskId: id, epoch: 2, kemPublic };
    const signature = signDeskKey(organisation.secretKey, desk);
    const check = (changed: Partial<typeof desk>, by = organisation.publicKey) =>
      verifyDeskKey(by, { ...desk, ...changed }, signature);

    expect(await check({})).toBe(true);
    expect(await check({ deskId: otherId })).toBe(false);
    expect(await check({ epoch: 3 })).toBe(false);
    expect(await check({ kemPublic: deskKemPair(newDeskRoot()).publicKey })).toBe(false);
    expect(await check({}, newOrganisationPair().publicKey)).toBe(false);
  });

  it('so that staff keys of one person and organisation count for no other', async () => {
    const organisation = newOrganisationPair();
    const { publicKey: kemPublic } = deskKemPair(newDeskRoot());
    const staff = { staffId: id, kemPublic, signPublic: newOrganisationPair().publicKey };
    const signature = signStaffKeys(organisation.secretKey, staff);
    const check = (changed: Partial<typeof staff>, by = organisation.publicKey) =>
      verifyStaffKeys(by, { ...staff, ...changed }, signature);

    expect(await check({})).toBe(true);
    expect(await check({ staffId: otherId })).toBe(false);
    expect(await check({ kemPublic: deskKemPair(newDeskRoot()).publicKey })).toBe(false);
    expect(await check({ signPublic: organisation.publicKey })).toBe(false);
    expect(await check({}, newOrganisationPair().publicKey)).toBe(false);
  });

  it('and takes nonsense in a row for unsigned', async () => {
    const organisation = newOrganisationPair();
    const desk = { deskId: id, epoch: 1, kemPublic: deskKemPair(newDeskRoot()).publicKey };
    const signature = signDeskKey(organisation.secretKey, desk);
    expect(await verifyDeskKey(organisation.publicKey, { ...desk, deskId: 'mine' }, signature)).toBe(false);
    expect(await verifyDeskKey(organisation.publicKey, desk, signature.subarray(1))).toBe(false);
    const cut = desk.kemPublic.subarray(1) as KemPublicKey;
    expect(await verifyDeskKey(organisation.publicKey, { ...desk, kemPublic: cut }, signature)).toBe(false);
  });
});
