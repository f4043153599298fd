import './lib/check-node.mjs';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findChromium, findRedis } from './lib/needs.mjs';
import { Trouble, buildIfNeeded, explain, installIfNeeded } from './lib/prepare.mjs';

const root = resolve(import.meta.dirname, '..');
const say = (line) => process.stdout.write(`${line}\n`);
const all = process.env.REQUIRE_ALL === '1';
const NOTHING_LEFT_OUT = 'REQUIRE_ALL=1 allows nothing to be left out.';

/** What each part of the tests needs besides Node, and what to do without it. */
function plan() {
  const chromium = findChromium();
  const redis = findRedis();
  const projects = ['unit', 'medium', 'e2e'];
  const leftOut = [];
  const ignored = [];
  if (chromium) projects.push('browser');
  else
    leftOut.push(
      "browser tests: no Chromium found (install Debian's package chromium, or set CHROMIUM_PATH to one)",
    );
  if (!redis) {
    ignored.push('\\.redis\\.spec\\.tsx?$');
    leftOut.push(
      "tests on Redis: no redis-server found (install Debian's package redis-server, or set REDIS_SERVER_PATH to one)",
    );
  }
  const env = {
    ...process.env,
    ...(chromium && { CHROMIUM_PATH: chromium }),
    ...(redis && { REDIS_SERVER_PATH: redis }),
  };
  return { projects, ignored, leftOut, env };
}

/** Jest's totals. A file that could not even be loaded counts as one failed test. */
function totals(file) {
  const result = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function jest({ projects, ignored, env }, given, output) {
  // More than there are processors: a good part of the tests waits, for a clock or for another process.
  const workers = availableParallelism() + 1;
  const chosen = given.some((arg) => arg.startsWith('--selectProjects'));
  const args = [
    join(root, 'node_modules/jest/bin/jest.js'),
    ...(chosen ? [] : ['--selectProjects', ...projects]),
    ...ignored.map((pattern) => `--testPathIgnorePatterns=${pattern}`),
    `--maxWorkers=${workers}`,
    '--json',
    `--outputFile=${output}`,
    ...given,
  ];
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code) => done(code ?? 1));
  });
}

const scratch = mkdtempSync(join(tmpdir(), 'abhaya-test-'));
try {
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  const todo = plan();
  for (const line of todo.leftOut) say(`Left out: ${line}`);
  if (todo.leftOut.length > 0 && all) throw new Trouble(NOTHING_LEFT_OUT);
  const output = join(scratch, 'jest.json');
  const code = await jest(todo, process.argv.slice(2), output);
  if (!readdirSync(scratch).length) throw new Trouble(`Jest ended without a result (exit code ${code}).`);
  const { passed, failed, skipped } = totals(output);
  if (skipped > 0) todo.leftOut.push(`${skipped} tests that were found and not run`);
  for (const line of todo.leftOut) say(`Left out: ${line}`);
  say(`${passed} passed, ${failed} failed`);
  if (skipped > 0 && all) throw new Trouble(NOTHING_LEFT_OUT);
  process.exitCode = code === 0 && failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
