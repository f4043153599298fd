import './lib/check-node.mjs';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Trouble, explain } from './lib/prepare.mjs';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'docs/api/openapi.json');

/** Members sorted by name, so that the file changes only when the interface does. Arrays keep their order. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

async function described() {
  const built = join(root, 'dist/src/openapi.js');
  if (!existsSync(built)) throw new Trouble('dist/src/openapi.js is missing: run npm run build first.');
  const { buildOpenApi } = await import(pathToFileURL(built).href);
  return `${JSON.stringify(sorted(await buildOpenApi()), null, 2)}\n`;
}

try {
  const mode = process.argv[2];
  if (mode !== '--write' && mode !== '--check')
    throw new Trouble('Usage: node scripts/build-openapi.mjs --write | --check');
  const text = await described();
  if (mode === '--write') {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  } else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    throw new Trouble(
      'docs/api/openapi.json is not what the application describes: run npm run openapi and commit the result.',
    );
  }
  process.exit(0); // the application that was built for its description may keep timers
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exit(1);
}
