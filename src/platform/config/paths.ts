import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

let found: string | undefined;

/**
 * The folder of the project (the one whose package.json is named `abhaya`), as an absolute path. The same whether the code
 * runs from `src/` (tests) or from `dist/src/` (built). Throws when the sources were taken out of the project.
 */
export function projectRoot(): string {
  return (found ??= search(import.meta.dirname));
}

function search(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && isOurs(readFileSync(manifest, 'utf8'))) return folder;
    if (folder === dirname(folder)) throw new Error('No folder above holds the package.json of abhaya.');
  }
}

function isOurs(manifest: string): boolean {
  return (JSON.parse(manifest) as { name?: unknown }).name === 'abhaya';
}
