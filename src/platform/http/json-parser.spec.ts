import fc from 'fast-check';
import { AppError } from '../errors/index.js';
import { parseJson } from './json-parser.js';

const parse = (text: string) => parseJson(Buffer.from(text));

describe('a JSON body', () => {
  it('is an object or a list of anything that JSON can say', () => {
    const word = fc.string({ unit: 'grapheme' }).filter((text) => !/\0|\p{Surrogate}/u.test(text));
    const key = word.filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text));
    const { value } = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
      leaf: fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)),
      value: fc.oneof(
        { maxDepth: 4 },
        tie('leaf'),
        fc.array(tie('value')),
        fc.dictionary(key, tie('value'), { noNullPrototype: true }),
      ),
    }));
    fc.assert(fc.property(fc.array(value), (list) => expect(parse(JSON.stringify(list))).toEqual(list)));
  });

  it('may be empty', () => {
    expect(parse('')).toBeUndefined();
  });

  it.each([
    ['a text', '"x"'],
    ['a number', '7'],
    ['cut off', '{"a":'],
    ['a byte order mark before it', '\ufeff{}'],
    ['an escaped NUL', '{"a":["\\u0000"]}'],
    ['a NUL in a name', '{"\\u0000":1}'],
    ['half a surrogate pair', '{"a":"\\ud83d"}'],
    ['a prototype', '{"a":{"__proto__":{"admin":true}}}'],
    ['a constructor', '{"constructor":1}'],
    ['nested too deep', `${'['.repeat(25)}${']'.repeat(25)}`],
  ])('is refused as %s', (_what, text) => {
    expect(() => parse(text)).toThrow('BODY_INVALID');
  });

  it('is refused when it is no UTF-8', () => {
    expect(() => parseJson(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toThrow('BODY_INVALID');
  });

  it('never throws anything but an error with a code', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (body) => {
          try {
            parseJson(body);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
