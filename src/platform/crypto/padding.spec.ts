import fc from 'fast-check';
import { paddedLength } from './padding.js';

describe('padding', () => {
  it.each([
    [0, 1024],
    [1, 1024],
    [1024, 1024],
    [1025, 1088],
    [1088, 1088],
    [1089, 1152],
    [2048, 2048],
    [2049, 2176],
    [10_000, 10_240],
    [65_536, 65_536],
    [65_537, 67_584],
    [1_000_000, 1_015_808],
  ])('makes %i bytes %i', (length, padded) => {
    expect(paddedLength(length)).toBe(padded);
  });

  it('never cuts, adds at most 12 %, and stays where it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1024, max: 16 * 1024 * 1024 }), (length) => {
        const padded = paddedLength(length);
        expect(padded).toBeGreaterThanOrEqual(length);
        expect(padded).toBeLessThanOrEqual(length * 1.12);
        expect(paddedLength(padded)).toBe(padded);
      }),
    );
  });

  it('leaves few lengths to tell apart', () => {
    const lengths = new Set(Array.from({ length: 65_536 }, (_, length) => paddedLength(length)));
    expect(lengths.size).toBeLessThan(150);
  });
});
