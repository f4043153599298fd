import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const known = [...read('src/platform/config/config.ts').matchAll(/@Variable\('([A-Z_]+)'/g)].map(
  ([, name]) => name,
);

describe('docs/operations/configuration.md', () => {
  const documented = [...read('docs/operations/configuration.md').matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(
    ([, name]) => name,
  );

  it('lists every variable that the processes read, and no other but the one of npm start', () => {
    expect(known.length).toBeGreaterThan(20);
    expect([...documented].sort()).toEqual([...known, 'DATA_FOLDER'].sort());
  });
});

describe('docker-compose.yml', () => {
  it('sets only variables that the processes read', () => {
    const block = /environment: &environment\n((?: {4}.*\n)+)/.exec(read('docker-compose.yml'))?.[1] ?? '';
    const set = [...block.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name);
    expect(set.length).toBeGreaterThan(5);
    for (const name of set) expect(known).toContain(name);
  });
});
