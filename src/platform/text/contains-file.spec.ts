import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { containsFile } from './contains-file.js';

const wrapped = (text: string, width: number): string => text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');

/** The first bytes of kinds of files that people send. */
const FILES: Record<string, number[]> = {
  jpeg: [0xff, 0xd8, 0xff, 0xe0],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  gif: [0x47, 0x49, 0x46, 0x38, 0x39, 0x61],
  webp: [0x52, 0x49, 0x46, 0x46],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  zip: [0x50, 0x4b, 0x03, 0x04],
  mp4: [0x00, 0x00, 0x00, 0x20, 0x66, 0x74, 0x79, 0x70],
};

describe('a text with a file in it', () => {
  it.each(Object.entries(FILES))(
    'is found: %s as base64, alone, between words, wrapped, in markup',
    (_, start) => {
      const file = Buffer.concat([Buffer.from(start), randomBytes(120)]).toString('base64');
      expect(containsFile(file)).toBe(true);
      expect(containsFile(`Look at this: ${file} please`)).toBe(true);
      expect(containsFile(wrapped(file, 76))).toBe(true);
      expect(containsFile(`<img src="${file}">`)).toBe(true);
      expect(containsFile(`https://example.org/?picture=${file}&size=1`)).toBe(true);
      expect(containsFile([...file].join('\u200b'))).toBe(true);
    },
  );

  it.each([
    'data:image/png;base64,AAAA',
    'DATA:image/svg+xml;utf8,%3Csvg',
    'data:;base64,AAAA',
    'data:text/html,<p>',
    'see d\u200bata:image/gif;base64,R0',
  ])('is found: %s', (text) => {
    expect(containsFile(text)).toBe(true);
  });

  it('is found by its size alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 800, maxLength: 2_000 }), (bytes) => {
        // Bytes that hardly differ make base64 of one letter, as a person may type it.
        fc.pre(new Set(bytes).size > 100);
        expect(containsFile(wrapped(Buffer.from(bytes).toString('base64'), 64))).toBe(true);
      }),
    );
  });
});

describe('a text without one', () => {
  it.each([
    'They have my data: name, phone, address and school.',
    'Personal data:name/address,phone',
    'https://www.instagram.com/p/CxYz123AbCdEf/?igsh=MzRlODBiNWFlZA%3D%3D&utm_source=qr_code',
    `https://example.org/share?token=${'eyJhbGciOiJIUzI1NiJ9'.repeat(30)}.${'Zm9vYmFyMTIz'.repeat(60)}`,
    `Please help me ${'a'.repeat(2_000)}`,
    `${'He wrote again and I do not know what to do '.repeat(60)}`,
    'मुझे मदद चाहिए '.repeat(100),
    '0x52908400098527886E0F7030069857D2E4169EE7 is the wallet he wants it in',
    `The wallets: ${Array.from({ length: 20 }, () => 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq').join(', ')}`,
  ])('passes: %s', (text) => {
    expect(containsFile(text)).toBe(false);
  });
});
