import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config/index.js';
import { isRole, ROLES } from '../modules/permissions/index.js';
import { CreateDesk } from '../modules/desks/index.js';
import { NameStaff } from '../modules/exclusions/index.js';
import { CreateStaff, StaffDirectory, UnlockAdministrator, type Granter } from '../modules/staff/index.js';
import { withKeys } from './context.js';
import { showAccount } from './setup.command.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

export interface StaffAddOptions {
  email: string;
  name: string;
  role: string;
  locale?: string | undefined;
  also?: string[] | undefined;
  as?: string | undefined;
}

export interface DeskAddOptions {
  name: string;
  member: string[];
  country?: string | undefined;
  isDefault: boolean;
  as?: string | undefined;
}

const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const COUNTRY = /^[A-Z]{2}$/;

/** Makes an account and prints its secrets once. Throws UsageError, ADMINISTRATOR_REFUSED, and as CreateStaff. */
export async function runStaffAdd(
  config: Config,
  terminal: Terminal,
  options: StaffAddOptions,
): Promise<void> {
  const { email, name, role, locale, also = [] } = options;
  if (!isRole(role)) throw new UsageError(`--role wants one of: ${ROLES.join(', ')}.`);
  if (locale !== undefined && !LOCALE.test(locale))
    throw new UsageError('--locale wants a language, such as en or hi.');
  await withKeys(config, async (context) => {
    const authority = await askAuthority(context, terminal, options.as);
    const person = { email, name, role, otherNames: also, ...(locale !== undefined && { locale }) };
    const created = await context.get(CreateStaff, { strict: false }).create(authority, person);
    const { passphrase: password, recoveryCode } = created;
    showAccount(terminal, { role, name, email, password, recoveryCode });
    terminal.say('This is shown once. Hand it over in person; the password can be changed after signing in.');
  });
}

/** Replaces the other names of an account. Throws UsageError, ADMINISTRATOR_REFUSED, and as NameStaff. */
export async function runStaffNames(
  config: Config,
  terminal: Terminal,
  { email, also, as }: { email: string; also: string[]; as?: string | undefined },
): Promise<void> {
  await withKeys(config, async (context) => {
    const [staffId = ''] = await idsOf(context, [email]);
    const authority = await askAuthority(context, terminal, as);
    await context.get(NameStaff, { strict: false }).set(authority, staffId, also);
    terminal.say(`This account has ${new Set(also).size} other name(s) now.`);
  });
}

/** Makes a desk. Throws UsageError, ADMINISTRATOR_REFUSED, and as CreateDesk. */
export async function runDeskAdd(config: Config, terminal: Terminal, options: DeskAddOptions): Promise<void> {
  const { name, member, isDefault } = options;
  const country = options.country?.toUpperCase() ?? null;
  if (country !== null && !COUNTRY.test(country))
    throw new UsageError('--country wants two letters, such as IN.');
  if (member.length === 0) throw new UsageError('--member wants the address of at least one person.');
  await withKeys(config, async (context) => {
    const memberIds = await idsOf(context, member);
    const authority = await askAuthority(context, terminal, options.as);
    const desk = { name, country, isDefault, memberIds };
    const deskId = await context.get(CreateDesk, { strict: false }).create(authority, desk);
    terminal.say(
      `Made desk ${deskId} with ${memberIds.length} member(s). They see it from their next sign-in on.`,
    );
  });
}

/** The ids of the accounts with these addresses. Throws UsageError. */
export async function idsOf(
  context: INestApplicationContext,
  addresses: readonly string[],
): Promise<string[]> {
  const directory = context.get(StaffDirectory, { strict: false });
  const ids: string[] = [];
  for (const address of addresses) {
    const person = await directory.findByEmail(address);
    if (!person) throw new UsageError(`Nobody here has the address ${address}.`);
    ids.push(person.id);
  }
  return ids;
}

/** Asks for an administrator's password, and their address unless it is given. Throws ADMINISTRATOR_REFUSED. */
export async function askAuthority(
  context: INestApplicationContext,
  terminal: Terminal,
  as?: string,
): Promise<Granter> {
  const email = as ?? (await terminal.ask("Administrator's address"));
  const password = await terminal.ask("Administrator's password", { hidden: true });
  return context.get(UnlockAdministrator, { strict: false }).unlock(email.trim(), password);
}
