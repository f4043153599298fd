import { Injectable } from '@nestjs/common';
import { sealGrant } from '../../../platform/crypto/index.js';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { organisationGrantContext } from '../../keys/index.js';
import type { Role } from '../../permissions/index.js';
import { Statements } from '../../statements/index.js';
import { StaffDirectory } from '../staff-directory.service.js';
import { StaffError } from '../staff.errors.js';
import { StaffRepository } from '../staff.repository.js';
import { signStanding } from '../standing.js';
import type { Authority } from './create-staff.js';

/** Gives a person another role: a new statement of the organisation, and its signing key for an administrator alone. */
@Injectable()
export class ChangeRole {
  constructor(
    private readonly staff: StaffRepository,
    private readonly directory: StaffDirectory,
    private readonly statements: Statements,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Changes the role, in the caller's transaction or in one of its own. Asking for the role that the person has changes nothing.
   * Returns whether it changed.
   *
   * @throws STAFF_NOT_FOUND also for a person who works here no more
   * @throws ROLE_LAST_ADMINISTRATOR
   * @throws STAFF_KEY_UNSIGNED for a new administrator whose keys the organisation did not sign
   */
  async change({ actorId, organisationSecret }: Authority, staffId: string, role: Role): Promise<boolean> {
    return this.transaction.run(async () => {
      // All of them, so that two who take the role from each other at the same time do not leave none.
      const administrators = await this.staff.lockActiveOf('administrator');
      const row = await this.staff.lock(staffId);
      const person = (await this.directory.find([staffId])).get(staffId);
      if (!row || !person?.active) throw new StaffError('STAFF_NOT_FOUND');
      if (row.role === role) return false;
      if (row.role === 'administrator' && administrators.every(({ id }) => id === staffId))
        throw new StaffError('ROLE_LAST_ADMINISTRATOR');
      const number = await this.statements.nextStanding(staffId, row.standingNumber);
      const grant =
        role === 'administrator'
          ? sealGrant(
              (await this.directory.vouchedKeys(row)).kemPublic,
              organisationGrantContext(staffId),
              organisationSecret,
            )
          : null;
      await this.staff.update(staffId, {
        role,
        organisationGrant: grant && Buffer.from(grant),
        ...signStanding(organisationSecret, { id: staffId, role, active: true }, number),
      });
      const about = { subject: 'staff', subjectId: staffId, detail: { role, active: 'yes', number } };
      await this.audit.record({ actorId, action: 'staff.signed', ...about });
      return true;
    });
  }
}
