import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { SetPassword, StaffVault } from '../../staff/index.js';
import { AuthError } from '../auth.errors.js';
import { requireGoodPassword } from '../password-rules.js';
import { Refusals } from '../refusals.service.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import { Sessions } from '../sessions.service.js';
import { StaffDevices } from '../staff-devices.service.js';

export interface RecoverInput {
  email: string;
  recoveryCode: string;
  newPassword: string;
  /** From `clientOf`. */
  client: string;
}

/** Opens an account with its recovery code and gives it a new password and a new recovery code. */
@Injectable()
export class RecoverAccount {
  constructor(
    private readonly vault: StaffVault,
    private readonly setPassword: SetPassword,
    private readonly sessions: Sessions,
    private readonly devices: StaffDevices,
    private readonly throttle: SignInThrottle,
    private readonly refusals: Refusals,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Returns the new recovery code; the one that was used is void, all sessions of the account end, and its
   * devices are forgotten. Throws
   * RECOVERY_REFUSED for a wrong code, an unknown address, a disabled account and one that was changed meanwhile alike,
   * PASSWORD_SHORT, PASSWORD_COMMON, TOO_MANY_REQUESTS, BUSY.
   */
  async recover(input: RecoverInput): Promise<string> {
    requireGoodPassword(input.newPassword);
    this.throttle.takeRecovery(input.client);
    const opened = await this.vault.openByRecovery(input.email.trim(), input.recoveryCode);
    if (!opened) {
      await this.refusals.record(input.email);
      throw new AuthError('RECOVERY_REFUSED');
    }
    const staffId = opened.staff.id;
    const sealed = await this.setPassword.seal(opened, input.newPassword);
    const renewed = this.setPassword.renewRecovery(opened);
    await this.transaction.run(async () => {
      if (!(await this.vault.isStill(opened))) throw new AuthError('RECOVERY_REFUSED');
      const number = await this.setPassword.set(opened, { ...sealed, ...renewed.sealed });
      await this.sessions.endAllOf(staffId);
      await this.devices.forgetAllOf(staffId);
      await this.audit.record({
        actorId: staffId,
        action: 'staff.recovered',
        subject: 'staff',
        subjectId: staffId,
        detail: { number },
      });
    });
    return renewed.code;
  }
}
