import './lib/check-node.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findChromium, findRedis, findWholeChromium } from './lib/needs.mjs';
import { Trouble, buildIfNeeded, explain, installIfNeeded } from './lib/prepare.mjs';
import { runTests } from './lib/test-run.mjs';

const root = resolve(import.meta.dirname, '..');
const say = (line) => process.stdout.write(`${line}\n`);
const all = process.env.REQUIRE_ALL === '1';
const NOTHING_LEFT_OUT = 'REQUIRE_ALL=1 allows nothing to be left out.';

/** What each part of the tests needs besides Node, and what to do without it. */
function plan() {
  const chromium = findChromium();
  const whole = findWholeChromium();
  const redis = findRedis();
  const projects = ['unit', 'medium', 'e2e'];
  const leftOut = [];
  const ignored = [];
  if (chromium) projects.push('browser');
  else
    leftOut.push(
      "browser tests: no Chromium found (install Debian's package chromium, or set CHROMIUM_PATH to one)",
    );
  if (chromium && !whole) {
    ignored.push('(?:no-trace|console-session|browser/site)\\.spec\\.ts$');
    leftOut.push(
      "tests of going back: no whole Chromium found (install Debian's package chromium, or set WHOLE_CHROMIUM_PATH to one)",
    );
  }
  if (!redis) {
    ignored.push('\\.redis\\.spec\\.tsx?$');
    leftOut.push(
      "tests on Redis: no redis-server found (install Debian's package redis-server, or set REDIS_SERVER_PATH to one)",
    );
  }
  const env = {
    ...process.env,
    ...(chromium && { CHROMIUM_PATH: chromium }),
    ...(whole && { WHOLE_CHROMIUM_PATH: whole }),
    ...(redis && { REDIS_SERVER_PATH: redis }),
  };
  return { projects, ignored, leftOut, env };
}

const scratch = mkdtempSync(join(tmpdir(), 'abhaya-test-'));
try {
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  const todo = plan();
  for (const line of todo.leftOut) say(`Left out: ${line}`);
  if (todo.leftOut.length > 0 && all) throw new Trouble(NOTHING_LEFT_OUT);
  const { passed, failed, skipped, content } = await runTests({
    root,
    scratch,
    ...todo,
    args: process.argv.slice(2),
    rerun: process.env.RERUN_FAILED === '1',
    say,
  });
  if (skipped > 0) todo.leftOut.push(`${skipped} tests that were found and not run`);
  for (const line of todo.leftOut) say(`Left out: ${line}`);
  say(`${passed} passed, ${failed} failed`);
  if (skipped > 0 && all) throw new Trouble(NOTHING_LEFT_OUT);
  process.exitCode = content && failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
