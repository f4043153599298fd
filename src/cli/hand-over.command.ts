import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config/index.js';
import { DeskVault, staffKeysOf } from '../modules/desks/index.js';
import { HandOverAll, type HandedOver, type HandOver } from '../modules/load/index.js';
import { permissionsOf } from '../modules/permissions/index.js';
import { StaffVault, type StaffSession } from '../modules/staff/index.js';
import { withCases } from './context.js';
import { sentenceOf } from './messages.js';
import { idsOf } from './people.commands.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

/**
 * Hands all open cases of a person over, on each desk of the coordinator whose password is given. Returns false where a case stayed
 * with the person. Throws UsageError, COORDINATOR_REFUSED, and as HandOverAll.
 */
export function runStaffHandOver(
  config: Config,
  terminal: Terminal,
  { email, to, as }: { email: string; to: string; as?: string | undefined },
): Promise<boolean> {
  return withCases(config, async (context) => {
    const [staffId = ''] = await idsOf(context, [email]);
    const wanted = await wantedOf(context, to);
    const session = await askCoordinator(context, terminal, as);
    if (!session) {
      terminal.say(sentenceOf('COORDINATOR_REFUSED'));
      return false;
    }
    const all = context.get(HandOverAll, { strict: false });
    let stayed = 0;
    for (const { id: deskId, name, open } of (await all.held(session, staffId)).desks) {
      if (open === 0) continue;
      stayed += await handOverDesk(all, session, { staffId, deskId, name }, wanted, terminal);
    }
    if (stayed > 0) terminal.say('The cases named above stay with their person.');
    return stayed === 0;
  });
}

/** Returns how many cases stayed with the person. */
async function handOverDesk(
  all: HandOverAll,
  session: StaffSession,
  { name, ...place }: { staffId: string; deskId: string; name: string },
  wanted: HandOver,
  terminal: Terminal,
): Promise<number> {
  let done = 0;
  let stayed = 0;
  let after: string | null = null;
  do {
    const answer: HandedOver = await all.handOver(session, place, wanted, after);
    done += answer.done;
    stayed += answer.failed.length;
    for (const { reference, id, code } of answer.failed)
      terminal.say(`  ${reference ?? id}: ${sentenceOf(code)}`);
    after = answer.next;
  } while (after !== null);
  terminal.say(`Desk ${name}: ${done} case(s) handed over.`);
  return stayed;
}

/** Throws UsageError for an address that nobody here has. */
async function wantedOf(context: INestApplicationContext, to: string): Promise<HandOver> {
  if (to === 'load' || to === 'nobody') return { to };
  if (!to.includes('@')) throw new UsageError('--to wants load, nobody or the address of a colleague.');
  const [assigneeId = ''] = await idsOf(context, [to]);
  return { to: 'colleague', assigneeId };
}

/** The coordinator, as signed in for the length of this command; null for a wrong password and for anybody else. */
async function askCoordinator(
  context: INestApplicationContext,
  terminal: Terminal,
  as?: string,
): Promise<StaffSession | null> {
  const email = as ?? (await terminal.ask("Coordinator's address"));
  const password = await terminal.ask("Coordinator's password", { hidden: true });
  const vault = context.get(StaffVault, { strict: false });
  const opened = await vault.openByPassword(email.trim(), password, 'operator');
  if (opened?.staff.role !== 'coordinator') return null;
  const { id: staffId, name, email: address, role, locale } = opened.staff;
  const desks = await context.get(DeskVault, { strict: false }).openDesks(staffId, opened.root);
  return {
    // No row has it: nothing but this command goes on under it.
    sessionId: randomBytes(32),
    staffId,
    name,
    email: address,
    role,
    locale,
    permissions: permissionsOf(role),
    keys: staffKeysOf(opened.root, desks),
  };
}
