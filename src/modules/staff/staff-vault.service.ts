import { Injectable } from '@nestjs/common';
import {
  constantTimeEqual,
  decoyRootByPassword,
  KeyFile,
  ArgonQueue,
  openRootByPassword,
  openRootByRecovery,
  staffKemPair,
  staffSignPair,
  type StaffRoot,
} from '../../platform/crypto/index.js';
import type { StaffEntity } from './staff.entity.js';
import { StaffError } from './staff.errors.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffRepository } from './staff.repository.js';

/** An account whose root was opened by its password or recovery code. */
export interface OpenedStaff {
  staff: StaffEntity;
  root: StaffRoot;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';
const DECOY_SALT = new Uint8Array(16);

/** Opens accounts by password or by recovery code. */
@Injectable()
export class StaffVault {
  constructor(
    private readonly staff: StaffRepository,
    private readonly directory: StaffDirectory,
    private readonly keyFile: KeyFile,
    private readonly queue: ArgonQueue,
  ) {}

  /**
   * Opens an account with its password; null for a wrong one, an unknown address and a disabled account alike, at the same
   * cost. `client`: whose fair share of the password queue this takes. Throws BUSY, and STAFF_KEY_UNSIGNED when the row's
   * public keys are not this root's or not signed by the organisation.
   */
  async openByPassword(email: string, password: string, client: string): Promise<OpenedStaff | null> {
    const found = await this.activeByEmail(email);
    const root = await openRootByPassword({
      queue: this.queue,
      keyFile: this.keyFile,
      password,
      salt: found?.salt ?? DECOY_SALT,
      staffId: found?.id ?? NOBODY,
      sealed: found?.rootByPassword ?? decoyRootByPassword(this.keyFile.pepper()),
      client,
    });
    return found && root ? this.requireOwnKeys(found, root) : null;
  }

  /** Opens an account with its recovery code, as `openByPassword` does with the password. */
  async openByRecovery(email: string, code: string): Promise<OpenedStaff | null> {
    const found = await this.activeByEmail(email);
    const root = openRootByRecovery({
      keyFile: this.keyFile,
      code,
      staffId: found?.id ?? NOBODY,
      sealed: found?.rootByRecovery ?? decoyRootByPassword(this.keyFile.pepper()),
    });
    return found && root ? this.requireOwnKeys(found, root) : null;
  }

  /**
   * Whether the account still is what was opened: active, and sealed under the same password and recovery code. Inside the
   * transaction that acts on it, which holds the account from here on: opening takes long enough for another to change it.
   */
  async isStill({ staff }: OpenedStaff): Promise<boolean> {
    const now = await this.staff.lock(staff.id);
    return (
      now !== null &&
      now.active &&
      constantTimeEqual(now.rootByPassword, staff.rootByPassword) &&
      constantTimeEqual(now.rootByRecovery, staff.rootByRecovery)
    );
  }

  private async activeByEmail(email: string): Promise<StaffEntity | null> {
    const found = await this.staff.findByEmail(email);
    return found?.active ? found : null;
  }

  private async requireOwnKeys(staff: StaffEntity, root: StaffRoot): Promise<OpenedStaff> {
    const vouched = await this.directory.vouchedKeys(staff);
    const own =
      constantTimeEqual(staffKemPair(root).publicKey, vouched.kemPublic) &&
      constantTimeEqual(staffSignPair(root).publicKey, vouched.signPublic);
    if (!own) throw new StaffError('STAFF_KEY_UNSIGNED');
    return { staff, root };
  }
}
