import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config/index.js';
import { Audit } from '../modules/audit/index.js';
import { SignDesks, type UnsignedDesks } from '../modules/desks/index.js';
import { PublishedSettings } from '../modules/site-settings/index.js';
import {
  SignStaff,
  StaffDirectory,
  UnlockAdministrator,
  type UnsignedStaff,
} from '../modules/staff/index.js';
import { withKeys } from './context.js';
import type { Terminal } from './terminal.js';

/**
 * Shows what the organisation has not signed as it stands in the database, and signs it once an administrator has said that it
 * is right. Returns false when they said that it is not. Throws ADMINISTRATOR_REFUSED.
 */
export function runSign(config: Config, terminal: Terminal, as?: string): Promise<boolean> {
  return withKeys(config, async (context) => {
    const signStaff = context.get(SignStaff, { strict: false });
    const signDesks = context.get(SignDesks, { strict: false });
    const people = await signStaff.unsigned();
    const desks = await signDesks.unsigned();
    const published = context.get(PublishedSettings, { strict: false });
    const settings = await published.unsigned();
    const audit = context.get(Audit, { strict: false });
    const unkeyed = await audit.unkeyed();
    if (people.length + desks.desks.length + desks.members.length + settings.length + unkeyed === 0) {
      terminal.say('All accounts, desks and settings are signed as they stand.');
      return true;
    }
    await show(context, terminal, people, desks);
    for (const { version } of settings) terminal.say(`  settings of the site, version ${version}`);
    if (unkeyed > 0) terminal.say(`  audit log, ${unkeyed} rows that have no key`);
    const email = as ?? (await terminal.ask("Administrator's address"));
    const password = await terminal.ask("Administrator's password", { hidden: true });
    const unlock = context.get(UnlockAdministrator, { strict: false });
    const authority = await unlock.unlockUnsigned(email.trim(), password);
    const answer = await terminal.ask('Is each line right? Type "yes" to sign all of them');
    if (answer.trim().toLowerCase() !== 'yes') {
      terminal.say('Nothing was signed.');
      return false;
    }
    // First: the rows about all that is signed have a key.
    if (unkeyed > 0) await audit.beginKeyed(authority.actorId);
    await signStaff.sign(authority, people);
    await signDesks.sign(authority, desks);
    await published.sign(settings);
    terminal.say('Signed.');
    return true;
  });
}

async function show(
  context: INestApplicationContext,
  terminal: Terminal,
  people: readonly UnsignedStaff[],
  { desks, members }: UnsignedDesks,
): Promise<void> {
  terminal.say('Not signed as it stands in the database:');
  for (const { role, active, email, name, of } of people) {
    if (of.includes('standing'))
      terminal.say(`  account  ${role}${active ? '' : ', disabled'}  ${email}  ${name}`);
    if (of.includes('access')) terminal.say(`  password and recovery code of  ${email}  ${name}`);
  }
  for (const { id, name, country, isDefault, inUse, languages, kinds } of desks) {
    const takes = isDefault ? 'all countries without a desk' : 'what no other desk takes';
    const named = [...kinds, ...languages].map((word) => `, ${word} alone`).join('');
    const what = inUse ? `${country ?? takes}${named}` : 'no reports';
    terminal.say(`  desk     ${name}  takes: ${what}${country && isDefault ? `, ${takes}` : ''}  ${id}`);
  }
  const addresses = new Map(people.map(({ id, email }) => [id, email]));
  const others = members.map(({ staffId }) => staffId).filter((id) => !addresses.has(id));
  const found = await context.get(StaffDirectory, { strict: false }).find(others);
  for (const { deskId, staffId } of members)
    terminal.say(`  on desk  ${addresses.get(staffId) ?? found.get(staffId)?.email ?? staffId}  ${deskId}`);
}
