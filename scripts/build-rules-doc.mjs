import './lib/check-node.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { explain } from './lib/prepare.mjs';

const root = resolve(import.meta.dirname, '..');

/** Writes docs/triage-rules.md from the compiled rules and the reasons of the console's catalogue. */
try {
  const { rulesPage } = await import(pathToFileURL(join(root, 'dist/src/modules/triage/rules-page.js')).href);
  const texts = JSON.parse(readFileSync(join(root, 'locales/en/console.json'), 'utf8'));
  writeFileSync(join(root, 'docs/triage-rules.md'), rulesPage(texts));
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
}
