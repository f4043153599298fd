import { randomBytes } from 'node:crypto';
import { initCrypto, KeyFile, newOrganisationPair } from '../../platform/crypto/index.js';
import { ExclusionTags } from './exclusion-tags.js';

const KIRAN = '10111213-1415-4617-9819-1a1b1c1d1e1f';
const MEERA = '0f0e0d0c-0b0a-4908-8706-050403020100';
const ASHA = '20212223-2425-4627-a829-2a2b2c2d2e2f';

const counsellor = (staffId: string) => ({ staffId, role: 'counsellor' }) as const;
const coordinator = (staffId: string) => ({ staffId, role: 'coordinator' }) as const;

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
    expect([KIRAN, MEERA, ASHA].map((id) => tags.has(kept, counsellor(id)))).toEqual([true, true, false]);
    expect(tags.has(tags.of([]), counsellor(KIRAN))).toBe(false);
  });

  it('do not tell in which order they were named', () => {
    expect(tags.of([KIRAN, MEERA, ASHA])).toEqual(tags.of([ASHA, MEERA, KIRAN]));
  });

  it('still count when the key file gained an index key', () => {
    const file = JSON.parse(keyFile.toText()) as { index: { version: number; key: string }[] };
    file.index.push({ version: 2, key: randomBytes(32).toString('base64url') });
    const newer = new ExclusionTags(KeyFile.parse(JSON.stringify(file)));
    expect(newer.has(tags.of([KIRAN]), counsellor(KIRAN))).toBe(true);
    expect(newer.allOf(counsellor(KIRAN))).toContainEqual(tags.of([KIRAN])[0]);
    expect(newer.of([KIRAN])).not.toEqual(tags.of([KIRAN]));
    expect(newer.has(newer.of([KIRAN]), counsellor(KIRAN))).toBe(true);
  });

  it('are of one key file: another names nobody by them', () => {
    const other = new ExclusionTags(KeyFile.create(newOrganisationPair().publicKey));
    expect(other.has(tags.of([KIRAN]), counsellor(KIRAN))).toBe(false);
  });

  it('hide a case that nobody has decided of from everyone but the coordinators whom they do not name', () => {
    const waiting = tags.of([KIRAN], true);
    expect(tags.has(waiting, counsellor(ASHA))).toBe(true);
    expect(tags.has(waiting, { staffId: ASHA, role: 'administrator' })).toBe(true);
    expect(tags.has(waiting, coordinator(ASHA))).toBe(false);
    expect(tags.has(waiting, coordinator(KIRAN))).toBe(true);
    expect([KIRAN, ASHA].map((id) => tags.names(waiting, id))).toEqual([true, false]);
  });

  it('of typed words tell nothing but to whoever has the key and tries: no count, and no word of two cases', () => {
    const [one, other] = [tags.ofWords(KIRAN, ['a', 'b']), tags.ofWords(MEERA, ['a', 'b'])];
    expect([one.length, other.length, tags.ofWords(KIRAN, []).length]).toEqual([16, 16, 0]);
    expect(one.filter((tag) => other.some((same) => same.equals(tag)))).toEqual([]);
    expect(tags.hasWord(KIRAN, one, ['c', 'b'])).toBe(true);
    expect(tags.hasWord(KIRAN, one, ['c'])).toBe(false);
    expect(tags.hasWord(KIRAN, other, ['a'])).toBe(false);
    const many = Array.from({ length: 3_000 }, (_, at) => `word ${at}`);
    expect(tags.hasWord(KIRAN, tags.ofWords(KIRAN, many), ['anything'])).toBe(true);
  });
});
