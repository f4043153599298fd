import './lib/check-node.mjs';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { explain, Trouble } from './lib/prepare.mjs';
import { brought } from './lib/reviews.mjs';

/*
 * npm run reviews                                  brings reviews.json of every language up to date with its texts
 * npm run reviews -- --reviewed hi [guidance.x ...]  notes that a native speaker has read these texts of a language, or all
 */
const root = resolve(import.meta.dirname, '..');
const SOURCE = 'en';
const read = (...path) => JSON.parse(readFileSync(join(root, 'locales', ...path), 'utf8'));
const languages = () =>
  readdirSync(join(root, 'locales'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

function reviewsOf(language) {
  try {
    return read(language, 'reviews.json');
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

try {
  const { values, positionals } = parseArgs({
    options: { reviewed: { type: 'string' } },
    allowPositionals: true,
  });
  const marked = values.reviewed;
  if (marked === undefined && positionals.length > 0)
    throw new Trouble('Texts are named together with --reviewed <language>.');
  if (marked !== undefined && !languages().includes(marked))
    throw new Trouble(`There is no language ${marked}.`);
  const sources = reviewsOf(SOURCE);
  for (const language of languages()) {
    const texts = read(language, 'guidance.json');
    const reviewed = language === marked ? positionals : null;
    const unknown = (reviewed ?? []).filter((key) => !(key.replace(/^guidance\./, '') in texts));
    if (unknown.length > 0) throw new Trouble(`There is no text ${unknown.join(', ')}.`);
    const { reviews, changes } = brought({ texts, reviews: reviewsOf(language), sources, reviewed });
    writeFileSync(join(root, 'locales', language, 'reviews.json'), `${JSON.stringify(reviews, null, 2)}\n`);
    process.stdout.write(`${language}: ${changes} changed\n`);
  }
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
}
