import fc from 'fast-check';

/** Script that must never come back from a page unescaped: as an element, out of an attribute, as an address. */
export const MARKS = [
  '<zq9 a="\'>',
  'x"zq9=\'',
  'javascript:zq9',
  '</textarea></title><zq9>',
  "'-zq9-'",
] as const;

/** Stands for something of the running helpdesk; put in when the request is sent, so that a seed always means the same. */
export const STANDS_FOR = {
  case: '@@case@@',
  desk: '@@desk@@',
  staff: '@@staff@@',
  token: '@@token@@',
  code: '@@code@@',
} as const;

const LONG = [256, 1_000, 2_084, 9_999, 10_001, 40_000];

const ODD_TEXTS = [
  '',
  ' ',
  '\t\n\r',
  '0',
  '-1',
  '1e309',
  '9'.repeat(400),
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../../../etc/passwd',
  '..\\..\\x',
  '%00',
  '%',
  '%zz',
  '%c0%af',
  '${7*7}',
  '{{7*7}}',
  "' OR 1=1 --",
  '1; SELECT pg_sleep(9)',
  '\u202Etxt.exe',
  '\uFEFFbom',
  '\u0000',
  '\u0007\u001b[31m',
  '\u2028\u2029',
  '\u200b\u200d\u2060',
  '१२३४ ५६७८ ९०१२ ३४५६ ७८९०',
  '1234 5678 9012 3456 7890',
  'İıſß',
  '👩‍👩‍👧‍👦'.repeat(20),
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk',
  'https://a@b:c/%2f?#',
  '+91 98765 43210',
  'a@b',
  'http://[::1',
  'ht!tp://x',
];

/** Something a person, or somebody who is not one, may put where a word belongs. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  { weight: 4, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('\ud800', '\udfff', 'a'), maxLength: 5 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'é', '\n', '<', '1 ', '\u0301'), fc.constantFrom(...LONG))
      .map(([unit, length]) => unit.repeat(length)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...MARKS), fc.string()).map(([mark, text]) => text + mark),
  },
);

/** An id: of another kind of row, of none, or none at all. */
export const oddId: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom<string>(STANDS_FOR.case, STANDS_FOR.desk, STANDS_FOR.staff),
  fc.uuid(),
  fc.constantFrom('3F2504E0-4F89-41D3-9A0C-0305E82C3301', '{3f2504e0-4f89-41d3-9a0c-0305e82c3301}', 'counts'),
  oddText,
);

/** A value of any type for a field of a JSON body. */
export const oddJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: oddText },
  { weight: 1, arbitrary: fc.constantFrom(1e308, -0, 2 ** 53, 0.1, null, true, false, [], {}) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 3_000 }).map((depth) => nested(depth)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('__proto__', 'constructor', 'prototype', 'toString')
      .map((name) => JSON.parse(`{"${name}":{"isAdmin":true}}`) as unknown),
  },
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

/** Latin-1 without line ends: all that a header of HTTP can carry. */
export const headerValue: fc.Arbitrary<string> = oddText.map((text) =>
  Buffer.from(text, 'utf8')
    .toString('latin1')
    .replaceAll(/[\u0000-\u001f\u007f]/g, '')
    .slice(0, 3_000),
);
