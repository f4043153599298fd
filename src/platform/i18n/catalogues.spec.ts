import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../config/index.js';
import { Catalogues, wordsOf } from './catalogues.js';
import { I18nError } from './i18n.errors.js';
import type { MessageKey } from './message-keys.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locales-'));
  cpSync(join(projectRoot(), 'locales', 'en'), join(folder, 'en'), { recursive: true });
  cpSync(join(projectRoot(), 'locales', 'en'), join(folder, 'ur'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Changes one file of the second language. */
function edit(file: string, change: (texts: Record<string, unknown>) => void): void {
  const path = join(folder, 'ur', file);
  const texts = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(texts);
  writeFileSync(path, JSON.stringify(texts));
}

function problems(): readonly string[] {
  try {
    Catalogues.load(folder);
    return [];
  } catch (error) {
    return error instanceof I18nError ? error.problems : [String(error)];
  }
}

it('takes a new language from its folder alone', () => {
  edit('site.json', (texts) => (texts['exit'] = 'یہ صفحہ چھوڑیں'));
  const catalogues = Catalogues.load(folder);
  const urdu = catalogues.translator('ur');
  expect([...catalogues.languages].sort()).toEqual(['en', 'ur']);
  expect([urdu.t('site.exit'), urdu.direction]).toEqual(['یہ صفحہ چھوڑیں', 'rtl']);
});

it.each<[string, string, (texts: Record<string, unknown>) => void, string]>([
  ['a missing text', 'site.json', (texts) => delete texts['exit'], 'ur: site.exit is missing'],
  ['an unknown text', 'site.json', (texts) => (texts['exits'] = 'x'), 'ur: site.exits is unknown'],
  ['an empty text', 'site.json', (texts) => (texts['exit'] = ' '), 'ur: site.exit is not a text'],
  [
    'broken MessageFormat',
    'site.json',
    (texts) => (texts['exit'] = '{who, select, x}'),
    'ur: site.exit is not ICU MessageFormat',
  ],
  [
    'another argument',
    'site.json',
    (texts) => (texts['title.step'] = '{n}'),
    'ur: site.title.step has other arguments than in en',
  ],
  [
    'a lost argument',
    'site.json',
    (texts) => (texts['title.step'] = 'Step'),
    'ur: site.title.step has other arguments than in en',
  ],
  [
    'a safety text without a review',
    'reviews.json',
    (texts) => delete texts['guidance.step.do_not_pay'],
    'ur: guidance.step.do_not_pay has no review',
  ],
  [
    'a review of nothing',
    'reviews.json',
    (texts) => (texts['guidance.x'] = texts['guidance.checked']),
    'ur: a review of guidance.x, which is not there',
  ],
])('refuses %s, naming language and key', (_, file, change, problem) => {
  edit(file, change);
  expect(problems()).toContain(problem);
});

it('refuses a safety text that changed after its review', () => {
  edit('guidance.json', (texts) => (texts['step.do_not_pay'] = 'Pay.'));
  expect(problems()).toEqual([
    `ur: guidance.step.do_not_pay changed after its review (now ${wordsOf('Pay.')})`,
  ]);
});

it('lists every problem at once', () => {
  edit('site.json', (texts) => {
    delete texts['exit'];
    texts['title.step'] = 'Step';
  });
  expect(problems()).toHaveLength(2);
});

it('refuses a folder without the source language', () => {
  rmSync(join(folder, 'en'), { recursive: true });
  expect(problems()).toEqual(['en: the folder is missing']);
});

it('ignores nothing in a language folder that is empty', () => {
  mkdirSync(join(folder, 'xx'));
  expect(problems().filter((problem) => problem.startsWith('xx: site.exit is missing'))).toHaveLength(1);
});

it('tells of every safety text where it comes from, and that no native speaker has reviewed it yet', () => {
  const catalogues = Catalogues.load(folder);
  const safety = [...catalogues.keys().keys()].filter((key) => key.startsWith('guidance.'));
  const reviews = safety.map((key) => catalogues.review('en', key as MessageKey));
  expect(reviews.every((review) => review !== null && review.source.length > 3 && review.version >= 1)).toBe(
    true,
  );
  expect(new Set(reviews.map((review) => review?.state))).toEqual(new Set(['to_be_reviewed']));
});
