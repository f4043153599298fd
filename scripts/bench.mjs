import './lib/check-node.mjs';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Trouble, buildIfNeeded, explain, installIfNeeded } from './lib/prepare.mjs';

/*
 * npm run bench                          measures and writes docs/benchmarks.md
 * npm run bench -- --against <folder>    measures another checkout of this program beside it, and prints the ratios
 * npm run bench -- --only reports,desk   these parts alone (page, reports, case, router, package, guess, desk, owed, search,
 *                                        start), printed only
 * npm run bench -- --quick               a tenth of the work, printed only
 */
const root = resolve(import.meta.dirname, '..');
const { values: wishes } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    against: { type: 'string' },
    only: { type: 'string' },
  },
});
const { quick } = wishes;
const PARTS = ['page', 'reports', 'case', 'router', 'package', 'guess', 'desk', 'owed', 'search', 'start'];
const parts = wishes.only?.split(',') ?? PARTS;
const say = (line) => process.stdout.write(`${line}\n`);

const rows = [];
/** Notes a figure, and whether its target was met; a row without a target is there for information. */
function add(what, figure, target = null, met = null) {
  rows.push({ what, figure, target, met });
  say(`  ${what}: ${figure}${target ? ` (target ${target}: ${met ? 'met' : 'NOT met'})` : ''}`);
}

/** The build of this checkout, and the one it is held against, if any. */
async function builds() {
  const unknown = parts.filter((part) => !PARTS.includes(part));
  if (unknown.length > 0) throw new Trouble(`There is no part ${unknown.join(', ')}: ${PARTS.join(', ')}.`);
  const other = wishes.against === undefined ? null : resolve(wishes.against);
  if (other && !existsSync(join(other, 'scripts/lib/stack.mjs')))
    throw new Trouble(`${other} is no checkout of this program.`);
  const { BenchedBuild } = await import('../test/bench/benched-build.mjs');
  const found = [new BenchedBuild(root, { name: 'now', say })];
  if (other) found.push(new BenchedBuild(other, { name: 'before', say }));
  return found;
}

/** This checkout once more, with data of its own: made-up cases are not put among those that came in through the forms. */
async function measureOnItsOwn(work) {
  const { BenchedBuild } = await import('../test/bench/benched-build.mjs');
  const build = new BenchedBuild(root, { name: 'empty', say });
  running.push(build);
  await build.start();
  await Promise.race([work(build), build.failed]);
  await build.stop();
}

async function measure(found) {
  const [now] = found;
  const { measurePage, measureReports, measureCase, measureMemory } = await import('../test/bench/parts.mjs');
  const { measureDesks } = await import('../test/bench/desk-part.mjs');
  const { measurePackages } = await import('../test/bench/package-part.mjs');
  const { measureGuesses } = await import('../test/bench/guess-part.mjs');
  const { measureOwed } = await import('../test/bench/owed-part.mjs');
  const { measureSearch } = await import('../test/bench/search-part.mjs');
  const { measureRouter } = await import('../test/bench/router-part.mjs');
  const { measureStarts } = await import('../test/bench/start-part.mjs');
  const tools = { builds: found, add, quick };
  if (parts.includes('page')) await measurePage(tools);
  if (parts.includes('reports')) await measureReports(tools);
  const opened = parts.some((part) => ['case', 'start'].includes(part)) ? await measureCase(tools) : null;
  if (parts.includes('router')) await measureRouter(tools);
  if (parts.includes('package')) await measurePackages(tools);
  if (parts.includes('guess')) await measureGuesses(tools);
  if (parts.includes('desk')) await measureDesks(tools);
  measureMemory(tools);
  for (const build of found) await build.stop();
  if (parts.includes('owed')) await measureOnItsOwn((build) => measureOwed({ ...tools, build }));
  if (parts.includes('search')) await measureOnItsOwn((build) => measureSearch({ ...tools, build }));
  if (parts.includes('start')) await measureStarts({ ...tools, build: now, starts, path: opened });
}

async function write() {
  const { asMarkdown } = await import('../test/bench/table.mjs');
  const { format, resolveConfig } = await import('prettier');
  const path = join(root, 'docs/benchmarks.md');
  const before = wishes.against === undefined ? null : resolve(wishes.against);
  const text = await format(asMarkdown(root, rows, before), {
    ...(await resolveConfig(path)),
    parser: 'markdown',
  });
  if (quick || wishes.only) return; // what would be written is made all the same, so that it cannot rot
  writeFileSync(path, text);
  say('Written to docs/benchmarks.md.');
}

let running = [];
let starts = null;
const stopAll = async () => {
  await Promise.all([...running.map((build) => build.stop()), starts?.stop()]);
  for (const build of running) build.remove();
  running = [];
};
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => stopAll().finally(() => process.exit(1)));
}

try {
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  const { NpmStart } = await import('../test/bench/start-up.mjs');
  starts = new NpmStart();
  running = await builds();
  for (const build of running) await build.start();
  await measure(running);
  await write();
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
process.exit();
