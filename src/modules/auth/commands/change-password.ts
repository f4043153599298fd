import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { SetPassword, StaffVault, type StaffSession } from '../../staff/index.js';
import { AuthError } from '../auth.errors.js';
import { requireGoodPassword } from '../password-rules.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import { Sessions } from '../sessions.service.js';

/** Seals the caller's root under a new password. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly vault: StaffVault,
    private readonly setPassword: SetPassword,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Ends the caller's other sessions. Throws PASSWORD_WRONG when the current one is not right (any more),
   * PASSWORD_SHORT, PASSWORD_COMMON, TOO_MANY_REQUESTS, BUSY.
   */
  async change(
    session: StaffSession,
    input: { current: string; next: string; client: string },
  ): Promise<void> {
    requireGoodPassword(input.next);
    this.throttle.take(input.client, session.email);
    const opened = await this.vault.openByPassword(session.email, input.current, input.client);
    if (!opened || opened.staff.id !== session.staffId) throw new AuthError('PASSWORD_WRONG');
    const sealed = await this.setPassword.seal(opened, input.next);
    await this.transaction.run(async () => {
      if (!(await this.vault.isStill(opened))) throw new AuthError('PASSWORD_WRONG');
      const number = await this.setPassword.set(opened, sealed);
      await this.sessions.endAllOf(session.staffId, session.sessionId);
      await this.audit.record({
        actorId: session.staffId,
        action: 'staff.password_changed',
        subject: 'staff',
        subjectId: session.staffId,
        detail: { number },
      });
    });
  }
}
