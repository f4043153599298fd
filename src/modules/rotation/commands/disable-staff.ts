import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit, type AuditEvent } from '../../audit/index.js';
import { RotateDesk, type RotatedDesk } from '../../desks/index.js';
import { DisableAccount, type Granter } from '../../staff/index.js';

/** What became of the desks of somebody whose account was shut. */
export interface DisabledStaff {
  /** Those that have a new key. */
  readonly rotated: readonly RotatedDesk[];
  /** Those of which nobody else has the key: they keep it, for what is sealed to it would be lost. */
  readonly kept: readonly { readonly id: string; readonly name: string }[];
}

/** Shuts the account of somebody who leaves, and changes the keys of their desks, all at once. */
@Injectable()
export class DisableStaff {
  constructor(
    private readonly accounts: DisableAccount,
    private readonly desks: RotateDesk,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Ends the person's sessions and shifts, forgets their browsers, drafts and wishes, takes their grants, and gives each of their desks a new key, in
   * one transaction. Doing it again does what is left to do.
   *
   * @throws STAFF_NOT_FOUND, LAST_ADMINISTRATOR, ADMINISTRATOR_REFUSED
   * @throws DESK_KEY_UNSIGNED, DESK_UNSIGNED, KEY_FILE_MISMATCH as RotateDesk
   */
  disable(authority: Granter, staffId: string): Promise<DisabledStaff> {
    return this.transaction.run(async () => {
      const events: AuditEvent[] = [];
      await this.accounts.disable(authority, staffId, events);
      const desks = await this.desks.removeEverywhere(authority, staffId, events);
      for (const event of events) await this.audit.record(event);
      return desks;
    });
  }
}
