import type { Config } from '../platform/config/index.js';
import { Audit } from '../modules/audit/index.js';
import { withDatabase } from './context.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

/** Checks the audit log and prints its head. Returns whether it is intact. */
export async function runAuditVerify(config: Config, terminal: Terminal, head?: string): Promise<boolean> {
  if (head !== undefined && !/^[0-9a-f]{64}$/i.test(head))
    throw new UsageError('--head wants a hash of 64 hex digits.');
  return withDatabase(config, async (context) => {
    const known = head === undefined ? undefined : Buffer.from(head, 'hex');
    const verdict = await context.get(Audit, { strict: false }).verify(known);
    if (verdict.intact) {
      terminal.say(`Intact: ${verdict.count} rows. Head: ${Buffer.from(verdict.head).toString('hex')}`);
      terminal.say(
        'Keep the head elsewhere: with --head, a later check also sees whether the end was cut off.',
      );
    } else {
      terminal.say(`NOT INTACT: the log was changed, or rows are missing, at row ${verdict.sequence}.`);
    }
    return verdict.intact;
  });
}
