import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';

/** A file of the repository: its path from the root, with slashes, and what is in it. */
export interface RepoFile {
  path: string;
  text: string;
}

/** Whether .gitignore keeps a path out: a line is a folder (`dist/`), an ending (`*.log`) or a path from the root. */
function ignored(): (path: string) => boolean {
  const lines = readFileSync(join(projectRoot(), '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return (path) =>
    lines.some((line) => {
      if (line.endsWith('/')) return path.split('/').includes(line.slice(0, -1));
      if (line.startsWith('*.')) return path.endsWith(line.slice(1));
      return path === line.replace(/^\//, '');
    });
}

/** The text files below the given folders (or the whole repository), without what .gitignore keeps out. */
export function repoFiles(...folders: string[]): RepoFile[] {
  const isIgnored = ignored();
  const root = projectRoot();
  const below = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name === '.git' || isIgnored(path)) return [];
      return entry.isDirectory() ? below(path) : [path];
    });
  return (folders.length > 0 ? folders : [''])
    .flatMap(below)
    .map((path) => ({ path, bytes: readFileSync(join(root, path)) }))
    .filter(({ bytes }) => !bytes.includes(0))
    .map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }));
}
