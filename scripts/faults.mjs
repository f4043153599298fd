import './lib/check-node.mjs';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findRedis } from './lib/needs.mjs';
import { Trouble, buildIfNeeded, explain, installIfNeeded } from './lib/prepare.mjs';

/*
 * npm run faults                                        50 rounds on each backend; writes docs/faults.md
 * npm run faults -- --rounds N --backend B --seed S     fewer rounds, one backend (postgres or redis), another order; printed only
 * npm run faults -- --fault 'web process killed'        these faults alone (the option may be given several times)
 */
const root = resolve(import.meta.dirname, '..');
const ROUNDS = 50;
const MOST_A_ROUND_MS = 300_000;
const say = (line) => process.stdout.write(`${line}\n`);

function readArguments() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: String(ROUNDS) },
      backend: { type: 'string' },
      seed: { type: 'string', default: '1' },
      fault: { type: 'string', multiple: true, default: [] },
    },
  });
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
  if (!Number.isInteger(rounds) || rounds < 1) throw new Trouble('--rounds wants a whole number from 1.');
  if (!Number.isInteger(seed)) throw new Trouble('--seed wants a whole number.');
  if (values.backend && !['postgres', 'redis'].includes(values.backend))
    throw new Trouble('--backend wants postgres or redis.');
  const backends = values.backend ? [values.backend] : ['postgres', 'redis'];
  const faults = values.fault;
  const whole = rounds === ROUNDS && !values.backend && faults.length === 0;
  return { rounds, seed, backends, faults, whole };
}

function redisFor(backend) {
  if (backend !== 'redis') return null;
  const program = findRedis();
  if (!program) throw new Trouble('--backend redis needs redis-server (Debian package redis-server).');
  return program;
}

/** What fails in which round: every kind once, in an order that the seed says, then again. */
async function planFor(helpdesk, backend, { rounds, faults }, random) {
  const { faultsFor } = await import('../test/faults/faults.mjs');
  const { shuffled } = await import('../test/faults/random.mjs');
  const all = Object.entries(faultsFor(backend)).map(([name, one]) => ({ name, ...one }));
  if (!faults.every((fault) => all.some(({ name }) => name === fault)))
    throw new Trouble(`--fault wants one of: ${all.map(({ name }) => name).join('; ')}`);
  const wanted = all.filter(({ name }) => faults.length === 0 || faults.includes(name));
  const left = wanted
    .map(({ name, needs }) => ({ name, why: needs?.(helpdesk) ?? null }))
    .filter(({ why }) => why);
  const open = wanted.filter(({ name }) => !left.some((one) => one.name === name));
  if (open.length === 0) throw new Trouble(left.map(({ why }) => why).join('; '));
  const plan = [];
  while (plan.length < rounds) plan.push(...shuffled(random, open));
  return { plan: plan.slice(0, rounds), left };
}

function report(index, rounds, row) {
  const { name, acknowledged, replies, packages, refused, again, seconds, problems, gaveUp, reasons } = row;
  say(
    `  ${index + 1}/${rounds} ${name}: ${acknowledged} reports, ${replies} replies, ${packages} packages, ${refused} tries refused, ${again} mails again, back after ${seconds.toFixed(1)} s${problems.length === 0 ? '' : ' -- WRONG'}`,
  );
  if (gaveUp > 0) say(`      ${gaveUp} gave up: ${reasons.join('; ')}`);
  for (const problem of problems) say(`      ${problem}`);
}

async function play(backend, options) {
  const { Helpdesk } = await import('../test/faults/helpdesk.mjs');
  const { Counsellor } = await import('../test/faults/people.mjs');
  const { Escalators, verifyRecipient } = await import('../test/faults/packages.mjs');
  const { randomFrom } = await import('../test/faults/random.mjs');
  const { playRound } = await import('../test/faults/round.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'abhaya-faults-'));
  chmodSync(folder, 0o711);
  const redisProgram = redisFor(backend);
  helpdesk = new Helpdesk({ root, folder, redisProgram });
  await helpdesk.start();
  const random = randomFrom(options.seed);
  const { plan, left } = await planFor(helpdesk, backend, options, random);
  for (const { name, why } of left) say(`  not tried: ${name}: ${why}`);
  const of = (role) => helpdesk.accounts.filter((one) => one.role === role);
  const [lead] = of('coordinator');
  if (plan.some(({ packages }) => packages)) await verifyRecipient(lead, helpdesk.console);
  const counsellor = new Counsellor(of('counsellor')[0], helpdesk.console);
  const escalators = new Escalators([of('counsellor').at(-1), lead], helpdesk.console);
  const all = { codes: [], replies: [], packages: [], gaveUp: 0 };
  const rows = [];
  let mails = { mails: 0, again: 0 };
  for (const [index, fault] of plan.entries()) {
    const row = await playRound({ helpdesk, name: fault.name, fault, random, all, counsellor, escalators });
    // The judge counts from the start; the table wants each round's own.
    const { mails: sent, again } = row;
    rows.push({ ...row, mails: sent - mails.mails, again: again - mails.again });
    mails = { mails: sent, again };
    report(index, plan.length, rows.at(-1));
  }
  const wrong = rows.some(({ problems }) => problems.length > 0);
  await stopAll();
  if (wrong) say(`  What the processes wrote: ${join(folder, 'logs')}`);
  else rmSync(folder, { recursive: true, force: true });
  return { backend, rows, left, seed: options.seed };
}

let helpdesk = null;
/** Stops what runs, once, whoever asks and however often. */
let stopping = null;
const stopAll = async () => {
  const running = helpdesk;
  helpdesk = null;
  if (running) stopping = running.stop();
  await stopping;
};
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => stopAll().finally(() => process.exit(1)));
}

try {
  const options = readArguments();
  const limit = setTimeout(
    () => {
      process.stderr.write('It takes too long: stopping.\n');
      stopAll().finally(() => process.exit(1));
    },
    MOST_A_ROUND_MS * (options.rounds + 1) * options.backends.length,
  );
  limit.unref();
  await installIfNeeded(root, say);
  await buildIfNeeded(root, say);
  const runs = [];
  for (const backend of options.backends) {
    say(`The queue in ${backend}, ${options.rounds} rounds, seed ${options.seed}:`);
    runs.push(await play(backend, options));
  }
  const { asMarkdown } = await import('../test/faults/table.mjs');
  const { format, resolveConfig } = await import('prettier');
  const path = join(root, 'docs/faults.md');
  const text = await format(asMarkdown(root, runs), { ...(await resolveConfig(path)), parser: 'markdown' });
  if (options.whole) writeFileSync(path, text);
  else say(`\n${text.slice(text.indexOf('## '))}`);
  if (runs.some(({ rows }) => rows.some(({ problems }) => problems.length > 0))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${explain(error, root)}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
process.exit();
