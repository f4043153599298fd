import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitTexts } from './split-texts.mjs';

const SOURCES = join(process.cwd(), 'console/src');
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$|(?:^|\/)(?:catalogue|schema)\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SOURCES, name), 'utf8') }));
const matches = (pattern: RegExp): string[] =>
  sources.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([found]) => `${name}: ${found}`));

describe('the texts of the first load', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'abhaya-texts-'));
    mkdirSync(join(folder, 'parts'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are those that its files name, by the key, by its beginning or by its group', () => {
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    write(
      'main.tsx',
      `import { Part } from './parts/part.js';
       import type { Kind } from './kind.js';
       const Late = lazy(() => import('./late.js'));
       t('main.title'); t(\`status.\${one}\`);`,
    );
    write('parts/part.ts', `export { other } from '../other.js'; label('mark', value);`);
    write('other.ts', `const KEYS = { a: 'other.a' };`);
    write('kind.ts', `t('kind.only')`);
    write('late.tsx', `t('late.title')`);
    const keys = [
      'main.title',
      'main.more',
      'status.new',
      'mark.danger',
      'other.a',
      'kind.only',
      'late.title',
    ];
    const catalogue = Object.fromEntries(keys.map((key) => [key, key]));
    const { first, rest } = splitTexts([join(folder, 'main.tsx')], catalogue);
    expect(Object.keys(first)).toEqual(['main.title', 'status.new', 'mark.danger', 'other.a']);
    expect(Object.keys(rest)).toEqual(['main.more', 'kind.only', 'late.title']);
  });

  it('are found, since every group is written where it is asked for', () => {
    expect(matches(/\b(?:label|labelIn|hasText)\((?!\s*'[a-z]|group: string)[^)]*\)/g)).toEqual([]);
    expect(matches(/\bt\(`\$\{[^)]*\)/g)).toEqual([]);
  });

  it('are all that is shown before the others are there: each part that comes later waits for them', () => {
    const own = ['./console.js', './other-texts.json'];
    const late = matches(/(?<!withTexts\()\bimport\('[^']+'\)/g).filter(
      (found) => !own.some((name) => found.endsWith(`import('${name}')`)),
    );
    expect(late).toEqual([]);
  });
});
