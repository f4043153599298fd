import {
  cardKeyOf,
  caseStaffKeyOf,
  deskKemPair,
  deskKemSecretOf,
  intakeKeyOf,
  exclusionKeyOf,
  newCaseKey,
  newDeskRoot,
  newStaffRoot,
  receiptLookupOf,
  reporterKemPair,
  reporterKemSecretOf,
  staffDraftKeyOf,
  staffKemPair,
  staffKemSecretOf,
  staffSignPair,
  staffSignSecretOf,
  threadKeyOf,
} from './key-tree.js';
import { asCaseKey, asDeskRoot, asIndexKey, asReporterRoot, asStaffRoot, type CaseKey } from './keys.js';
import { initCrypto } from './sodium.js';

const root = Uint8Array.from({ length: 32 }, (_, i) => i);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

beforeAll(initCrypto);

it('derives the known subkeys', () => {
  expect(hex(threadKeyOf(asCaseKey(root)))).toBe(
    'ec225c031ba567b7522dfeef13fdcd289dd144a51398545b87922f7acc1013d9',
  );
  expect(hex(caseStaffKeyOf(asCaseKey(root)))).toBe(
    'd3adc6e31b4ab00ab70c65f35f5f7badd071d99230a152d99b11ace523e3e102',
  );
  expect(hex(deskKemSecretOf(asDeskRoot(root)))).toBe(
    '282eee870245c44678b07abb59e9428386091842dd9121b3af9f556f0c85d66d',
  );
  expect(hex(cardKeyOf(asDeskRoot(root)))).toBe(
    '34802bd1062614e37c884e572b46d733f233e7759d8e3a3682fe775db38404c7',
  );
  expect(hex(staffKemSecretOf(asStaffRoot(root)))).toBe(
    'e5aa42ede9e21455cef17b53d57309bb3c61b2318f6e3b1623110b0fe0456ff5',
  );
  expect(hex(staffSignSecretOf(asStaffRoot(root)))).toBe(
    'c94d5c78d8eebbd514c6ce82d01b9796a80becf4a6cdac5372965657564745ad',
  );
  expect(hex(staffDraftKeyOf(asStaffRoot(root)))).toBe(
    '06d66e455d65bd17efdca8c7850d205a6901a31a87f8097eab1ab2552d6fb476',
  );
  expect(hex(receiptLookupOf(asReporterRoot(root)))).toBe(
    '24f8335afdc386d1dfd3917452fcf0daa0ba4ec379e8de7bc0e7c38321c9af4d',
  );
  expect(hex(reporterKemSecretOf(asReporterRoot(root)))).toBe(
    'd573f4bf35e63f5072324d6d481da7d27f17514e67592aa44c4e879281949c01',
  );
  expect(hex(exclusionKeyOf(asIndexKey(root)))).toBe(
    '32c3c02b800bf1f3372fd80529f93fb2a87a7ebf9200eefe387051456275e7e2',
  );
  expect(hex(intakeKeyOf(asIndexKey(root)))).toBe(
    '7dc792d61968d01f8d0e2538480d75e35bedcf4fc1ea6421a2652aab8bb4d3be',
  );
});

it('gives the secret half alone as it is in the pair', () => {
  expect(deskKemPair(asDeskRoot(root)).secretKey).toEqual(deskKemSecretOf(asDeskRoot(root)));
  expect(staffKemPair(asStaffRoot(root)).secretKey).toEqual(staffKemSecretOf(asStaffRoot(root)));
  expect(staffSignPair(asStaffRoot(root)).secretKey).toEqual(staffSignSecretOf(asStaffRoot(root)));
  expect(reporterKemPair(asReporterRoot(root)).secretKey).toEqual(reporterKemSecretOf(asReporterRoot(root)));
  expect(hex(staffSignPair(asStaffRoot(root)).publicKey)).toBe(
    '3be592f878dcda53150a81471dfe6e721abb8cf4d7a12f34e8624ebc73ebf7fe',
  );
});

it('makes new roots of 32 random bytes', () => {
  for (const make of [newCaseKey, newDeskRoot, newStaffRoot]) {
    expect(make()).toHaveLength(32);
    expect(make()).not.toEqual(make());
  }
});

it('refuses to derive from a string or a cut key', () => {
  expect(() => threadKeyOf('k'.repeat(32) as unknown as CaseKey)).toThrow('KEY_WRONG');
  expect(() => threadKeyOf(root.subarray(1) as CaseKey)).toThrow('KEY_WRONG');
});
