import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { readZip, writeZip } from './zip.js';

const FILES = [
  { name: 'one.txt', bytes: Buffer.from('One') },
  { name: 'two.json', bytes: Buffer.from('{"नमस्ते": 2}') },
  { name: 'none', bytes: Buffer.alloc(0) },
];
describe('an archive', () => {
  it('is read again, and is the same for the same files', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 5 }), (contents) => {
        const files = contents.map((bytes, at) => ({ name: `file-${at}.bin`, bytes }));
        const archive = writeZip(files);
        expect(writeZip(files)).toEqual(archive);
        const read = readZip(archive);
        expect(read?.intact).toBe(true);
        expect(read?.files.map(({ name, bytes }) => [name, [...bytes]])).toEqual(
          files.map(({ name, bytes }) => [name, [...bytes]]),
        );
      }),
    );
  });

  it('gives the known answer, which other programs open', () => {
    const digest = createHash('sha256').update(writeZip(FILES)).digest('hex');
    expect(digest).toBe('44782bccfa816a89fa407f7eedb778470114bfb181fb3ecf99b0250efdef2dff');
  });

  it('is not intact once any bit of it is another, and no reading of it fails', () => {
    const archive = writeZip(FILES);
    fc.assert(
      fc.property(fc.nat(archive.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(archive);
        changed[at] = (archive[at] ?? 0) ^ (1 << bit);
        expect(readZip(changed)?.intact ?? false).toBe(false);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(readZip(bytes)).toBeNull();
        expect(readZip(Buffer.concat([archive, bytes]))?.intact).toBe(bytes.length === 0);
      }),
    );
  });

  it('holds no name that leads out of its folder', () => {
    for (const name of ['../up', 'a/b', '', '.hidden', 'a\\b', 'C:x'])
      expect(() => writeZip([{ name, bytes: Buffer.alloc(1) }])).toThrow(RangeError);
  });
});
