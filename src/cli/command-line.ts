import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage.js';

const OPTIONS = {
  all: { type: 'boolean', default: false },
  as: { type: 'string' },
  code: { type: 'string' },
  country: { type: 'string' },
  default: { type: 'boolean', default: false },
  desk: { type: 'string', multiple: true },
  demo: { type: 'boolean', default: false },
  email: { type: 'string' },
  happened: { type: 'boolean', default: false },
  head: { type: 'string' },
  instead: { type: 'string' },
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  also: { type: 'string', multiple: true },
  locale: { type: 'string' },
  member: { type: 'string', multiple: true },
  name: { type: 'string' },
  organisation: { type: 'string' },
  'not-happened': { type: 'boolean', default: false },
  role: { type: 'string' },
  to: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const COMMANDS = [
  'setup',
  'staff add',
  'staff confirm',
  'staff invite',
  'staff list',
  'staff reset',
  'staff role',
  'staff names',
  'staff disable',
  'staff hand-over',
  'desk add',
  'desk list',
  'desk default',
  'desk rename',
  'desk remove-member',
  'sign',
  'migrate',
  'jobs failed',
  'jobs retry',
  'jobs unknown',
  'jobs settle',
  'audit verify',
  'verify-package',
  'health worker',
  'inbound',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Which options each command takes. */
const TAKES: Readonly<Record<CommandName, readonly (keyof typeof OPTIONS)[]>> = {
  setup: ['demo', 'email', 'json', 'name'],
  'staff add': ['also', 'as', 'email', 'locale', 'name', 'role'],
  'staff confirm': ['as', 'code'],
  'staff invite': ['also', 'as', 'desk', 'email', 'locale', 'name', 'role'],
  'staff list': [],
  'staff reset': ['as'],
  'staff role': ['as', 'role'],
  'staff names': ['also', 'as'],
  'staff disable': ['as'],
  'staff hand-over': ['as', 'to'],
  'desk add': ['as', 'country', 'default', 'instead', 'member', 'name'],
  'desk list': [],
  'desk default': ['as', 'instead'],
  'desk rename': ['as', 'name'],
  'desk remove-member': ['as', 'member'],
  sign: ['as'],
  migrate: [],
  'jobs failed': [],
  'jobs retry': ['all'],
  'jobs unknown': [],
  'jobs settle': ['happened', 'not-happened'],
  'audit verify': ['head'],
  'verify-package': ['organisation'],
  'health worker': [],
  inbound: [],
};

/** Commands that are about one thing, which stands behind their name. */
const ONE_OPERAND: ReadonlySet<CommandName> = new Set([
  'staff confirm',
  'staff disable',
  'staff hand-over',
  'staff names',
  'staff reset',
  'staff role',
  'desk default',
  'desk remove-member',
  'desk rename',
  'jobs settle',
  'verify-package',
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
  const wanted = ONE_OPERAND.has(name) || (name === 'jobs retry' && !values.all) ? 1 : 0;
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
export function need(values: Values, option: 'email' | 'name' | 'role' | 'to'): string {
  const value = values[option];
  if (value === undefined || value.trim() === '') throw new UsageError(`--${option} is missing.`);
  return value;
}
