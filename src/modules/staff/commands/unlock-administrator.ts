import { Injectable } from '@nestjs/common';
import {
  asSignSecretKey,
  openGrant,
  staffKemSecretOf,
  staffSignSecretOf,
} from '../../../platform/crypto/index.js';
import { organisationGrantContext } from '../../keys/index.js';
import { StaffError } from '../staff.errors.js';
import { StaffVault } from '../staff-vault.service.js';
import type { Granter } from './create-staff.js';

/** Opens the organisation's signing key and the administrator's own with a password, for operator commands. */
@Injectable()
export class UnlockAdministrator {
  constructor(private readonly vault: StaffVault) {}

  /**
   * Returns what the administrator signs with.
   *
   * @throws ADMINISTRATOR_REFUSED for a wrong password, and for a person who is no administrator
   * @throws BUSY when the password queue is full
   */
  async unlock(email: string, password: string): Promise<Granter> {
    const opened = await this.vault.openByPassword(email, password, 'operator');
    const grant = opened?.staff.role === 'administrator' ? opened.staff.organisationGrant : null;
    if (!opened || !grant) throw new StaffError('ADMINISTRATOR_REFUSED');
    const context = organisationGrantContext(opened.staff.id);
    const secret = openGrant(staffKemSecretOf(opened.root), context, grant);
    return {
      actorId: opened.staff.id,
      organisationSecret: asSignSecretKey(secret),
      signSecret: staffSignSecretOf(opened.root),
    };
  }
}
