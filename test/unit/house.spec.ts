import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { repoFiles, type RepoFile } from '../support/repo-files.js';

const FEWEST_FILES = 200;
const MOST_LINES = 400;

/** Words are put together here so that this file does not hold them. */
const word = (...parts: string[]): string => parts.join('');
const UNFINISHED = [
  new RegExp(`\\b(?:${word('TO', 'DO')}|${word('FIX', 'ME')}|${word('X', 'XX')}|${word('HA', 'CK')})\\b`),
  new RegExp(`\\b${word('not', '[ -]', 'implemented')}\\b`, 'i'),
  new RegExp(`\\b${word('for', ' now')}\\b`, 'i'),
];
const REGISTRIES = new RegExp(
  [
    `\\b${word('regis', 'try')}\\.(?:npmjs|yarnpkg)\\b`,
    `\\b${word('npm', '\\.pkg\\.')}`,
    `\\b${word('npm', 'mirror')}\\b`,
    `https?://[^/\\s"']*${word('regis', 'try')}`,
    `^\\s*@?[\\w:-]*${word('regis', 'try')}\\s*=`,
    `https?://(?:10|127|169\\.254|172\\.(?:1[6-9]|2\\d|3[01])|192\\.168)\\.[\\d.]+[^\\s"']*\\.tgz`,
  ].join('|'),
  'im',
);
/** Folders of the people and machines that work on it; what an installation uses (/var/lib, /tmp) is none of them. */
const MACHINE_PATHS = new RegExp(
  `(?<![\\w.~$}/-])/(?:${word('ho', 'me')}|${word('Us', 'ers')}|${word('ro', 'ot')}|${word('wo', 'rk')}|${word('mn', 't')}|${word('priv', 'ate')})/\\w|\\b[A-Z]:\\\\\\w`,
);

const files = repoFiles();
const under = (...folders: string[]): RepoFile[] =>
  files.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));
const lineOf = (file: RepoFile, pattern: RegExp): string => {
  const at = file.text.slice(0, pattern.exec(file.text)?.index ?? 0).split('\n').length;
  return `${file.path}:${at}`;
};
const linesWith = (pattern: RegExp, among: RepoFile[]): string[] =>
  among.filter(({ text }) => pattern.test(text)).map((file) => lineOf(file, pattern));

/** Files that git has although .gitignore keeps them out. Without git, or outside a clone, nobody can say: it is told. */
function committedAgainstGitignore(): string[] {
  const git = spawnSync('git', ['ls-files', '-ci', '--exclude-standard'], {
    cwd: projectRoot(),
    encoding: 'utf8',
  });
  if (git.error || !existsSync(join(projectRoot(), '.git'))) {
    process.stderr.write('Left out: whether a generated file is committed (needs git and a clone).\n');
    return [];
  }
  expect({ status: git.status, stderr: git.stderr }).toEqual({ status: 0, stderr: '' });
  return git.stdout.split('\n').filter((path) => path !== '');
}

describe('the house', () => {
  it('is looked at as a whole', () => {
    expect(files.length).toBeGreaterThan(FEWEST_FILES);
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'src/main.ts',
        'console/src/main.tsx',
        '.ci/run',
        'Dockerfile',
        'ARCHITECTURE.md',
      ]),
    );
  });

  it(`keeps every source file under ${MOST_LINES} lines`, () => {
    const long = under('src', 'console', 'scripts', 'migrations', 'test')
      .filter(({ text }) => text.replace(/\n$/, '').split('\n').length >= MOST_LINES)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('holds nothing that a script generates', () => {
    const banner = new RegExp(`^// ${word('Gen', 'erated')} by `);
    expect(linesWith(banner, files)).toEqual([]);
    expect(committedAgainstGitignore()).toEqual([]);
  });

  it('leaves no word of unfinished work', () => {
    const sources = under('src', 'console', 'scripts', 'migrations', 'test', 'locales', '.ci');
    expect(UNFINISHED.flatMap((pattern) => linesWith(pattern, sources))).toEqual([]);
  });

  it('finds such words where there are some', () => {
    for (const text of [word('// TO', 'DO: later'), word('Not', ' implemented'), word('enough for', ' now')])
      expect(UNFINISHED.some((pattern) => pattern.test(text))).toBe(true);
    expect(REGISTRIES.test(word('"https://regis', 'try.npmjs.org/x/-/x-1.0.0.tgz"'))).toBe(true);
    expect(MACHINE_PATHS.test(word('import "/ho', 'me/someone/x"'))).toBe(true);
    expect(MACHINE_PATHS.test('/api/work/x')).toBe(false);
  });

  it('names no package registry', () => {
    expect(linesWith(REGISTRIES, files)).toEqual([]);
  });

  it('names no path of the machine it was written on', () => {
    // What a spec makes up of a stack, to see that it is left out, is nobody's path.
    expect(
      linesWith(
        MACHINE_PATHS,
        files.filter(({ path }) => !path.startsWith('src/platform/logging/')),
      ),
    ).toEqual([]);
  });
});

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  /** Of another platform than the one that wrote the lock: npm then notes its version alone. */
  optional?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const jsonOf = <T>(path: string): T =>
  JSON.parse(files.find((file) => file.path === path)?.text ?? 'null') as T;

describe('the packages', () => {
  const manifest = jsonOf<Manifest>('package.json');
  const { packages } = jsonOf<{ packages: Record<string, LockedPackage> }>('package-lock.json');

  it('are all pinned to one version', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('are locked as they are pinned', () => {
    expect(packages['']).toMatchObject({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
    });
    const installed = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(
      ([name, version]) => [name, version, packages[`node_modules/${name}`]?.version],
    );
    expect(installed.filter(([, wanted, locked]) => wanted !== locked)).toEqual([]);
  });

  it('are locked by their content, never by an address', () => {
    const named = Object.entries(packages).filter(([path]) => path !== '');
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
    const needed = named.filter(([, entry]) => entry.optional !== true);
    expect(needed.filter(([, entry]) => entry.integrity === undefined).map(([path]) => path)).toEqual([]);
  });
});
