import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { AccountAccess } from '../account-access.service.js';
import { Audit } from '../../audit/index.js';
import { StaffDirectory } from '../staff-directory.service.js';
import { StaffError } from '../staff.errors.js';
import { StaffRepository } from '../staff.repository.js';
import { keysRenewed } from '../staff.definitions.js';
import { CreateStaff, type Authority, type MadeKeys } from './create-staff.js';

/** Gives an account new keys in the place of those that nobody can open any more. What was sealed to the old ones stays shut. */
@Injectable()
export class RenewKeys {
  constructor(
    private readonly staff: StaffRepository,
    private readonly accounts: CreateStaff,
    private readonly directory: StaffDirectory,
    private readonly access: AccountAccess,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Puts keys that were made before (`CreateStaff.newKeys`) in the place of the present ones, in the caller's transaction or in one
   * of its own. The former public keys are kept, so that what the person signed with them is still believed.
   *
   * @throws STAFF_NOT_FOUND also for a person who works here no more
   * @throws KEY_FILE_MISMATCH
   */
  async renew(authority: Authority, staffId: string, keys: MadeKeys): Promise<void> {
    await this.transaction.run(async () => {
      const row = await this.staff.lock(staffId);
      const person = (await this.directory.find([staffId])).get(staffId);
      if (!row || !person?.active) throw new StaffError('STAFF_NOT_FOUND');
      await this.staff.keepFormerKeys(row);
      const change = await this.accounts.vouch(authority, staffId, row.role, keys);
      const next = await this.access.next({ ...row, ...change });
      await this.staff.update(staffId, { ...change, ...next });
      const about = { subject: 'staff', subjectId: staffId, detail: { number: next.accessNumber } };
      await this.audit.record({ actorId: authority.actorId, action: keysRenewed.name, ...about });
    });
    this.directory.forget(staffId);
  }
}
