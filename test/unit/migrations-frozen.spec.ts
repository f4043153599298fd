import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';

const root = projectRoot();
const folder = join(root, 'migrations');
const frozen = JSON.parse(readFileSync(join(root, 'test/unit/migrations.frozen.json'), 'utf8')) as Record<
  string,
  string
>;
const sumOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex');
const files = readdirSync(folder).filter((name) => /^\d{14}-.*\.ts$/.test(name));

describe('the migrations', () => {
  it('stay as they landed: what is to change is a new migration, with a line of its own in migrations.frozen.json', () => {
    expect(Object.fromEntries(files.map((name) => [name, sumOf(name)]))).toEqual(frozen);
  });

  it('come in the order of their names', () => {
    expect([...files].sort()).toEqual(Object.keys(frozen));
  });
});
