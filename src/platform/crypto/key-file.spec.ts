import { inspect } from 'node:util';
import fc from 'fast-check';
import { toBase64Url } from './bytes.js';
import { CryptoError } from './crypto.errors.js';
import { KeyFile } from './key-file.js';
import { newOrganisationPair } from './organisation.js';
import { initCrypto } from './sodium.js';

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
const bytes = (fill: number) => toBase64Url(new Uint8Array(32).fill(fill));

const file = {
  format: 'abhaya-key-file',
  version: 1,
  organisationPublic: bytes(1),
  pepper: [
    { version: 2, key: bytes(3) },
    { version: 1, key: bytes(2) },
  ],
  index: [{ version: 1, key: bytes(4) }],
  fingerprint: [{ version: 1, key: bytes(5) }],
};
const parse = (changed: object = {}) => KeyFile.parse(JSON.stringify({ ...file, ...changed }));
const create = () => KeyFile.create(newOrganisationPair().publicKey);

beforeAll(initCrypto);

describe('a key file', () => {
  it('is read as it was written', () => {
    const made = create();
    const read = KeyFile.parse(made.toText());
    expect(read.toText()).toBe(made.toText());
    expect(read.organisationPublic).toEqual(made.organisationPublic);
    expect(read.pepper()).toEqual(made.pepper());
    expect(read.checks()).toEqual(made.checks());
  });

  it('has keys of its own each time', () => {
    const [a, b] = [create(), create()];
    expect(a.pepper().key).not.toEqual(b.pepper().key);
    const keys = [a.pepper(), a.indexKey(), a.fingerprintKey()].map(({ key }) => hex(key));
    expect(new Set(keys).size).toBe(3);
  });

  it('gives the newest version for what is new and the named one for what is old', () => {
    expect(parse().pepper()).toEqual({ version: 2, key: new Uint8Array(32).fill(3) });
    expect(parse().pepper(1)).toEqual({ version: 1, key: new Uint8Array(32).fill(2) });
    expect(() => parse().pepper(3)).toThrow(new CryptoError('KEY_FILE_MISMATCH'));
    expect(() => parse().indexKey(2)).toThrow(new CryptoError('KEY_FILE_MISMATCH'));
    expect(() => parse().fingerprintKey(0)).toThrow(new CryptoError('KEY_FILE_MISMATCH'));
  });

  it('shows no key when it is printed or turned into JSON by mistake', () => {
    const made = parse();
    for (const shown of [inspect(made, { depth: 9, showHidden: true }), JSON.stringify(made), String(made)]) {
      for (const fill of [2, 3, 4, 5]) {
        expect(shown).not.toContain(bytes(fill));
        expect(shown).not.toContain(Array(32).fill(fill).join(', '));
      }
    }
  });
});

describe('anything else', () => {
  it.each<[string, object]>([
    ['another format', { format: 'a key file' }],
    ['a later version', { version: 2 }],
    ['an unknown field', { extra: 1 }],
    ['no pepper', { pepper: [] }],
    ['a pepper that is no list', { pepper: { version: 1, key: bytes(1) } }],
    ['a version twice', { pepper: [file.pepper[0], file.pepper[0]] }],
    ['a version below 1', { index: [{ version: 0, key: bytes(1) }] }],
    ['a version that is text', { index: [{ version: '1', key: bytes(1) }] }],
    ['a short key', { index: [{ version: 1, key: bytes(1).slice(2) }] }],
    ['a key of zeros', { index: [{ version: 1, key: bytes(0) }] }],
    ['a key with padding', { index: [{ version: 1, key: `${bytes(1)}=` }] }],
    ['an entry with more in it', { index: [{ version: 1, key: bytes(1), note: '' }] }],
    ['no organisation', { organisationPublic: null }],
  ])('is refused: %s', (_, changed) => {
    expect(() => parse(changed)).toThrow(new CryptoError('KEY_FILE_INVALID'));
  });

  it('is refused with a code that quotes nothing', () => {
    const invalid = new CryptoError('KEY_FILE_INVALID');
    for (const text of ['', 'null', '[]', '{', JSON.stringify(file).slice(1), 'x'.repeat(200_000)]) {
      expect(() => KeyFile.parse(text)).toThrow(invalid);
    }
    fc.assert(fc.property(fc.json(), (text) => void expect(() => KeyFile.parse(text)).toThrow(invalid)));
  });
});

describe('the checks kept in the database', () => {
  it('are the known ones', () => {
    const checks = parse().checks();
    expect(checks.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'organisation 1',
      'pepper 1',
      'pepper 2',
      'index 1',
      'fingerprint 1',
    ]);
    expect(hex(checks[1]?.value)).toBe('998e497ef1b3b673793d4705f3d50853f5235c00d00b8b69fab38c54dedcf61f');
  });

  it('match this file, also when the file has newer keys or the rows come as Buffers', () => {
    const stored = parse({ pepper: [file.pepper[1]] }).checks();
    expect(() => parse().requireMatch(stored)).not.toThrow();
    expect(() =>
      parse().requireMatch(stored.map((c) => ({ ...c, value: Buffer.from(c.value) }))),
    ).not.toThrow();
    expect(() => parse().requireMatch([])).not.toThrow();
  });

  it('refuse another file, a missing version and a swapped key', () => {
    const mismatch = new CryptoError('KEY_FILE_MISMATCH');
    const stored = parse().checks();
    expect(() => create().requireMatch(stored)).toThrow(mismatch);
    expect(() => parse({ pepper: [file.pepper[0]] }).requireMatch(stored)).toThrow(mismatch);
    expect(() => parse({ index: file.fingerprint }).requireMatch(stored)).toThrow(mismatch);
    expect(() => parse({ organisationPublic: bytes(9) }).requireMatch(stored)).toThrow(mismatch);
    const swapped = file.pepper.map(({ version, key }) => ({ version: 3 - version, key }));
    expect(() => parse({ pepper: swapped }).requireMatch(stored)).toThrow(mismatch);
  });
});
