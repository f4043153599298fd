import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import type { StaffSession } from '../../staff/index.js';
import { Sessions } from '../sessions.service.js';

/** Ends the caller's session. */
@Injectable()
export class SignOut {
  constructor(
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  async signOut(session: StaffSession): Promise<void> {
    const { staffId, sessionId } = session;
    await this.transaction.run(async () => {
      await this.sessions.end(sessionId);
      await this.audit.record({
        actorId: staffId,
        action: 'session.ended',
        subject: 'staff',
        subjectId: staffId,
      });
    });
  }
}
