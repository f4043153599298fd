import fc from 'fast-check';
import { concat, u32, utf8 } from './bytes.js';
import { sealBox } from './committing-box.js';
import { CryptoError } from './crypto.errors.js';
import { asStaffDraftKey, asThreadKey, type ThreadKey } from './keys.js';
import { encodeSealContext, NO_PREVIOUS, type SealContext } from './seal-context.js';
import { type JsonValue, openDocument, sealDocument, sealDocumentWithNonce } from './sealed-document.js';
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
const value = { text: 'A short message, with a word of हिन्दी.' };

const KNOWN_CONTEXT =
  '07656e7472696573' + // length, table
  '100f0e0d0c0b0a49088706050403020100' + // case id
  '10101112131415461798191a1b1c1d1e1f' + // row id
  '076d657373616765' + // length, kind
  '2a73746166663a32303231323232332d323432352d343632372d613832392d326132623263326432653266' + // length, author
  '00000001' + // key epoch
  '00000007' + // sequence
  '404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f'; // previous hash

const KNOWN_SEALED = `
  AfSFm9/aXOKtjpqT+L7RDtbVctiEWMCIrU92EBFgPkPtZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7OGCmblCVdAio9B2jSvU8
  pr75tKUya4oRSQq7Dipz86vv+qcZ7I+Evl7DsA2VaaT6lyMXmouVCU7B/NHcpIFKSJv1pwS77zNdpEAXXaztuds80EtAzrFo
  cO+NLm3pX9TaS7Yy7fW9afL+o67leE7PImCnYs3rDWKISSmH9OQBHzdsEsA66zgA1lWokib0jWXU5SF2IxpWwGbnw+loYypG
  3e1nR/U0hSs2/zWDsNAgLV6kIfjA1U4JkBxx6YZ9GtIwDgNKbVXHKdRs239JdxxflPItskA3JPNB+bysMdxrz5YNQkyzrOaY
  VRGNBpoCHygbrNtjKUZ5tmKpXhCUM2ZX3seU5HJOc8Jlk87wWM2Ucr6/WPDPvVpTCkXC8tviNL9IuGxtIyHavxQXVpqxHJ3+
  wWeD8a1f0mtJqmNfNeR+Dn1K/upva/fYWL9aG7exNKvGs0Oe7qKJ9NKmly4YzkfAWIjd4bxORMqRHWVAGxIVISlrPHv4419V
  6w4kjWpcua+wkxRtcJty2rextIg6esNm3DRGncEEHQsUD0qP2Ty3a8QU3uTu4yPJGsh7NnmKrifgZ1WGWmv4zo3Pr8EZovvp
  +tmsH3iZ7v5Jk3pMb363XylmtSbAG6lLOXh9tebWJC56qdXoS0gbhZozi+B5bX2yiCHppaXyaRAV4OLL1Mbz0JB5wLyScRo9
  BYqs72JieNb691O7DGUCNX8bcZnh4Om38p/v2T4ZUulpqyOBevzzQjpXt/RlUtsdY1taBUItM8xCSBW8nfqMOkaTNxOFuRY3
  cQxmdN54w37k2OBYMLCli7x0uN+EYx28r0lADK4Exwi7yZ9Khqf498C+yuBCCIZYL+7OR9F+urJwwa9GUbVkli3ulrPYeGi+
  wMflBB1qsp2u6DHYGSg3B/MwhF/qsl0GbEad9qY/rQHs5ngVyaHdwvf2FphQIl2IhfAU+VzwLCAMGJY6N20zeKKMG6VkkVCj
  HnNC96PUm9DvWhxnzC8FvTKsigL7QNGXER7L7gAHxu6XF43A4/MgtsiAtMbRgvNvtci7/MofxrIGp9Ls1FZLg4sfqjkFaOGS
  PMEWkX0mqGwhMUZGx0zxEWdcphevDz0iKF/h5btOHG3NIWB+hG9c+P3SB2UtDpp71OIESJsO3hTIGtxNu4V33nsee61AJBuX
  UR3VQB6RoPKuFvDcybtAbBIhrbC4ISj38NPMZFj9iCg8urIJSA+tiaXpGvrVKU6SaQKx0AE6bx4oAeglh2etZ8IhwEnuEAVq
  TTeBZtozea2wpmeZwaE29XJFCWK5qxpNAuUF1Gjb2slmcQC6V1g8HMFa6gm26dWWqhP5eOWa2JO0mrSxHm6xYIF65CQ+jXbP
  JB5smae0f9bmMo+8CRRx9h0=`;

function broken(work: () => unknown): void {
  expect(work).toThrow(new CryptoError('SEAL_BROKEN'));
}

beforeAll(initCrypto);

describe('the sealed document format', () => {
  it('encodes the context as written down', () => {
    expect(hex(encodeSealContext(context))).toBe(KNOWN_CONTEXT);
  });

  it('gives the known answer, and opens it', () => {
    const known = new Uint8Array(Buffer.from(KNOWN_SEALED, 'base64'));
    expect(known).toHaveLength(1 + 32 + 24 + 1024 + 16);
    expect(sealDocumentWithNonce(key, context, value, sequence(24, 100))).toEqual(known);
    expect(openDocument(key, context, known)).toEqual(value);
  });

  it('opens bytes that the database driver returns as a Buffer', () => {
    expect(openDocument(key, context, Buffer.from(sealDocument(key, context, value)))).toEqual(value);
  });

  it('takes a UUID in capitals for the same id', () => {
    const sealed = sealDocument(key, { ...context, rowId: context.rowId.toUpperCase() }, value);
    expect(openDocument(key, context, sealed)).toEqual(value);
  });

  it('never seals alike twice', () => {
    expect(sealDocument(key, context, value)).not.toEqual(sealDocument(key, context, value));
  });

  it('gives back any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (any) => {
        const expected: unknown = JSON.parse(JSON.stringify(any));
        expect(openDocument(key, context, sealDocument(key, context, any as JsonValue))).toEqual(expected);
      }),
    );
  });

  it('tells a short text from a shorter one by nothing', () => {
    const lengths = [0, 1, 500, 1009].map((n) => sealDocument(key, context, { text: 'x'.repeat(n) }).length);
    expect(new Set(lengths)).toEqual(new Set([1097]));
  });

  it('pads longer documents to Padme steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
        const plain = sealDocument(key, context, 'x'.repeat(n)).length - 73;
        const needed = n + 2 + 4;
        expect(plain).toBeGreaterThanOrEqual(Math.max(1024, needed));
        expect(plain).toBeLessThanOrEqual(Math.max(1024, needed * 1.12));
      }),
    );
  });

  it('refuses what no context or value can be', () => {
    broken(() => sealDocument(key, { ...context, caseId: 'a case' }, value));
    broken(() => sealDocument(key, { ...context, table: '' }, value));
    broken(() => sealDocument(key, { ...context, kind: 'Message with words' }, value));
    broken(() => sealDocument(key, { ...context, author: 'x'.repeat(65) }, value));
    broken(() => sealDocument(key, { ...context, sequence: -1 }, value));
    broken(() => sealDocument(key, { ...context, keyEpoch: 1.5 }, value));
    broken(() => sealDocument(key, { ...context, previousHash: new Uint8Array(31) }, value));
    expect(() => sealDocument(key, context, undefined as unknown as JsonValue)).toThrow(TypeError);
  });

  it('refuses a key that is a string or too short', () => {
    const wrong = new CryptoError('KEY_WRONG');
    const text = 'k'.repeat(32) as unknown as ThreadKey;
    expect(() => sealDocument(text, context, value)).toThrow(wrong);
    expect(() => openDocument(text, context, sealDocument(key, context, value))).toThrow(wrong);
    expect(() => sealDocument(new Uint8Array(31) as ThreadKey, context, value)).toThrow(wrong);
  });
});

describe('a sealed document that was touched', () => {
  const sealed = () => sealDocumentWithNonce(key, context, value, sequence(24, 100));

  it('does not open with any one bit flipped', () => {
    const whole = sealed();
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = new Uint8Array(whole);
      flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
      broken(() => openDocument(key, context, flipped));
    }
  });

  it('does not open cut short or made longer', () => {
    const whole = sealed();
    for (const length of [0, 1, 33, 57, 72, 73, whole.length - 1]) {
      broken(() => openDocument(key, context, whole.subarray(0, length)));
    }
    broken(() => openDocument(key, context, concat(whole, Uint8Array.of(0))));
  });

  it('does not open under another key, also of another kind', () => {
    broken(() => openDocument(asThreadKey(randomBytes(32)), context, sealed()));
    broken(() => openDocument(asStaffDraftKey(sequence(32, 1)), context, sealed()));
  });

  it.each<[keyof SealContext, Partial<SealContext>]>([
    ['table', { table: 'cases' }],
    ['caseId', { caseId: '0f0e0d0c-0b0a-4908-8706-050403020101' }],
    ['caseId', { caseId: '' }],
    ['rowId', { rowId: '0f0e0d0c-0b0a-4908-8706-050403020100' }],
    ['kind', { kind: 'note' }],
    ['author', { author: 'reporter' }],
    ['keyEpoch', { keyEpoch: 2 }],
    ['sequence', { sequence: 8 }],
    ['previousHash', { previousHash: NO_PREVIOUS }],
  ])('does not open with another %s', (_, change) => {
    broken(() => openDocument(key, { ...context, ...change }, sealed()));
  });

  it('does not open when ids, names or numbers are swapped between fields', () => {
    broken(() => openDocument(key, { ...context, caseId: context.rowId, rowId: context.caseId }, sealed()));
    broken(() => openDocument(key, { ...context, table: context.kind, kind: context.table }, sealed()));
    broken(() =>
      openDocument(key, { ...context, keyEpoch: context.sequence, sequence: context.keyEpoch }, sealed()),
    );
  });

  it('encodes no two contexts alike', () => {
    const name = fc.stringMatching(/^[a-z0-9_:.-]{1,64}$/);
    const id = fc.oneof(fc.constant(''), fc.uuid());
    const number = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffffffff }));
    const contexts = fc.record({
      table: name,
      caseId: id,
      rowId: id,
      kind: name,
      author: name,
      keyEpoch: number,
      sequence: number,
      previousHash: fc.constantFrom(NO_PREVIOUS, sequence(32)),
    });
    fc.assert(
      fc.property(contexts, contexts, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(hex(encodeSealContext(a)) === hex(encodeSealContext(b))).toBe(same);
      }),
    );
  });

  it('does not open when its author hid something in the padding or lied about the length', () => {
    const associated = concat(Uint8Array.of(1), encodeSealContext(context));
    const craft = (length: number, json: string, size: number, last: number) => {
      const plain = new Uint8Array(size);
      plain.set(concat(u32(length), utf8(json)));
      plain[size - 1] = last;
      return concat(Uint8Array.of(1), sealBox(key, 'abhaya/document/1', associated, plain, randomBytes(24)));
    };
    expect(openDocument(key, context, craft(4, 'true', 1024, 0))).toBe(true);
    broken(() => openDocument(key, context, craft(4, 'true', 1024, 1)));
    broken(() => openDocument(key, context, craft(5000, 'true', 1024, 0)));
    broken(() => openDocument(key, context, craft(0xffffffff, 'true', 1024, 0)));
    broken(() => openDocument(key, context, craft(4, 'true', 2048, 0)));
    broken(() => openDocument(key, context, craft(3, 'tru', 1024, 0)));
    broken(() => openDocument(key, context, craft(0, '', 1024, 0)));
  });
});
