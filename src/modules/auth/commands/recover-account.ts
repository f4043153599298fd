import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { SetPassword, StaffVault } from '../../staff/index.js';
import { AuthError } from '../auth.errors.js';
import { requireGoodPassword } from '../password-rules.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import { Sessions } from '../sessions.service.js';

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
    private readonly throttle: SignInThrottle,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Returns the new recovery code; the one that was used is void, and all sessions of the account end. Throws
   * RECOVERY_REFUSED for a wrong code, an unknown address, a disabled account and one that was changed meanwhile alike,
   * PASSWORD_SHORT, PASSWORD_COMMON, TOO_MANY_REQUESTS, BUSY.
   */
  async recover(input: RecoverInput): Promise<string> {
    requireGoodPassword(input.newPassword);
    this.throttle.take(input.client, input.email);
    const opened = await this.vault.openByRecovery(input.email.trim(), input.recoveryCode);
    if (!opened) {
      if (this.throttle.mayRecordRefusal()) {
        await this.audit.record({ actorId: null, action: 'session.refused' });
      }
      throw new AuthError('RECOVERY_REFUSED');
    }
    const staffId = opened.staff.id;
    const sealed = await this.setPassword.seal(opened, input.newPassword);
    const renewed = this.setPassword.renewRecovery(opened);
    await this.transaction.run(async () => {
      if (!(await this.vault.isStill(opened))) throw new AuthError('RECOVERY_REFUSED');
      const number = await this.setPassword.set(opened, { ...sealed, ...renewed.sealed });
      await this.sessions.endAllOf(staffId);
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
