import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { StaffDirectory } from '../staff/index.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Writes down that somebody was refused at the sign-in. */
@Injectable()
export class Refusals {
  constructor(
    private readonly directory: StaffDirectory,
    private readonly throttle: SignInThrottle,
    private readonly audit: Audit,
  ) {}

  /**
   * Names the account that was tried by its id, so that administrators see which one is guessed at; an address that no account
   * has stays unnamed, for what was typed there may be a password. Of many refusals only some are written down.
   */
  async record(email: string): Promise<void> {
    const staffId = (await this.directory.findByEmail(email))?.id ?? null;
    if (!this.throttle.mayRecordRefusal(staffId)) return;
    const account = staffId === null ? {} : { subject: 'staff', subjectId: staffId };
    await this.audit.record({ actorId: null, action: 'session.refused', ...account });
  }
}
