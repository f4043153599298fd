import fc from 'fast-check';
import { concat, constantTimeEqual, fromBase64Url, toBase64Url, u32, utf8, uuidBytes } from './bytes.js';

it('compares bytes of any lengths', () => {
  expect(constantTimeEqual(utf8('same'), utf8('same'))).toBe(true);
  expect(constantTimeEqual(utf8('same'), utf8('some'))).toBe(false);
  expect(constantTimeEqual(utf8('same'), utf8('same but longer'))).toBe(false);
  expect(constantTimeEqual(new Uint8Array(), new Uint8Array())).toBe(true);
});

it('reads back what it wrote as base64url, and takes no second spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      expect(fromBase64Url(toBase64Url(bytes.subarray(1)))).toEqual(new Uint8Array(bytes.subarray(1)));
    }),
  );
  for (const other of ['AB==', 'A', 'AB', 'A+', 'A/', ' AA', 'AAAA\n'])
    expect(fromBase64Url(other)).toBeNull();
});

it('refuses what has no fixed encoding', () => {
  expect(() => u32(-1)).toThrow(RangeError);
  expect(() => u32(2 ** 32)).toThrow(RangeError);
  expect(() => u32(0.5)).toThrow(RangeError);
  expect(() => uuidBytes('0f0e0d0c0b0a49088706050403020100')).toThrow(RangeError);
  expect(() => concat(utf8('a'), 'b' as unknown as Uint8Array)).toThrow(TypeError);
});
