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
import { Statements } from '../statements/index.js';
import { AccountAccess } from './account-access.service.js';
import type { StaffEntity } from './staff.entity.js';
import { StaffError } from './staff.errors.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffRepository } from './staff.repository.js';
import { standingOf } from './standing.js';

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
    private readonly statements: Statements,
    private readonly access: AccountAccess,
  ) {}

  /**
   * Opens an account with its password. Returns null for a wrong password, an unknown address, a disabled account, one whose role
   * the organisation did not sign and one whose password is not the one set last alike, at the same cost.
   *
   * @param client - whose share of the password queue this takes
   * @throws BUSY when the queue is full
   * @throws STAFF_KEY_UNSIGNED when the public keys of the row are not those of its root, or the organisation did not sign them
   */
  async openByPassword(email: string, password: string, client: string): Promise<OpenedStaff | null> {
    return this.open(await this.activeByEmail(email), password, client);
  }

  /**
   * The same for an account that the organisation may not have signed yet. What it opens says nothing of what the person may do:
   * only who signs statements asks.
   */
  async openUnsigned(email: string, password: string, client: string): Promise<OpenedStaff | null> {
    return this.open(await this.staff.findByEmail(email), password, client);
  }

  private async open(
    found: StaffEntity | null,
    password: string,
    client: string,
  ): Promise<OpenedStaff | null> {
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

  /**
   * Opens an account with its recovery code. Returns null for a wrong code, an unknown address and a disabled account alike.
   *
   * @throws STAFF_KEY_UNSIGNED as `openByPassword` does
   */
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
   * Locks the account until the transaction ends and returns whether it is still what was opened: active and signed, and sealed under
   * the same password and recovery code. Call it in the transaction that changes the account: opening takes long enough for another
   * request to change it.
   */
  async isStill({ staff }: OpenedStaff): Promise<boolean> {
    const now = await this.staff.lock(staff.id);
    return (
      now !== null &&
      (await this.statements.worksHere(standingOf(now))) &&
      constantTimeEqual(now.rootByPassword, staff.rootByPassword) &&
      constantTimeEqual(now.rootByRecovery, staff.rootByRecovery)
    );
  }

  private async activeByEmail(email: string): Promise<StaffEntity | null> {
    const found = await this.staff.findByEmail(email);
    if (!found || !(await this.statements.worksHere(standingOf(found)))) return null;
    return (await this.access.isLast(found)) ? found : null;
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
