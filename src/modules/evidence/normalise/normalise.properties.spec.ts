import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { evidenceOf } from './evidence-of.js';
import { fold, visible } from './fold.js';
import { MATCHING } from '../../../../test/support/matching/index.js';
import { wallet } from './wallets.js';

type Field = 'handles' | 'paidTo' | 'links';
const FIELDS: readonly Field[] = ['handles', 'paidTo', 'links'];

function read(field: Field, text: string, platform: string | null = null) {
  return evidenceOf(
    [
      { id: 'platform', values: platform === null ? [] : [platform], text: null },
      { id: field, values: [], text },
    ],
    'IN',
  );
}

const valuesOf = (type: string, field: Field, text: string, platform: string | null = null): string[] =>
  read(field, text, platform)
    .identifiers.filter((found) => found.type === type)
    .map(({ value }) => value);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.emailAddress(),
);
/** Words of the table, put together anyhow, with any text between. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(...MATCHING.flatMap(({ texts }) => texts)),
      fc.constantFrom(
        ' ',
        ', ',
        ' / ',
        ' and ',
        ':',
        ' - ',
        '(',
        ')',
        '.',
        '@',
        '#',
        '?',
        '&',
        '%',
        '+',
        '\n',
        'insta',
        'A/c',
        'IFSC',
        'tg://',
        'https://',
        't.me/',
        '0',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('whatever is typed', () => {
  it('is read without an error, and reading it again gives the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), fc.oneof(anyText, pieces), (field, text) => {
        expect(read(field, text)).toEqual(read(field, text));
      }),
      { numRuns: 300 },
    );
  });

  it('gives values that no mark or letter form is left in to differ by', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visible(visible(text))).toBe(visible(text));
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(visible(text))).toBe(fold(text));
      }),
      { numRuns: 300 },
    );
  });

  it('gives values that are the same when they are typed themselves', () => {
    const again: readonly [type: string, field: Field][] = [
      ['phone', 'handles'],
      ['email', 'handles'],
      ['payment', 'paidTo'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), fc.oneof(anyText, pieces), (field, text) => {
        for (const [type, asked] of again)
          for (const value of valuesOf(type, field, text))
            expect({ value, again: valuesOf(type, asked, value) }).toEqual({
              value,
              // An account is found without its bank as well.
              again: expect.arrayContaining([value]),
            });
        for (const { value } of read(field, text).places)
          expect({ value, again: read('links', value).places.map((place) => place.value) }).toEqual({
            value,
            again: [value],
          });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a'],
    [' '],
    ['1 '],
    ['12 '],
    ['1-'],
    ['+1'],
    ['1111111,'],
    ['@'],
    ['a@'],
    ['a.'],
    ['a@b.c '],
    ['('],
    [')'],
    ['"'],
    ['/'],
    ['https://'],
    ['https://a.b/'],
    ['https://t.me/a '],
    ['%'],
    ['%2e'],
    ['insta '],
    ['insta: '],
    ['telegram id - '],
    ['A/c '],
    ['SBIN0001234 '],
    ['GB82 '],
    ['upi://pay?pa='],
    ['bitcoin:'],
    ['intent://#Intent;'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa '],
    ['bc1q'],
    ['0x'],
    ['\u0301'],
    ['\u200d'],
    ['\u0650'],
    ['ﷺ'],
    ['\ud800'],
    ['क्'],
    ['، '],
  ])('is read in time that grows with its length alone: %j', (unit) => {
    for (const length of [4_096, 100_000])
      for (const field of FIELDS) {
        const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
        expect(() => read(field, text)).not.toThrow();
        expect(() => read(field, `${text}b`)).not.toThrow();
      }
  });
});

describe('two people whose', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9_]{3,18}[a-z0-9]$/);
  const platform = fc.constantFrom('instagram', 'telegram', 'x', 'snapchat', 'facebook', 'discord');

  it('user names differ are never one, and one name on two platforms is so by the weaker match alone', () => {
    fc.assert(
      fc.property(name, name, platform, platform, (a, b, p, q) => {
        const [one, two] = [read('handles', a, p).identifiers, read('handles', b, q).identifiers];
        const values = (found: typeof one, type: string) =>
          found.filter((i) => i.type === type).map((i) => i.value);
        expect(values(one, 'handle')).toEqual([`${p}:${a}`]);
        expect(values(one, 'name')).toEqual([a]);
        expect(values(two, 'handle')[0] === values(one, 'handle')[0]).toBe(a === b && p === q);
        expect(values(two, 'name')[0] === values(one, 'name')[0]).toBe(a === b);
      }),
    );
  });

  it('numbers differ are never one', () => {
    const number = fc.stringMatching(/^[6-9][0-9]{9}$/);
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(a !== b);
        expect(valuesOf('phone', 'handles', a)[0]).not.toBe(valuesOf('phone', 'handles', b)[0]);
        const [one, two] = [valuesOf('payment', 'paidTo', a), valuesOf('payment', 'paidTo', b)];
        expect(one).toHaveLength(1);
        expect(one[0]).not.toBe(two[0]);
      }),
    );
  });

  it('accounts differ are never one', () => {
    const account = fc.stringMatching(/^[0-9]{9,18}$/);
    fc.assert(
      fc.property(account, account, (a, b) => {
        expect(valuesOf('payment', 'paidTo', `A/c ${a}`)).toEqual([`a/c ${a}`]);
        expect(valuesOf('payment', 'paidTo', `A/c ${b}`)[0] === `a/c ${a}`).toBe(a === b);
      }),
    );
  });

  it('UPI ids differ are never one', () => {
    const upi = fc.tuple(
      fc.stringMatching(/^[a-z][a-z0-9.-]{1,12}[a-z0-9]$/),
      fc.constantFrom('okaxis', 'ybl', 'newbank'),
    );
    fc.assert(
      fc.property(upi, ([local, bank]) => {
        expect(valuesOf('payment', 'paidTo', `${local}@${bank}`)).toEqual([`${local}@${bank}`]);
      }),
    );
  });

  it('wallets differ are never one, though it be in one letter or its case', () => {
    const bytes = fc.uint8Array({ minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(bytes, fc.constantFrom(0, 5, 65, 48), fc.nat(33), (hash, version, at) => {
        const address = base58Check(Buffer.from([version, ...hash]));
        expect(valuesOf('payment', 'paidTo', `my wallet: ${address}.`)).toEqual([address]);
        const letter = address.charAt(at);
        const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
        const changed = `${address.slice(0, at)}${other}${address.slice(at + 1)}`;
        fc.pre(changed !== address);
        expect(wallet(changed)).toBeNull();
        expect(valuesOf('payment', 'paidTo', changed)).not.toContain(address);
      }),
    );
  });
});

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function base58Check(body: Buffer): string {
  const sha = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
  const bytes = Buffer.concat([body, sha(sha(body)).subarray(0, 4)]);
  let value = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = ALPHABET.charAt(Number(value % 58n)) + text;
  return '1'.repeat(bytes.findIndex((byte) => byte !== 0)) + text;
}
