import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage.js';

const OPTIONS = {
  all: { type: 'boolean', default: false },
  as: { type: 'string' },
  country: { type: 'string' },
  default: { type: 'boolean', default: false },
  demo: { type: 'boolean', default: false },
  email: { type: 'string' },
  happened: { type: 'boolean', default: false },
  head: { type: 'string' },
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  also: { type: 'string', multiple: true },
  locale: { type: 'string' },
  member: { type: 'string', multiple: true },
  name: { type: 'string' },
  'not-happened': { type: 'boolean', default: false },
  role: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const COMMANDS = [
  'setup',
  'staff add',
  'staff names',
  'staff disable',
  'desk add',
  'desk remove-member',
  'sign',
  'migrate',
  'jobs failed',
  'jobs retry',
  'jobs unknown',
  'jobs settle',
  'audit verify',
  'health worker',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Which options each command takes. */
const TAKES: Readonly<Record<CommandName, readonly (keyof typeof OPTIONS)[]>> = {
  setup: ['demo', 'email', 'json', 'name'],
  'staff add': ['also', 'as', 'email', 'locale', 'name', 'role'],
  'staff names': ['also', 'as'],
  'staff disable': ['as'],
  'desk add': ['as', 'country', 'default', 'member', 'name'],
  'desk remove-member': ['as', 'member'],
  sign: ['as'],
  migrate: [],
  'jobs failed': [],
  'jobs retry': ['all'],
  'jobs unknown': [],
  'jobs settle': ['happened', 'not-happened'],
  'audit verify': ['head'],
  'health worker': [],
};

/** The commands that take one word besides their options. */
const NAMES_ONE: ReadonlySet<CommandName> = new Set([
  'staff names',
  'staff disable',
  'desk remove-member',
  'jobs settle',
] as const);

export type Values = ReturnType<typeof parse>['values'];

/** A command line that was understood. */
export interface Command {
  name: CommandName;
  values: Values;
  operands: string[];
}

/** Splits a command line into options and words. Throws UsageError. */
export function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    // Its message names the option, and quotes no value.
    throw new UsageError(error instanceof Error ? error.message : 'This cannot be understood.');
  }
}

/** Finds the command that the words name, and checks that its options are its own. Throws UsageError. */
export function commandOf(positionals: readonly string[], values: Values): Command {
  const name = COMMANDS.find((known) => positionals.slice(0, known.split(' ').length).join(' ') === known);
  if (!name) throw new UsageError(`There is no command ${positionals.join(' ')}.`);
  const operands = positionals.slice(name.split(' ').length);
  const wanted = NAMES_ONE.has(name) || (name === 'jobs retry' && !values.all) ? 1 : 0;
  if (operands.length !== wanted) {
    throw new UsageError(`${name}: too many or too few words.`);
  }
  if (name === 'jobs settle' && values.happened === values['not-happened']) {
    throw new UsageError('jobs settle wants either --happened or --not-happened.');
  }
  if (values.json && !values.demo) throw new UsageError('--json goes with --demo.');
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== false);
  const foreign = given.find(([option]) => !TAKES[name].some((taken) => taken === option));
  if (foreign) throw new UsageError(`${name} takes no --${foreign[0]}.`);
  return { name, values, operands };
}

/** The value of an option that a command cannot do without. Throws UsageError. */
export function need(values: Values, option: 'email' | 'name' | 'role'): string {
  const value = values[option];
  if (value === undefined || value.trim() === '') throw new UsageError(`--${option} is missing.`);
  return value;
}
