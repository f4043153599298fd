import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { PRIVACY_NOTICE } from './privacy-notice.data.js';

const english = JSON.parse(readFileSync(join(projectRoot(), 'locales/en/guidance.json'), 'utf8')) as Record<
  string,
  string
>;
const keys = PRIVACY_NOTICE.sections.flatMap(({ heading, texts }) => [heading, ...texts]);
const words = keys.map((key) => english[key.replace('guidance.', '')]).join('\n');

it('has a new date whenever its words change', () => {
  const fingerprint = createHash('sha256').update(words.normalize('NFC')).digest('hex').slice(0, 8);
  // If this fails: give PRIVACY_NOTICE today's date as its version, then this fingerprint.
  expect({ version: PRIVACY_NOTICE.version, words: PRIVACY_NOTICE.words }).toEqual({
    version: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    words: fingerprint,
  });
});

it('says each thing once, and what the law may ask in one place', () => {
  expect(new Set(keys).size).toBe(keys.length);
  expect(PRIVACY_NOTICE.sections.filter(({ law }) => law)).toHaveLength(1);
});

it('promises no wiping that there is not: a report that was sent is wiped by nobody at the press of a button', () => {
  expect(words).toContain('There is no button for it yet.');
  expect(words).toContain('So far there is no set day on which we wipe it.');
});
