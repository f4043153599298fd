// Alone: its process waits for others, and does nothing else meanwhile.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';

const root = projectRoot();

function node(args: string[], env: Record<string, string> = {}): { status: number | null; output: string } {
  const { JEST_WORKER_ID: _, TEST_GROUPS: _groups, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...inherited, ...env },
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('npm test', () => {
  const nothingElse = { CHROMIUM_PATH: '/nowhere/chromium', REDIS_SERVER_PATH: '/nowhere/redis-server' };
  const runner = join(root, 'scripts/test.mjs');
  const someTests = ['--selectProjects', 'unit', '--', 'test/unit/configuration-doc.spec.ts'];

  it('names what it leaves out and why, runs the rest, and ends with the totals', () => {
    const { status, output } = node([runner, ...someTests], { ...nothingElse, REQUIRE_ALL: '' });
    expect(output).toContain('Left out: browser tests: no Chromium found');
    expect(output).toContain('Left out: tests on Redis: no redis-server found');
    expect(output).toMatch(/^\d+ passed, 0 failed$/m);
    expect({ status, output }).toMatchObject({ status: 0 });
  });

  it('fails where nothing may be left out', () => {
    const { status, output } = node([runner, ...someTests], { ...nothingElse, REQUIRE_ALL: '1' });
    expect(output).toContain('Left out: browser tests');
    expect(output).not.toMatch(/passed/);
    expect(status).toBe(1);
  });

  it('says how many tests were found and not run, and fails where nothing may be left out', () => {
    const everything = { CHROMIUM_PATH: process.execPath, REDIS_SERVER_PATH: process.execPath };
    const one = ['--selectProjects', 'unit', '-t', 'lists every variable', '--', ...someTests.slice(3)];
    const free = node([runner, ...one], { ...everything, REQUIRE_ALL: '' });
    expect(free.output).toMatch(/^Left out: \d+ tests that were found and not run$/m);
    expect(free.status).toBe(0);
    const strict = node([runner, ...one], { ...everything, REQUIRE_ALL: '1' });
    expect(strict.output).toContain('1 passed, 0 failed');
    expect(strict.output).toContain('REQUIRE_ALL=1 allows nothing to be left out');
    expect(strict.status).toBe(1);
  });

  it('fails when no test is found', () => {
    const { status } = node([runner, '--selectProjects', 'unit', '--', 'test/unit/there-is-none.spec.ts']);
    expect(status).toBe(1);
  });
});

describe('a spec file that failed', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'abhaya-runner-'));
    for (const folder of ['src', 'console', 'test/unit', 'test/support', 'scripts/lib', 'scratch'])
      mkdirSync(join(place, folder), { recursive: true });
    for (const file of ['jest.config.mjs', 'package.json', 'package-lock.json', 'scripts/lib/test-order.mjs'])
      cpSync(join(root, file), join(place, file));
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
    // Jest wants to see what its other projects name.
    for (const name of ['global-setup', 'global-teardown', 'quit-browser', 'property-seed'])
      writeFileSync(join(place, `test/support/${name}.ts`), 'export default () => undefined;');
  });
  afterEach(() => rmSync(place, { recursive: true }));

  const put = (name: string, text: string): void =>
    writeFileSync(join(place, `test/unit/${name}.spec.ts`), text);
  const flaky = (name: string): void =>
    put(
      name,
      `import { existsSync, writeFileSync } from 'node:fs';
       it('passes the second time', () => {
         const before = existsSync('scratch/${name}');
         writeFileSync('scratch/${name}', '');
         expect(before).toBe(true);
       });`,
    );
  /** All tests of the place, as `npm test` runs them. */
  const run = (rerun: boolean): string => {
    const options = `root: '${place}', scratch: '${place}/scratch', projects: ['unit'], ignored: [], env: process.env, args: []`;
    const { status, output } = node([
      '--input-type=module',
      '--eval',
      `import { runTests } from './scripts/lib/test-run.mjs';
       const { passed, failed } = await runTests({ ${options}, rerun: ${rerun}, say: console.log });
       console.log(passed + ' passed, ' + failed + ' failed');`,
    ]);
    expect({ status, output }).toMatchObject({ status: 0 });
    return output;
  };

  it('is run once more, alone, and counts as passed where it then passes', () => {
    put('fine', `it('passes', () => undefined);`);
    put('broken', `it('fails', () => expect(1).toBe(2)); it('passes', () => undefined);`);
    put('unreadable', `throw new Error('not even read');`);
    flaky('at-first');
    const output = run(true);
    expect(output.match(/^flaky: .*$/gm)).toEqual(['flaky: test/unit/at-first.spec.ts']);
    expect(output).toContain('Running again, alone: test/unit/broken.spec.ts');
    expect(output).toMatch(/^3 passed, 2 failed$/m);
  });

  it('is not run again unless that is asked for', () => {
    flaky('at-first');
    expect(run(false)).toMatch(/^0 passed, 1 failed$/m);
  });

  it('fails the run where more than three of them are flaky', () => {
    for (const name of ['one', 'two', 'three', 'four']) flaky(name);
    const output = run(true);
    expect(output).toContain('4 files are flaky; more than 3 are a failure.');
    expect(output).toMatch(/^4 passed, 1 failed$/m);
  });
});

describe('npm run cli', () => {
  it('before a build says what to do', () => {
    const clone = mkdtempSync(join(tmpdir(), 'abhaya-cli-'));
    try {
      cpSync(join(root, 'scripts'), join(clone, 'scripts'), { recursive: true });
      const { status, output } = node([join(clone, 'scripts/cli.mjs'), 'help']);
      expect(output).toBe('Nothing is built yet. Run: npm ci && npm run build\n');
      expect(status).toBe(1);
    } finally {
      rmSync(clone, { recursive: true });
    }
  });

  it('where nothing was started yet says so', () => {
    const folder = join(tmpdir(), 'abhaya-there-is-none');
    const { status, output } = node([join(root, 'scripts/cli.mjs'), 'jobs', 'failed'], {
      DATA_FOLDER: folder,
      DATABASE_URL: '',
      NODE_ENV: '',
    });
    expect(output).toContain(`There is no database in ${folder} yet: npm start makes one.`);
    expect(status).toBe(1);
  });
});

describe('an old Node', () => {
  const problem = (version: string): string =>
    node([
      '--input-type=module',
      '--eval',
      `import('./scripts/lib/check-node.mjs').then((m) => console.log(m.nodeProblem('${version}') ?? 'fine'))`,
    ]).output.trim();

  it('is refused with the version that is needed', () => {
    expect(problem('18.20.4')).toContain('needs Node 20.19 or newer; this is Node 18.20.4');
    expect(problem('20.18.1')).toContain('needs Node 20.19');
  });

  it('is not confused with a new one', () => {
    for (const version of ['20.19.0', '22.0.0', '24.1.3']) expect(problem(version)).toBe('fine');
  });
});
