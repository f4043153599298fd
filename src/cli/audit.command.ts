import type { Config } from '../platform/config/index.js';
import { KeyFile, organisationFingerprint } from '../platform/crypto/index.js';
import { Audit } from '../modules/audit/index.js';
import { withKeys } from './context.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

/** Checks the audit log and prints its head. Returns whether it is intact. */
export async function runAuditVerify(config: Config, terminal: Terminal, head?: string): Promise<boolean> {
  if (head !== undefined && !/^[0-9a-f]{64}$/i.test(head))
    throw new UsageError('--head wants a hash of 64 hex digits.');
  return withKeys(config, async (context) => {
    const known = head === undefined ? undefined : Buffer.from(head, 'hex');
    const verdict = await context.get(Audit, { strict: false }).verify(known);
    if (verdict.intact) {
      const { count, unkeyed } = verdict;
      const organisation = context.get(KeyFile, { strict: false }).organisationPublic;
      terminal.say(`Fingerprint of the organisation: ${organisationFingerprint(organisation)}`);
      terminal.say(`Intact: ${count} rows. Head: ${Buffer.from(verdict.head).toString('hex')}`);
      if (unkeyed > 0n)
        terminal.say(
          `Its first ${unkeyed} rows are of an earlier version and have no key: whoever could write to the database then may have changed them.`,
        );
      if (head === undefined)
        terminal.say(
          'This does not prove that its end is there: rows cut off at the end leave no gap. Check with --head and a head that was given out (a mail to administrators and auditors, or the line audit.head in the log of the worker).',
        );
      if (count > 0n && unkeyed === count) {
        terminal.say('NOT PROVEN: no row has a key yet. Run: npm run cli -- sign');
        return false;
      }
    } else {
      terminal.say(`NOT INTACT: the log was changed, or rows are missing, at row ${verdict.sequence}.`);
    }
    return verdict.intact;
  });
}
