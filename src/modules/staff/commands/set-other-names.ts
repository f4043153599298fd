import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { checkOtherNames } from '../person.js';
import { StaffError } from '../staff.errors.js';
import { StaffRepository } from '../staff.repository.js';
import type { Authority } from './create-staff.js';

/** Replaces the nicknames and other spellings of a person's name. */
@Injectable()
export class SetOtherNames {
  constructor(
    private readonly staff: StaffRepository,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Replaces them, in the caller's transaction or in one of its own. How many there are is in the audit log, but none of them.
   *
   * @param otherNames - all of them, at most 20; empty: none
   * @throws NAME_INVALID, STAFF_NOT_FOUND
   */
  async set(
    { actorId }: Pick<Authority, 'actorId'>,
    staffId: string,
    otherNames: readonly string[],
  ): Promise<void> {
    const checked = checkOtherNames(otherNames);
    await this.transaction.run(async () => {
      if (!(await this.staff.lock(staffId))) throw new StaffError('STAFF_NOT_FOUND');
      await this.staff.update(staffId, { otherNames: checked });
      const about = { subject: 'staff', subjectId: staffId, detail: { names: checked.length } } as const;
      await this.audit.record({ actorId, action: 'staff.names_changed', ...about });
    });
  }
}
