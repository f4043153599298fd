import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  ArgonQueue,
  KeyFile,
  newRecoveryCode,
  sealRootByPassword,
  sealRootByRecovery,
} from '../../../platform/crypto/index.js';
import { AccountAccess } from '../account-access.service.js';
import { StaffRepository } from '../staff.repository.js';
import type { StaffEntity } from '../staff.entity.js';
import type { OpenedStaff } from '../staff-vault.service.js';

/** What changes in an account's row with a password or a recovery code. */
export type SealedAccess = Partial<Pick<StaffEntity, 'salt' | 'rootByPassword' | 'rootByRecovery'>>;

/** Seals an opened account anew. Its root and its keys stay what they are. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly staff: StaffRepository,
    private readonly keyFile: KeyFile,
    private readonly queue: ArgonQueue,
    private readonly access: AccountAccess,
  ) {}

  /**
   * Seals the root under a new password and salt. Takes Argon2 work, so call it outside a transaction.
   *
   * @throws BUSY when the password queue is full
   */
  async seal({ staff, root }: OpenedStaff, password: string): Promise<SealedAccess> {
    const salt = randomBytes(16);
    const pepper = this.keyFile.pepper();
    const sealed = await sealRootByPassword({
      queue: this.queue,
      pepper,
      password,
      salt,
      staffId: staff.id,
      root,
    });
    return { salt, rootByPassword: Buffer.from(sealed) };
  }

  /** Seals the root under a new recovery code. Returns both the code, which is stored nowhere, and what to store. */
  renewRecovery({ staff, root }: OpenedStaff): { code: string; sealed: SealedAccess } {
    const code = newRecoveryCode();
    const sealed = sealRootByRecovery({ pepper: this.keyFile.pepper(), code, staffId: staff.id, root });
    return { code, sealed: { rootByRecovery: Buffer.from(sealed) } };
  }

  /**
   * Stores what `seal` and `renewRecovery` sealed, in the transaction in which `isStill` locked the account, and returns its number:
   * the row of the audit log that the caller writes in the same transaction names it (`number`), for an account is opened by what
   * the log names last.
   */
  async set({ staff }: OpenedStaff, sealed: SealedAccess): Promise<number> {
    const change = { ...sealed, ...(await this.access.next({ ...staff, ...sealed })) };
    await this.staff.update(staff.id, change);
    return change.accessNumber;
  }
}
