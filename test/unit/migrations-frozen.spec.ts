import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';

const root = projectRoot();
const folder = join(root, 'migrations');
/** The checksum (SHA-256) of each migration as it landed. A new migration adds its line. */
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
  it('stay as they landed', () => {
    expect({
      'edited after they landed (undo that, and add a new migration)': files.filter(
        (name) => name in frozen && frozen[name] !== sumOf(name),
      ),
      'new, without their checksum in migrations.frozen.json': files
        .filter((name) => !(name in frozen))
        .map((name) => `${name}: ${sumOf(name)}`),
      'gone, although they landed': Object.keys(frozen).filter((name) => !files.includes(name)),
    }).toEqual({
      'edited after they landed (undo that, and add a new migration)': [],
      'new, without their checksum in migrations.frozen.json': [],
      'gone, although they landed': [],
    });
  });
});
