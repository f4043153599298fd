import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import { filesOfGroup, writeGroups } from './test-groups.mjs';
import { Trouble } from './prepare.mjs';

/** More flaky files than this are no accident. */
const MOST_FLAKY = 3;
/** So many of the slowest files are told after a whole run. */
const SLOWEST_TOLD = 12;
/** More failed files than this are not flaky, and running each again would take as long as everything did. */
const MOST_AGAIN = 8;

/** Runs Jest and reads what it found out. Throws Trouble when it ends without a result. */
async function jest({ root, env, args, output }) {
  const program = join(root, 'node_modules/jest/bin/jest.js');
  const code = await new Promise((done, reject) => {
    const child = spawn(process.execPath, [program, '--json', `--outputFile=${output}`, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const stop = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
    child.on('error', reject);
    child.on('close', (status) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
      done(status ?? 1);
    });
  });
  if (!existsSync(output)) throw new Trouble(`Jest ended without a result (exit code ${code}).`);
  return { code, result: JSON.parse(readFileSync(output, 'utf8')) };
}

const none = () => ({ passed: 0, failed: 0, skipped: 0 });

/** What became of the tests of each spec file. One that could not even be read counts as a failed test. */
function countsByFile(root, result) {
  const counts = new Map();
  const of = (path) => counts.get(path) ?? counts.set(path, none()).get(path);
  const fromRoot = (path) => relative(root, path).split(sep).join('/');
  for (const { name, status, assertionResults } of result.testResults) {
    const group = filesOfGroup(existsSync(name) ? readFileSync(name, 'utf8') : '');
    for (const { ancestorTitles, status: how } of assertionResults) {
      const count = of(group.length > 0 ? ancestorTitles[0] : fromRoot(name));
      count[how === 'passed' || how === 'failed' ? how : 'skipped'] += 1;
    }
    if (status === 'failed' && assertionResults.every(({ status: how }) => how !== 'failed'))
      for (const path of group.length > 0 ? group : [fromRoot(name)]) of(path).failed += 1;
  }
  return counts;
}

/** The spec files whose tests took longest, with their seconds. What is done once before the tests of a file is not in it. */
function slowest(root, result) {
  const took = new Map();
  for (const { name, assertionResults } of result.testResults)
    for (const { ancestorTitles, duration } of assertionResults) {
      const path = name.endsWith('.js') ? ancestorTitles[0] : relative(root, name).split(sep).join('/');
      took.set(path, (took.get(path) ?? 0) + (duration ?? 0));
    }
  return [...took].toSorted(([, one], [, other]) => other - one).slice(0, SLOWEST_TOLD);
}

/** Runs each file that failed once more, alone: what passes then is told as flaky and counts as passed. */
async function again({ root, env, counts, say, scratch }) {
  const failed = [...counts].filter(([, count]) => count.failed > 0).map(([path]) => path);
  if (failed.length > MOST_AGAIN) {
    say(`${failed.length} files failed: too many to run them again.`);
    return [];
  }
  const flaky = [];
  for (const [index, path] of failed.entries()) {
    say(`Running again, alone: ${path}`);
    const output = join(scratch, `again-${index}.json`);
    const args = ['--maxWorkers=1', '--runTestsByPath', path];
    const { result } = await jest({ root, env, args, output });
    const count = countsByFile(root, result).get(path) ?? none();
    if (count.failed > 0 || count.passed === 0) continue;
    counts.set(path, count);
    flaky.push(path);
    say(`flaky: ${path}`);
  }
  return flaky;
}

/**
 * Runs the tests: all of them in groups, or those that `args` (of Jest) choose one by one. With `rerun` a file that fails is run
 * once more, alone. Resolves to the totals and whether Jest was content.
 */
export async function runTests({ root, scratch, projects, ignored, env: given, args, rerun, say }) {
  const groups = join(root, '.cache/test-groups');
  if (args.length === 0) writeGroups(root, groups, ignored);
  const env = { ...given, TEST_GROUPS: '' };
  const chosen = args.some((arg) => arg.startsWith('--selectProjects'));
  const { code, result } = await jest({
    root,
    env: args.length === 0 ? { ...env, TEST_GROUPS: groups } : env,
    args: [
      ...(chosen ? [] : ['--selectProjects', ...projects]),
      ...ignored.map((pattern) => `--testPathIgnorePatterns=${pattern}`),
      // More than there are processors: a good part of the tests waits, for a clock or for another process.
      `--maxWorkers=${availableParallelism() + 1}`,
      ...args,
    ],
    output: join(scratch, 'jest.json'),
  });
  if (args.length === 0)
    for (const [path, took] of slowest(root, result)) say(`${Math.round(took / 1000)} s: ${path}`);
  const counts = countsByFile(root, result);
  const failedBefore = [...counts.values()].some(({ failed }) => failed > 0);
  const flaky = rerun && failedBefore ? await again({ root, env, counts, say, scratch }) : [];
  const totals = [...counts.values()].reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    none(),
  );
  if (flaky.length > MOST_FLAKY) {
    say(`${flaky.length} files are flaky; more than ${MOST_FLAKY} are a failure.`);
    totals.failed += 1;
  }
  // Jest can fail with every test passed: nothing was found, or something is wrong outside of the tests.
  return { ...totals, content: code === 0 || failedBefore };
}
