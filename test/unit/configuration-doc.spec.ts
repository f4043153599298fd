import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const known = [...read('src/platform/config/config.ts').matchAll(/@Variable\(\s*'([A-Z_]+)'/g)].map(
  ([, name]) => name ?? '',
);
const settings = [
  ...(/export const SETTINGS = \[([^\]]+)\]/.exec(read('scripts/lib/settings.mjs'))?.[1] ?? '').matchAll(
    /'(\w+)'/g,
  ),
].map(([, name]) => name);
const page = read('docs/operations/configuration.md');

describe('docs/operations/configuration.md', () => {
  const documented = [...page.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name]) => name);

  it('lists every variable that the processes read, and no other but the one of npm start', () => {
    expect(known.length).toBeGreaterThan(20);
    expect([...documented].sort()).toEqual([...known, 'DATA_FOLDER'].sort());
  });

  it('lists what the benchmark takes out of its environment', () => {
    expect([...settings].sort()).toEqual([...documented].sort());
  });
});

describe('docker-compose.yml', () => {
  const { services } = load(read('docker-compose.yml'), { schema: YAML11_SCHEMA }) as {
    services: Record<string, { environment?: Record<string, string> }>;
  };
  /** The settings that the page says are not taken from .env, because image and compose file decide them. */
  const decided = /Decided by image and compose file[^:]*:\s+([^.]+)\./.exec(page)?.[1] ?? '';
  const notFromEnv = [...decided.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name ?? '');

  it.each(['web', 'worker', 'migrate', 'cli'])('sets only variables that the processes read: %s', (name) => {
    const set = Object.keys(services[name]?.environment ?? {});
    expect(set.length).toBeGreaterThan(10);
    for (const variable of set) expect(known).toContain(variable);
  });

  it.each(['web', 'worker', 'migrate', 'cli'])('passes every setting of .env on to %s', (name) => {
    const environment = services[name]?.environment ?? {};
    const fromEnv = known.filter((variable) => environment[variable]?.startsWith(`\${${variable}:`));
    expect([...fromEnv, ...notFromEnv].sort()).toEqual([...known].sort());
  });
});
