import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config/index.js';
import { Desks, type RotatedDesk } from '../modules/desks/index.js';
import { DisableStaff, RemoveMember } from '../modules/rotation/index.js';
import { withKeys } from './context.js';
import { askAuthority } from './authority.js';
import { idsOf } from './people.commands.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

/** What an administrator has to know before, and after: the same words as in the console. */
const OLD_COPY = `Whoever leaves may have kept a copy of the database. With their password they can still open what was in it on that day, of
their desks. What is written from now on, in new cases and in old ones, they cannot open.`;
const OLD_ADMINISTRATOR =
  'An administrator may also have kept the key of the organisation: see docs/security/threat-model.md.';

/**
 * Shuts an account and gives its desks new keys. Returns false where the administrator did not say yes. Throws UsageError, and as
 * DisableStaff.
 */
export function runStaffDisable(
  config: Config,
  terminal: Terminal,
  { email, as }: { email: string; as?: string | undefined },
): Promise<boolean> {
  return withKeys(config, async (context) => {
    const [staffId = ''] = await idsOf(context, [email]);
    const authority = await askAuthority(context, terminal, as);
    if (!(await confirms(terminal, [OLD_COPY, OLD_ADMINISTRATOR], `Shut the account of ${email}`)))
      return false;
    const { rotated, kept } = await context.get(DisableStaff, { strict: false }).disable(authority, staffId);
    terminal.say('The account is shut, and its sessions have ended.');
    for (const desk of rotated) sayRotated(terminal, desk);
    for (const { name } of kept)
      terminal.say(
        `Desk ${name} keeps its key: nobody else has it, and its cases would be lost. Put somebody on the desk.`,
      );
    return true;
  });
}

/** Takes a person off a desk, which gets a new key. Returns and throws as `runStaffDisable`. */
export function runDeskRemoveMember(
  config: Config,
  terminal: Terminal,
  { desk, member, as }: { desk: string; member: readonly string[]; as?: string | undefined },
): Promise<boolean> {
  const [email, ...more] = member;
  if (email === undefined || more.length > 0)
    throw new UsageError('--member wants the address of one person.');
  return withKeys(config, async (context) => {
    const deskId = await deskOf(context, desk);
    const [staffId = ''] = await idsOf(context, [email]);
    const authority = await askAuthority(context, terminal, as);
    if (!(await confirms(terminal, [OLD_COPY], `Take ${email} off the desk`))) return false;
    const remove = context.get(RemoveMember, { strict: false });
    sayRotated(terminal, await remove.remove(authority, deskId, staffId));
    return true;
  });
}

async function confirms(terminal: Terminal, words: readonly string[], question: string): Promise<boolean> {
  for (const text of words) terminal.say(text);
  const answer = await terminal.ask(`${question}? Type "yes"`);
  const isYes = answer.trim().toLowerCase() === 'yes';
  if (!isYes) terminal.say('Nothing was changed.');
  return isYes;
}

function sayRotated(terminal: Terminal, { name, members }: RotatedDesk): void {
  terminal.say(
    `Desk ${name} has a new key, and ${members} member(s) have it. New reports are sealed to it from now on. A coordinator of the desk wraps the keys of its earlier cases anew in the console.`,
  );
}

/** The desk of this id or name. Throws UsageError for none, and for a name that several have. */
async function deskOf(context: INestApplicationContext, wanted: string): Promise<string> {
  const desks = await context.get(Desks, { strict: false }).list();
  const found = desks.filter(({ id, name }) => id === wanted.toLowerCase() || name === wanted);
  if (found.length > 1) throw new UsageError(`Several desks have this name. Give the id of one.`);
  const [desk] = found;
  if (!desk) throw new UsageError('There is no such desk.');
  return desk.id;
}
