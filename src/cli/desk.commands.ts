import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config/index.js';
import {
  ChangeDesk,
  DefaultDesk,
  Desks,
  DeskSealedThings,
  ENOUGH_HOLDERS,
  type DeskOverview,
} from '../modules/desks/index.js';
import { askAuthority } from './authority.js';
import { withCases, withKeys } from './context.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

/** Lists the desks: what each takes, how many of its people can open its cases, and how far a new key has come. */
export async function runDeskList(config: Config, terminal: Terminal): Promise<void> {
  await withCases(config, async (context) => {
    const desks = context.get(Desks, { strict: false });
    const all = await desks.overview();
    if (all.length === 0) terminal.say('There is no desk. Make one with desk add.');
    for (const desk of all) {
      const members = await desks.members(desk.id);
      const opening = (await desks.holders(desk.id)).length;
      terminal.say(
        `${desk.name}  takes: ${takenBy(desk)}  ${opening} of ${members.length} can open its cases  ${desk.id}`,
      );
      if (!desk.isSigned)
        terminal.say('  Not signed as it stands in the database: it takes no report. See: sign.');
      await sayProgress(context, terminal, desk.id);
      if (desk.inUse && opening < ENOUGH_HOLDERS) warnOfFew(terminal, opening);
    }
  });
}

/** Says, of a desk that has an earlier key, how much of what is sealed to it is wrapped anew. */
async function sayProgress(
  context: INestApplicationContext,
  terminal: Terminal,
  deskId: string,
): Promise<void> {
  const desks = context.get(Desks, { strict: false });
  if (!(await desks.hasEarlierKeys(deskId))) return;
  const { epoch } = await desks.requirePresentKey(deskId);
  const { left, all } = await context.get(DeskSealedThings, { strict: false }).count(deskId, epoch);
  terminal.say(
    `  New key: ${all - left} of ${all} keys, cards and notes are wrapped anew. A coordinator of the desk goes on with it in the console, under "Keys of desks".`,
  );
}

/** Says what it means that so few people can open the cases of a desk. */
export function warnOfFew(terminal: Terminal, count: number): void {
  const who = count === 0 ? 'Nobody' : 'Only one person';
  terminal.say(
    `  Warning: ${who} can open the cases of this desk. If password and recovery code are lost, so are the cases. Let two people at least be on it.`,
  );
}

/** Makes a desk the default one. Throws UsageError, ADMINISTRATOR_REFUSED, and as DefaultDesk. */
export async function runDeskDefault(
  config: Config,
  terminal: Terminal,
  { name, instead, as }: { name: string; instead?: string | undefined; as?: string | undefined },
): Promise<void> {
  await withKeys(config, async (context) => {
    const desk = await requireDesk(context, name);
    if (desk.isDefault) return terminal.say(`${desk.name} is the default desk already.`);
    await requireInstead(context, instead);
    const authority = await askAuthority(context, terminal, as);
    await context.get(DefaultDesk, { strict: false }).set(authority, desk.id, instead ?? null);
    terminal.say(`${desk.name} is the default desk now.`);
  });
}

/** Gives a desk another name. Throws UsageError, ADMINISTRATOR_REFUSED, and as ChangeDesk. */
export async function runDeskRename(
  config: Config,
  terminal: Terminal,
  { name, to, as }: { name: string; to: string; as?: string | undefined },
): Promise<void> {
  await withKeys(config, async (context) => {
    const { id } = await requireDesk(context, name);
    const authority = await askAuthority(context, terminal, as);
    await context.get(ChangeDesk, { strict: false }).change(authority, id, { name: to });
    terminal.say(`The desk is called ${to.trim()} now.`);
  });
}

/**
 * Refuses to take the reports from the desk that gets those which no desk asks for, unless its name was given.
 *
 * @throws UsageError, which says what follows
 */
export async function requireInstead(
  context: INestApplicationContext,
  instead: string | undefined,
): Promise<void> {
  const present = await context.get(DefaultDesk, { strict: false }).present();
  if (!present || instead !== undefined) return;
  const people = (await context.get(Desks, { strict: false }).members(present.id)).length;
  throw new UsageError(
    `From now on new reports that no desk asks for would no longer reach ${present.name} (${people} ${people === 1 ? 'person' : 'people'}). To go on, add: --instead "${present.name}".`,
  );
}

/** The desk of this name, however its letters are written, or of this id. Throws UsageError. */
async function requireDesk(context: INestApplicationContext, given: string): Promise<DeskOverview> {
  const wanted = given.trim().toLowerCase();
  const all = await context.get(Desks, { strict: false }).overview();
  const found = all.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const [desk] = found;
  if (!desk) throw new UsageError(`There is no desk ${given}. See: desk list.`);
  if (found.length > 1) throw new UsageError(`Several desks are called ${given}. Give the id: desk list.`);
  return desk;
}

function takenBy({ country, languages, kinds, isDefault, inUse }: DeskOverview): string {
  if (!inUse) return 'no reports';
  const own = [country, kinds.join(', '), languages.join(', ')].filter(
    (part) => part !== null && part !== '',
  );
  if (isDefault) return [...own, 'what no other desk asks for'].join('; ');
  return own.length > 0 ? own.join('; ') : 'any report, where there is no default desk';
}
