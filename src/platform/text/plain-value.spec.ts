import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { isPlainValue } from './plain-value.js';

describe('a plain value', () => {
  it.each([
    [randomUUID()],
    ['in_progress'],
    ['case.received'],
    ['greet-case'],
    ['u1'],
    [0],
    [-15],
    [65_535],
    [true],
    [false],
    [null],
  ])('may be %j', (value) => {
    expect(isPlainValue(value)).toBe(true);
  });

  it.each([
    'Meera',
    'MEERA',
    'two words',
    'मीरा',
    '',
    'asha@example.org',
    'asha@upi',
    '10.1.2.3',
    '203.0.113.9',
    '2001:db8::7',
    'fe80::1',
    'ffff:10.1.2.3',
    '+919876543210',
    '9876543210',
    'tel9876543210',
    'tel-98765-43210',
    '12345678901234567890',
    'code-1234-5678-9012-3456-7890',
    'https://example.org/p/1',
    '/p/1',
    '2026-11-24T10:59:00.000Z',
    'a\nb',
    'x'.repeat(101),
    9_876_543_210,
    19.07,
    Number.NaN,
    Infinity,
    undefined,
    { a: 1 },
    ['a'],
    10n,
  ])('is never %p', (value) => {
    expect(isPlainValue(value)).toBe(false);
  });

  it('is never a phone number or an address, whatever they are', () => {
    const phone = fc
      .tuple(fc.constantFrom('', '+', 'a', 'tel:', 'p-'), fc.stringMatching(/^[0-9]{7,20}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(phone, fc.ipV4(), fc.ipV6(), fc.emailAddress(), fc.webUrl()), (value) => {
        expect(isPlainValue(value)).toBe(false);
      }),
    );
  });
});
