import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config/index.js';
import { isRole, ROLES } from '../modules/permissions/index.js';
import { CreateDesk, DefaultDesk, Desks } from '../modules/desks/index.js';
import { NameStaff } from '../modules/exclusions/index.js';
import { Invites, People } from '../modules/people/index.js';
import { CreateStaff, StaffDirectory } from '../modules/staff/index.js';
import { withKeys } from './context.js';
import { askAuthority } from './authority.js';
import { requireInstead, warnOfFew } from './desk.commands.js';
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
  /** The name of the desk that is the default one until now. */
  instead?: string | undefined;
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

/** Invites a person by mail. Throws UsageError, ADMINISTRATOR_REFUSED, and as Invites. */
export async function runStaffInvite(
  config: Config,
  terminal: Terminal,
  options: StaffAddOptions & { desk?: string[] | undefined },
): Promise<void> {
  const { email, name, role, locale, also = [], desk = [] } = options;
  if (!isRole(role)) throw new UsageError(`--role wants one of: ${ROLES.join(', ')}.`);
  if (locale !== undefined && !LOCALE.test(locale))
    throw new UsageError('--locale wants a language, such as en or hi.');
  await withKeys(config, async (context) => {
    const known = await context.get(Desks, { strict: false }).list();
    const deskIds = desk.map((wanted) => {
      const found = known.find(({ id, name: called }) => called === wanted || id === wanted);
      if (!found) throw new UsageError(`There is no desk ${wanted}.`);
      return found.id;
    });
    const { actorId } = await askAuthority(context, terminal, options.as);
    const person = { email, name, role, otherNames: also, deskIds, ...(locale !== undefined && { locale }) };
    await context.get(Invites, { strict: false }).invite(actorId, person);
    terminal.say('Invited. The worker mails the link within a minute; it holds for 24 hours and works once.');
    terminal.say('Once the person has set a password, let them read you their confirmation code, and run:');
    terminal.say('  npm run cli -- staff confirm <address>');
  });
}

/** Signs the keys of an invited person. Throws UsageError, ADMINISTRATOR_REFUSED, and as Invites. */
export async function runStaffConfirm(
  config: Config,
  terminal: Terminal,
  { email, code, as }: { email: string; code?: string | undefined; as?: string | undefined },
): Promise<void> {
  await withKeys(config, async (context) => {
    const invites = context.get(Invites, { strict: false });
    const wanted = email.trim().toLowerCase();
    const invite = (await invites.waiting()).find((one) => one.email.toLowerCase() === wanted);
    if (!invite) throw new UsageError(`Nobody with the address ${email} waits.`);
    const authority = await askAuthority(context, terminal, as);
    terminal.say(`${invite.name} <${invite.email}>, ${invite.role}`);
    const typed = code ?? (await terminal.ask('Confirmation code, as the person reads it to you'));
    await invites.confirm(authority, invite.id, typed);
    terminal.say('Confirmed. They can sign in now.');
  });
}

/** Mails a person who has lost password and recovery code a link to set new ones. Throws UsageError, ADMINISTRATOR_REFUSED. */
export async function runStaffReset(
  config: Config,
  terminal: Terminal,
  { email, as }: { email: string; as?: string | undefined },
): Promise<void> {
  await withKeys(config, async (context) => {
    const [staffId = ''] = await idsOf(context, [email]);
    terminal.say('Their keys are made anew: on each desk a colleague has to let them in again, and drafts');
    terminal.say(
      'that they wrote and did not send are lost. Everything else stays. Until you have confirmed',
    );
    terminal.say('the new keys, nothing changes.');
    const { actorId } = await askAuthority(context, terminal, as);
    await context.get(Invites, { strict: false }).reset(actorId, staffId);
    terminal.say(
      'The worker mails the link within a minute. Then run: npm run cli -- staff confirm <address>',
    );
  });
}

/** Gives a person another role. Throws UsageError, ADMINISTRATOR_REFUSED, and as People. */
export async function runStaffRole(
  config: Config,
  terminal: Terminal,
  { email, role, as }: { email: string; role: string; as?: string | undefined },
): Promise<void> {
  if (!isRole(role)) throw new UsageError(`--role wants one of: ${ROLES.join(', ')}.`);
  await withKeys(config, async (context) => {
    const [staffId = ''] = await idsOf(context, [email]);
    const authority = await askAuthority(context, terminal, as);
    await context.get(People, { strict: false }).changeRole(authority, staffId, role);
    terminal.say(`This account is ${role} now. Its sessions have ended.`);
  });
}

/** Prints everybody who has an account: one line each, and one for each of their desks. */
export async function runStaffList(config: Config, terminal: Terminal): Promise<void> {
  await withKeys(config, async (context) => {
    for (const person of await context.get(People, { strict: false }).list()) {
      const { name, email, role, active, signedInOn, otherNames, desks } = person;
      const also = otherNames.length > 0 ? ` (also ${otherNames.join(', ')})` : '';
      const last = signedInOn === null ? 'never signed in' : `last sign-in ${signedInOn}`;
      terminal.say(`${email}  ${name}${also}  ${active ? role : 'not active'}  ${last}`);
      for (const desk of desks)
        terminal.say(
          `  on ${desk.name}${desk.holdsKey ? '' : ', waits until a colleague hands over its key'}`,
        );
    }
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

/** Makes a desk. Throws UsageError, ADMINISTRATOR_REFUSED, and as CreateDesk and DefaultDesk. */
export async function runDeskAdd(config: Config, terminal: Terminal, options: DeskAddOptions): Promise<void> {
  const { name, member, isDefault } = options;
  const country = options.country?.toUpperCase() ?? null;
  if (country !== null && !COUNTRY.test(country))
    throw new UsageError('--country wants two letters, such as IN.');
  if (member.length === 0) throw new UsageError('--member wants the address of at least one person.');
  await withKeys(config, async (context) => {
    const memberIds = await idsOf(context, member);
    if (isDefault) await requireInstead(context, options.instead);
    const authority = await askAuthority(context, terminal, options.as);
    const defaults = context.get(DefaultDesk, { strict: false });
    // The first default desk takes nothing from anybody.
    const first = isDefault && (await defaults.present()) === null;
    const desk = { name, country, isDefault: first, memberIds };
    const deskId = await context.get(CreateDesk, { strict: false }).create(authority, desk);
    terminal.say(
      `Made desk ${deskId} with ${memberIds.length} member(s). They see it from their next sign-in on.`,
    );
    if (isDefault && !first) await defaults.set(authority, deskId, options.instead ?? null);
    if (new Set(memberIds).size === 1) warnOfFew(terminal, 1);
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
