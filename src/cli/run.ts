import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError, loadConfig, type Config } from '../platform/config/index.js';
import { initCrypto } from '../platform/crypto/index.js';
import { runAuditVerify } from './audit.command.js';
import { runJobsFailed, runJobsRetry } from './jobs.commands.js';
import { messageOf } from './messages.js';
import { runMigrate } from './migrate.command.js';
import { runDeskAdd, runStaffAdd } from './people.commands.js';
import { runDemoSetUp, runSetUp } from './setup.command.js';
import type { Terminal } from './terminal.js';
import { HELP, UsageError } from './usage.js';

/** Exit statuses: done; failed; the command line or a setting is wrong. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

const OPTIONS = {
  as: { type: 'string' },
  country: { type: 'string' },
  default: { type: 'boolean', default: false },
  demo: { type: 'boolean', default: false },
  email: { type: 'string' },
  head: { type: 'string' },
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  locale: { type: 'string' },
  member: { type: 'string', multiple: true },
  name: { type: 'string' },
  role: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/** Which options each command takes. */
const COMMANDS: Readonly<Record<string, readonly (keyof typeof OPTIONS)[]>> = {
  setup: ['demo', 'email', 'json', 'name'],
  'staff add': ['as', 'email', 'locale', 'name', 'role'],
  'desk add': ['as', 'country', 'default', 'member', 'name'],
  migrate: [],
  'jobs failed': [],
  'jobs retry': [],
  'audit verify': ['head'],
};

/** Runs one command line (without node and script) and returns the exit status. Failures are told on `complain`. */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  complain: (line: string) => void,
  env?: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    if (values.help || positionals.length === 0 || positionals[0] === 'help') {
      terminal.say(HELP.trimEnd());
      return EXIT.done;
    }
    const command = commandOf(positionals, values);
    const config = loadConfig(env);
    await initCrypto();
    return (await dispatch(command, config, terminal)) ? EXIT.done : EXIT.failed;
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message}\nTry: npm run cli -- help`);
      return EXIT.usage;
    }
    complain(messageOf(error));
    return error instanceof ConfigError ? EXIT.usage : EXIT.failed;
  }
}

type Values = ReturnType<typeof parse>['values'];

interface Command {
  name: string;
  values: Values;
  operands: string[];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    // Its message names the option, and quotes no value.
    throw new UsageError(error instanceof Error ? error.message : 'This cannot be understood.');
  }
}

function commandOf(positionals: readonly string[], values: Values): Command {
  const words = COMMANDS[positionals[0] ?? ''] ? 1 : 2;
  const name = positionals.slice(0, words).join(' ');
  const takes = COMMANDS[name];
  if (!takes) throw new UsageError(`There is no command ${name}.`);
  const operands = positionals.slice(words);
  if (operands.length !== (name === 'jobs retry' ? 1 : 0))
    throw new UsageError(`${name}: too many or too few words.`);
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== false);
  if (values.json && !values.demo) throw new UsageError('--json goes with --demo.');
  const foreign = given.find(([option]) => !takes.some((taken) => taken === option));
  if (foreign) throw new UsageError(`${name} takes no --${foreign[0]}.`);
  return { name, values, operands };
}

async function dispatch(
  { name, values, operands }: Command,
  config: Config,
  terminal: Terminal,
): Promise<boolean> {
  const { as, country, locale } = values;
  switch (name) {
    case 'setup':
      if (values.demo) await runDemoSetUp(config, terminal, values.json);
      else await runSetUp(config, terminal, values);
      return true;
    case 'staff add': {
      const who = { email: need(values, 'email'), name: need(values, 'name'), role: need(values, 'role') };
      await runStaffAdd(config, terminal, { ...who, locale, as });
      return true;
    }
    case 'desk add':
      await runDeskAdd(config, terminal, {
        name: need(values, 'name'),
        member: values.member ?? [],
        isDefault: values.default,
        country,
        as,
      });
      return true;
    case 'migrate':
      await runMigrate(config, terminal);
      return true;
    case 'jobs failed':
      await runJobsFailed(config, terminal);
      return true;
    case 'jobs retry':
      await runJobsRetry(config, terminal, operands[0] ?? '');
      return true;
    default:
      return runAuditVerify(config, terminal, values.head);
  }
}

function need(values: Values, option: 'email' | 'name' | 'role'): string {
  const value = values[option];
  if (value === undefined || value.trim() === '') throw new UsageError(`--${option} is missing.`);
  return value;
}
