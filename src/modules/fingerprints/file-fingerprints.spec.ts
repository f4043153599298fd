import fc from 'fast-check';
import {
  FILE_KINDS,
  MOST_FILES,
  MOST_FRAMES,
  readFingerprints,
  writeFingerprints,
  type FileFingerprints,
  type FileKind,
} from './file-fingerprints.js';

const hex = (digits: number) =>
  fc
    .uint8Array({ minLength: digits / 2, maxLength: digits / 2 })
    .map((bytes) => Buffer.from(bytes).toString('hex'));
const picture = (second: fc.Arbitrary<number | null>) =>
  fc.record({ hash: hex(64), quality: fc.integer({ min: 0, max: 100 }), second });
const PICTURES: Readonly<Record<FileKind, fc.Arbitrary<FileFingerprints['pdq']>>> = {
  photo: fc.array(picture(fc.constant(null)), { maxLength: 1 }),
  video: fc.array(picture(fc.nat(999_999)), { maxLength: MOST_FRAMES }),
  file: fc.constant([]),
};
const file = fc
  .constantFrom(...FILE_KINDS)
  .chain((kind) =>
    fc.record({ kind: fc.constant(kind), sha256: hex(64), md5: hex(32), pdq: PICTURES[kind] }),
  );
const files = fc.uniqueArray(file, { minLength: 1, maxLength: MOST_FILES, selector: ({ sha256 }) => sha256 });

const SHA256 = 'a'.repeat(64);
const MD5 = 'b'.repeat(32);
const PDQ = 'c'.repeat(64);

describe('the lines that tell of files', () => {
  it('are read as they were written, with the line breaks of a form too', () => {
    fc.assert(
      fc.property(files, fc.constantFrom('\n', '\r\n', '\n\n', ' \n '), (written, between) => {
        const text = writeFingerprints(written).replaceAll('\n', between);
        expect(readFingerprints(`\n${text}\n`)).toEqual({ files: written });
      }),
    );
  });

  it('are refused, and never misread, where they are anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const read = readFingerprints(text);
        expect(read).toEqual({
          reason: text.trim() === '' ? 'FINGERPRINTS_EMPTY' : 'FINGERPRINTS_UNREADABLE',
        });
      }),
    );
  });

  it.each([
    ['a name', `photo sha256=${SHA256} md5=${MD5} name=me.jpg`],
    ['a picture', `photo sha256=${SHA256} md5=${MD5} data:image/png;base64,AAAA`],
    ['capital letters', `photo sha256=${SHA256.toUpperCase()} md5=${MD5}`],
    ['a digit too few', `photo sha256=${SHA256.slice(1)} md5=${MD5}`],
    ['another kind', `letter sha256=${SHA256} md5=${MD5}`],
    ['a quality beyond 100', `photo sha256=${SHA256} md5=${MD5} pdq=${PDQ}:101`],
    ['a photo with two pictures', `photo sha256=${SHA256} md5=${MD5} pdq=${PDQ}:90 pdq=${PDQ}:90`],
    ['a photo with a time', `photo sha256=${SHA256} md5=${MD5} pdq=${PDQ}:90@4`],
    ['a video without one', `video sha256=${SHA256} md5=${MD5} pdq=${PDQ}:90`],
    ['a file with a picture', `file sha256=${SHA256} md5=${MD5} pdq=${PDQ}:90`],
    [
      'more frames than are looked at',
      `video sha256=${SHA256} md5=${MD5}${` pdq=${PDQ}:90@4`.repeat(MOST_FRAMES + 1)}`,
    ],
    ['one line of many', `file sha256=${SHA256} md5=${MD5}\nand words`],
  ])('are refused with %s', (_what, text) => {
    expect(readFingerprints(text)).toEqual({ reason: 'FINGERPRINTS_UNREADABLE' });
  });

  it('count the same file once, and are refused beyond the most', () => {
    const line = (at: number) => `file sha256=${at.toString(16).padStart(64, '0')} md5=${MD5}`;
    const most = Array.from({ length: MOST_FILES }, (_one, at) => line(at));
    expect(readFingerprints([...most, line(0)].join('\n'))).toMatchObject({ files: { length: MOST_FILES } });
    expect(readFingerprints([...most, line(MOST_FILES)].join('\n'))).toEqual({
      reason: 'FINGERPRINTS_TOO_MANY',
    });
  });
});
