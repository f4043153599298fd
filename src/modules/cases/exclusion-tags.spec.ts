import { randomBytes } from 'node:crypto';
import { initCrypto, KeyFile, newOrganisationPair } from '../../platform/crypto/index.js';
import { ExclusionTags } from './exclusion-tags.js';

const KIRAN = '10111213-1415-4617-9819-1a1b1c1d1e1f';
const MEERA = '0f0e0d0c-0b0a-4908-8706-050403020100';
const ASHA = '20212223-2425-4627-a829-2a2b2c2d2e2f';

describe('the tags of who is kept out', () => {
  let keyFile: KeyFile;
  let tags: ExclusionTags;

  beforeAll(async () => {
    await initCrypto();
    keyFile = KeyFile.create(newOrganisationPair().publicKey);
    tags = new ExclusionTags(keyFile);
  });

  it('name those people and nobody else', () => {
    const kept = tags.of([KIRAN, MEERA]);
    expect([KIRAN, MEERA, ASHA].map((id) => tags.has(kept, id))).toEqual([true, true, false]);
    expect(tags.has(tags.of([]), KIRAN)).toBe(false);
  });

  it('do not tell in which order they were named', () => {
    expect(tags.of([KIRAN, MEERA, ASHA])).toEqual(tags.of([ASHA, MEERA, KIRAN]));
  });

  it('still count when the key file gained an index key', () => {
    const file = JSON.parse(keyFile.toText()) as { index: { version: number; key: string }[] };
    file.index.push({ version: 2, key: randomBytes(32).toString('base64url') });
    const newer = new ExclusionTags(KeyFile.parse(JSON.stringify(file)));
    expect(newer.has(tags.of([KIRAN]), KIRAN)).toBe(true);
    expect(newer.allOf(KIRAN)).toContainEqual(tags.of([KIRAN])[0]);
    expect(newer.of([KIRAN])).not.toEqual(tags.of([KIRAN]));
    expect(newer.has(newer.of([KIRAN]), KIRAN)).toBe(true);
  });

  it('are of one key file: another names nobody by them', () => {
    const other = new ExclusionTags(KeyFile.create(newOrganisationPair().publicKey));
    expect(other.has(tags.of([KIRAN]), KIRAN)).toBe(false);
  });
});
