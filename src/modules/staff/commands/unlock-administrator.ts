import { Injectable } from '@nestjs/common';
import {
  asSignSecretKey,
  constantTimeEqual,
  KeyFile,
  openGrant,
  signPublicOf,
  staffKemSecretOf,
  staffSignSecretOf,
} from '../../../platform/crypto/index.js';
import { organisationGrantContext } from '../../keys/index.js';
import { StaffError } from '../staff.errors.js';
import type { StaffSession } from '../staff-session.js';
import { type OpenedStaff, StaffVault } from '../staff-vault.service.js';
import { StaffRepository } from '../staff.repository.js';
import type { Granter } from './create-staff.js';

/** Opens the organisation's signing key and the administrator's own: with a password for operator commands, or with a session. */
@Injectable()
export class UnlockAdministrator {
  constructor(
    private readonly vault: StaffVault,
    private readonly keyFile: KeyFile,
    private readonly staff: StaffRepository,
  ) {}

  /**
   * Returns what the administrator signs with.
   *
   * @throws ADMINISTRATOR_REFUSED for a wrong password, and for a person who is no administrator
   * @throws BUSY when the password queue is full
   */
  async unlock(email: string, password: string): Promise<Granter> {
    const opened = await this.vault.openByPassword(email, password, 'operator');
    if (opened?.staff.role !== 'administrator') throw new StaffError('ADMINISTRATOR_REFUSED');
    return this.granterOf(opened);
  }

  /**
   * The same for a database whose accounts the organisation has not signed: that the person holds the organisation's key is what
   * makes them its administrator.
   *
   * @throws as `unlock`
   */
  async unlockUnsigned(email: string, password: string): Promise<Granter> {
    const opened = await this.vault.openUnsigned(email, password, 'operator');
    if (!opened) throw new StaffError('ADMINISTRATOR_REFUSED');
    return this.granterOf(opened);
  }

  /**
   * What an administrator signs with in a session.
   *
   * @throws ADMINISTRATOR_REFUSED for a session of anybody else
   */
  async ofSession({ staffId, role, keys }: StaffSession): Promise<Granter> {
    const staff = role === 'administrator' ? await this.staff.find(staffId) : null;
    if (!staff) throw new StaffError('ADMINISTRATOR_REFUSED');
    return this.granterOf({ staff, root: keys.staffRoot });
  }

  private granterOf(opened: OpenedStaff): Granter {
    const grant = opened.staff.organisationGrant;
    if (!grant) throw new StaffError('ADMINISTRATOR_REFUSED');
    const context = organisationGrantContext(opened.staff.id);
    const secret = asSignSecretKey(openGrant(staffKemSecretOf(opened.root), context, grant));
    if (!constantTimeEqual(signPublicOf(secret), this.keyFile.organisationPublic))
      throw new StaffError('ADMINISTRATOR_REFUSED');
    return {
      actorId: opened.staff.id,
      organisationSecret: secret,
      signSecret: staffSignSecretOf(opened.root),
    };
  }
}
