import fc from 'fast-check';
import { pdqDistance, pdqOf, type Pixels } from './pdq.js';

type Paint = (x: number, y: number, width: number, height: number) => readonly [number, number, number];

/** Pictures by formula, of which the reference implementation (ThreatExchange, C++) made the fingerprints below. */
const PATTERNS = {
  blocks: (x, y) => {
    let s = (Math.imul(x >> 4, 73856093) ^ Math.imul(y >> 4, 19349663)) >>> 0;
    s = (s ^ (s >>> 13)) >>> 0;
    s = Math.imul(s, 0x5bd1e995) >>> 0;
    s = (s ^ (s >>> 15)) >>> 0;
    return [s & 255, (s >>> 8) & 255, (s >>> 16) & 255];
  },
  rings: (x, y, width, height) => {
    const [dx, dy] = [x - Math.floor(width / 3), y - Math.floor(height / 2)];
    const d = Math.floor((dx * dx + dy * dy) / 97);
    return [d % 256, Math.floor(d / 3) % 256, 255 - (d % 256)];
  },
  grey: () => [128, 128, 128],
  waves: (x, y) => {
    const v = (Math.floor((x * x) / 113) + y * 3) % 256;
    return [v, (v * 7) % 256, (x ^ y) & 255];
  },
} as const satisfies Record<string, Paint>;

function painted(paint: Paint, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([...paint(x, y, width, height), 255], 4 * (y * width + x));
  return { data, width, height };
}

describe('the PDQ fingerprint of a picture', () => {
  it.each([
    ['blocks', 512, 512, 100, '6f5254f2380b1b7298365cefa249097fe4e2e4fe0520d1d613a5e6f81af86ad4'],
    ['blocks', 640, 480, 100, '5f92bd26a2a5c5a7dde4e02d319a49b323a637d434d0af008a4fbaa8fbf0cb60'],
    ['rings', 333, 777, 100, 'ab524510552a4ef9eaa9936baaa9879792954f940352d74592aafb720b517377'],
    ['rings', 1600, 1200, 100, '638e1c731c0e6673e471139f43951d9b3c8e43f1e071638e238ee38ecc71378e'],
    ['grey', 512, 512, 0, '000000002c4b11342c4b2c4b0000554b00002c4b113411342c4b585e2c4b017e'],
    ['waves', 512, 512, 100, '8c24383f066f387f71f0c780066fc2c0dfbfc7001e6fc70579ded3101e6fd310'],
    ['waves', 640, 480, 100, 'd7ffe58fc3faf07fc3ff0fc03c000bd039457e8a7c003e0a7e0a96a07c2096e0'],
  ] as const)('is that of the reference to the bit: %s, %i x %i', (pattern, width, height, quality, hash) => {
    expect(pdqOf(painted(PATTERNS[pattern], width, height))).toEqual({ hash, quality });
  });

  it('is nearly the same for the picture at half its size, and far away for another', () => {
    const whole = pdqOf(painted(PATTERNS.rings, 800, 600));
    const half = pdqOf(painted((x, y) => PATTERNS.rings(2 * x, 2 * y, 800, 600), 400, 300));
    const other = pdqOf(painted(PATTERNS.waves, 800, 600));
    expect(pdqDistance(whole.hash, half.hash)).toBeLessThanOrEqual(31);
    expect(pdqDistance(whole.hash, other.hash)).toBeGreaterThan(80);
  });

  it('reads nothing but the three colours', () => {
    const seen = painted(PATTERNS.rings, 90, 70);
    const faint = { ...seen, data: seen.data.map((byte, at) => (at % 4 === 3 ? 7 : byte)) };
    expect(pdqOf(faint)).toEqual(pdqOf(seen));
  });

  it('is had of a picture of any size and content, the same each time', () => {
    const picture = fc
      .record({ width: fc.integer({ min: 1, max: 150 }), height: fc.integer({ min: 1, max: 150 }) })
      .chain(({ width, height }) =>
        fc
          .uint8Array({ minLength: 4 * width * height, maxLength: 4 * width * height })
          .map((data) => ({ data, width, height })),
      );
    fc.assert(
      fc.property(picture, (any) => {
        const made = pdqOf(any);
        expect(made.hash).toMatch(/^[0-9a-f]{64}$/);
        expect(made.quality).toBeGreaterThanOrEqual(0);
        expect(made.quality).toBeLessThanOrEqual(100);
        expect(pdqOf(any)).toEqual(made);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    [0, 4, 0],
    [4, 0, 0],
    [2, 2, 15],
    [1.5, 2, 16],
    [Number.NaN, 2, 16],
  ])('refuses a picture of %d x %d in %d bytes', (width, height, bytes) => {
    expect(() => pdqOf({ width, height, data: new Uint8Array(bytes) })).toThrow(RangeError);
  });
});

describe('the distance of two fingerprints', () => {
  const hash = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('hex'));

  it('is the number of bits that differ', () => {
    fc.assert(
      fc.property(hash, fc.uniqueArray(fc.nat(255)), (one, flipped) => {
        const bytes = Buffer.from(one, 'hex');
        for (const bit of flipped) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const other = bytes.toString('hex');
        expect(pdqDistance(one, other)).toBe(flipped.length);
        expect(pdqDistance(other, one)).toBe(flipped.length);
      }),
    );
  });
});
