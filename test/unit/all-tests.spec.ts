import { execFileSync } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { repoFiles } from '../support/repo-files.js';

const root = projectRoot();
const files = repoFiles();
const specs = files.filter(({ path }) => /\.spec\.tsx?$/.test(path));

/** What Jest finds, over all its projects. */
function found(): string[] {
  const { JEST_WORKER_ID: _, TEST_GROUPS: _groups, ...env } = process.env;
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const listed = execFileSync(process.execPath, [jest, '--listTests', '--json'], { cwd: root, env });
  return (JSON.parse(listed.toString()) as string[]).map((path) => relative(root, path).split(sep).join('/'));
}

const LEFT_OUT =
  /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|only|todo)\b|\b[xf](?:it|test|describe)\s*[.(]|\bpending\(/;

describe('every test', () => {
  it('belongs to a project of Jest', () => {
    expect(specs.length).toBeGreaterThan(100);
    expect(
      found()
        .filter((path) => !path.startsWith('dist/'))
        .sort(),
    ).toEqual(specs.map(({ path }) => path).sort());
  });

  it('is run: none is left out, put off or run alone', () => {
    expect(specs.filter(({ text }) => LEFT_OUT.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('would be found if it were left out', () => {
    const ways = [
      ['it.sk', "ip('x'"],
      ['describe.on', "ly('x'"],
      ['it.to', "do('x'"],
      ['x', "it('x'"],
    ];
    for (const way of [...ways, ['test.concurrent.sk', 'ip('], ['fdes', 'cribe(']])
      expect(way.join('')).toMatch(LEFT_OUT);
    for (const fine of ["it('x', exit(1))", 'it.each(rows)(', 'submit(', 'list.only()'])
      expect(fine).not.toMatch(LEFT_OUT);
  });
});

describe('npm run typecheck', () => {
  it('reads every tsconfig', () => {
    const configs = files.map(({ path }) => path).filter((path) => /(^|\/)tsconfig[\w.]*\.json$/.test(path));
    const { scripts } = JSON.parse(files.find(({ path }) => path === 'package.json')?.text ?? '{}') as {
      scripts: Record<string, string>;
    };
    expect(configs.length).toBeGreaterThan(3);
    for (const config of configs) expect(scripts['typecheck']).toContain(`-p ${config}`);
  });
});
