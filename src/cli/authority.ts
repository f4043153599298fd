import type { INestApplicationContext } from '@nestjs/common';
import { UnlockAdministrator, type Granter } from '../modules/staff/index.js';
import type { Terminal } from './terminal.js';

/** Asks for an administrator's address and password. Throws ADMINISTRATOR_REFUSED. */
export async function askAuthority(
  context: INestApplicationContext,
  terminal: Terminal,
  as?: string,
): Promise<Granter> {
  const email = as ?? (await terminal.ask("Administrator's address"));
  const password = await terminal.ask("Administrator's password", { hidden: true });
  return context.get(UnlockAdministrator, { strict: false }).unlock(email.trim(), password);
}
