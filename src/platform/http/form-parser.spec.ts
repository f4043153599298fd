import fc from 'fast-check';
import { AppError } from '../errors/index.js';
import { parseForm } from './form-parser.js';

const parse = (text: string) => parseForm(Buffer.from(text, 'latin1'));

describe('a form body', () => {
  it('is read as a browser wrote it', () => {
    const typed = { who: 'me & you', text: 'नमस्ते + "quotes" <b>\nnext', code: '1234 5678' };
    expect({ ...parse(new URLSearchParams(typed).toString()) }).toEqual(typed);
    expect({ ...parse('') }).toEqual({});
    expect({ ...parse('a&b=&&c==x') }).toEqual({ a: '', b: '', c: '=x' });
  });

  it('makes a list of a repeated name, in order', () => {
    expect({ ...parse('kind=b&kind=a&kind=b&one=1') }).toEqual({ kind: ['b', 'a', 'b'], one: '1' });
  });

  it('leaves out a NUL and its like, and keeps the words around it', () => {
    expect({ ...parse('more=My+w%00or%07ds%0D%0Aand+%09more%7F') }).toEqual({ more: 'My words\nand \tmore' });
    expect(() => parse('mo%00re=x')).toThrow('BODY_INVALID');
  });

  it('round-trips whatever a browser can send', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,20}$/);
    const value = fc
      .string({ unit: 'grapheme' })
      .map((text) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, ''));
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 20, noNullPrototype: true }), (fields) => {
        expect({ ...parse(new URLSearchParams(fields).toString()) }).toEqual(fields);
      }),
    );
  });

  it('never throws anything but an error with a code, whatever the bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .string({ unit: fc.constantFrom('%', '0', 'a', 'F', '=', '&', '+', ' ', '\0', 'ÿ') })
        .map((s) => Buffer.from(s, 'latin1')),
    );
    fc.assert(
      fc.property(bytes, (body) => {
        try {
          for (const value of Object.values(parseForm(body)).flat()) expect(value).not.toContain('\0');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect((error as AppError).status).toBe(400);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('cannot reach the prototype of anything', () => {
    expect(() => parse('__proto__=x')).toThrow('BODY_INVALID');
    const fields = parse('constructor=x&toString=y');
    expect(Object.getPrototypeOf(fields)).toBeNull();
    expect(fields['constructor']).toBe('x');
    expect(parse('a=1')['valueOf']).toBeUndefined();
  });

  it('holds at most 200 fields', () => {
    expect(Object.keys(parse(Array.from({ length: 200 }, (_, i) => `f${i}=1`).join('&')))).toHaveLength(200);
    expect(() => parse(Array.from({ length: 201 }, () => 'f=1').join('&'))).toThrow('TOO_MANY_FIELDS');
  });
});
