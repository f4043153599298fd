import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { StaffVault } from '../../staff/index.js';
import { AuthError } from '../auth.errors.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import { Sessions } from '../sessions.service.js';

export interface SignInInput {
  email: string;
  password: string;
  /** From `clientOf`. */
  client: string;
  /** The session that this browser had, which ends. */
  replaces: Uint8Array | null;
}

/** Opens an account with its password and starts a session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly vault: StaffVault,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Throws SIGN_IN_REFUSED for a wrong password, an unknown address, a disabled account and one whose password changed
   * meanwhile alike; TOO_MANY_REQUESTS; BUSY.
   */
  async signIn(input: SignInInput): ReturnType<Sessions['start']> {
    this.throttle.take(input.client, input.email);
    const opened = await this.vault.openByPassword(input.email.trim(), input.password, input.client);
    if (!opened) {
      if (this.throttle.mayRecordRefusal()) {
        await this.audit.record({ actorId: null, action: 'session.refused' });
      }
      throw new AuthError('SIGN_IN_REFUSED');
    }
    this.throttle.remember(input.client, input.email);
    return this.transaction.run(async () => {
      if (!(await this.vault.isStill(opened))) throw new AuthError('SIGN_IN_REFUSED');
      if (input.replaces) await this.sessions.end(input.replaces);
      const started = await this.sessions.start(opened);
      const staffId = opened.staff.id;
      await this.audit.record({
        actorId: staffId,
        action: 'session.started',
        subject: 'staff',
        subjectId: staffId,
      });
      return started;
    });
  }
}
