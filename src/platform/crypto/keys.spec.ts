import {
  asCaseKey,
  asDeskRoot,
  asKemPublicKey,
  asSignPublicKey,
  asStaffRoot,
  asThreadKey,
  type CardKey,
  type CaseKey,
  type DocumentKey,
  type GrantContext,
  grantMac,
  initCrypto,
  intakeKeyOf,
  exclusionKeyOf,
  exclusionTag,
  type KemSecretKey,
  NO_PREVIOUS,
  openDocument,
  type Pepper,
  type SealContext,
  sealDocument,
  sealGrant,
  signEntry,
  type SignPublicKey,
  type SignSecretKey,
  staffKemPair,
  type ThreadKey,
  threadKeyOf,
} from './index.js';
import { asIndexKey } from './keys.js';

const bytes = new Uint8Array(32);

beforeAll(initCrypto);

it('takes bytes of the right length, as its own copy', () => {
  const source = Buffer.from(bytes);
  const key = asCaseKey(source);
  source.fill(9);
  expect(key).toEqual(bytes);
  expect(Buffer.isBuffer(key)).toBe(false);
});

it('refuses bytes of another length, strings and nothing', () => {
  for (const as of [asCaseKey, asThreadKey, asStaffRoot, asSignPublicKey, asKemPublicKey]) {
    expect(() => as(new Uint8Array(31))).toThrow('KEY_WRONG');
    expect(() => as(new Uint8Array(33))).toThrow('KEY_WRONG');
    expect(() => as('k'.repeat(32) as unknown as Uint8Array)).toThrow('KEY_WRONG');
    expect(() => as(undefined as unknown as Uint8Array)).toThrow('KEY_WRONG');
  }
});

// The compiler is the test here: each line below stops compiling the day the brands no longer keep kinds
// apart.
it('keeps the kinds of keys apart at compile time', () => {
  const caseKey = asCaseKey(bytes);
  const threadKey: ThreadKey = threadKeyOf(caseKey);
  const staff = staffKemPair(asStaffRoot(bytes));
  const context: SealContext = {
    table: 'entries',
    caseId: '',
    rowId: '',
    kind: 'message',
    author: 'reporter',
    keyEpoch: 1,
    sequence: 1,
    previousHash: NO_PREVIOUS,
  };
  const epochs = { subjectId: '', epoch: 1, holderEpoch: 0 } as const;
  const toReporter = { ...epochs, subject: 'case', holder: 'reporter' } as const;
  const toDesk = { ...epochs, subject: 'case', holder: 'desk:1' } as const;
  const toMember = { ...epochs, subject: 'desk', holder: 'staff:1' } as const;
  const toAdministrator = { ...epochs, subject: 'organisation', holder: 'staff:1' } as const;
  const deskRoot = asDeskRoot(bytes);
  const to = staff.publicKey;

  // @ts-expect-error bytes are no key
  const fromBytes: CaseKey = bytes;
  // @ts-expect-error a case key is no thread key
  const fromCase: ThreadKey = caseKey;
  // @ts-expect-error a thread key is no card key
  const fromThread: CardKey = threadKey;
  // @ts-expect-error a pepper seals no document
  const fromPepper: DocumentKey = bytes as Pepper;
  // @ts-expect-error a public key is no secret key
  const fromPublic: KemSecretKey = staff.publicKey;
  // @ts-expect-error an X-Wing secret signs nothing
  const fromKem: SignSecretKey = staff.secretKey;
  expect([fromBytes, fromCase, fromThread, fromPepper, fromPublic, fromKem]).toHaveLength(6);

  const uses = [
    // @ts-expect-error the case key itself seals no document
    () => sealDocument(caseKey, context, null),
    // @ts-expect-error nor does a string
    () => sealDocument('k'.repeat(32), context, null),
    // @ts-expect-error nor do bytes
    () => openDocument(bytes, context, bytes),
    // @ts-expect-error only JSON is sealed
    () => sealDocument(threadKey, context, () => null),
    // @ts-expect-error a thread key has no thread key
    () => threadKeyOf(threadKey),
    // @ts-expect-error one seals to a public key
    () => sealGrant(staff.secretKey, toReporter, threadKey),
    // @ts-expect-error a reporter is given the thread key and never the case key
    () => sealGrant(to, toReporter, caseKey),
    // @ts-expect-error a desk is given the case key
    () => sealGrant(to, toDesk, threadKey),
    // @ts-expect-error a member of a desk is given its root
    () => sealGrant(to, toMember, caseKey),
    // @ts-expect-error an administrator is given the organisation's secret
    () => sealGrant(to, toAdministrator, deskRoot),
    // @ts-expect-error nobody is given bytes
    () => sealGrant(to, toDesk, bytes),
    // @ts-expect-error nor is a key given in a context that could be any
    () => sealGrant(to, toDesk as GrantContext, caseKey),
    // @ts-expect-error one leaves a tag with the kept-out key alone
    () => exclusionTag(intakeKeyOf(asIndexKey(bytes)), ''),
    // @ts-expect-error and a MAC with the intake key
    () => grantMac(exclusionKeyOf(asIndexKey(bytes)), toDesk, bytes),
    // @ts-expect-error one signs with a secret key
    () => signEntry(bytes as SignPublicKey, context, bytes),
  ];
  expect(uses).toHaveLength(15);
});
