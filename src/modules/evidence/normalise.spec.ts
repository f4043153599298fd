import fc from 'fast-check';
import { normaliseIdentifier, normaliseLocation } from './normalise.js';

describe('a normalised identifier', () => {
  it.each([
    ['handle', '@Some.One', 'some.one'],
    ['handle', 'https://www.instagram.com/Some.One/?igsh=abc', 'some.one'],
    ['handle', ' @ Some.One ', 'some.one'],
    ['handle', '\u200b@\u2066some\u200d.\u00adone\u2069\ufe0f', 'some.one'],
    ['handle', 'instagram.com/@Some.One', 'some.one'],
    ['handle', 'https://example.com/%E0%A4%86%E0%A4%B6%E0%A4%BE', 'आशा'],
    ['handle', 'आशा', 'आशा'],
    ['phone', '\u202a+91 98765 43210\u202c', '+919876543210'],
    ['email', 'who@\u2060example.org', 'who@example.org'],
    ['payment', 'name@\u200bokbank', 'name@okbank'],
    ['phone', '098765 43210', '+919876543210'],
    ['phone', '+91-98765-43210', '+919876543210'],
    ['phone', '९८७६५४३२१०', '+919876543210'],
    ['email', ' Who@Example.ORG ', 'who@example.org'],
    ['payment', 'Name@OKBank', 'name@okbank'],
    ['payment', '0xABCDEF0123456789abcdef0123456789ABCDEF01', '0xabcdef0123456789abcdef0123456789abcdef01'],
    ['payment', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ] as const)('%s %s', (type, typed, expected) => {
    expect(normaliseIdentifier(type, typed, 'IN')).toBe(expected);
  });

  it('is null where nothing was typed', () => {
    expect(normaliseIdentifier('handle', ' @ ', null)).toBeNull();
    expect(normaliseIdentifier('phone', '---', null)).toBeNull();
  });

  it('is a fixed point, and nothing typed makes it fail', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('handle', 'phone', 'email', 'payment' as const),
        fc.string({ unit: 'grapheme' }),
        (type, typed) => {
          const once = normaliseIdentifier(type, typed, 'IN');
          if (once !== null) expect(normaliseIdentifier(type, once, 'IN')).toBe(once);
        },
      ),
    );
  });
});

describe('a normalised location', () => {
  it.each([
    ['https://www.example.com/a/b/?utm_source=x&id=7#top', 'example.com/a/b?id=7'],
    ['HTTP://m.Example.com:80/a', 'example.com/a'],
    ['example.com/A', 'example.com/A'],
    ['https://exam\u00adple.com/\u200ba', 'example.com/a'],
    ['https://example.com/?b=2&a=1', 'example.com?a=1&b=2'],
    ['Telegram group "Bad  Things"', 'telegram group "bad things"'],
  ])('%s', (typed, expected) => {
    expect(normaliseLocation(typed)).toBe(expected);
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'grapheme' })), (typed) => {
        expect(() => normaliseLocation(typed)).not.toThrow();
      }),
    );
  });
});
