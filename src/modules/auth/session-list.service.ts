import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { Audit } from '../audit/index.js';
import { SessionRepository, type SessionRow } from './session.repository.js';
import { Sessions } from './sessions.service.js';
import { StaffDevices } from './staff-devices.service.js';

/** The sessions of a person, for themselves and for administrators: listed, and ended one by one or all. */
@Injectable()
export class SessionList {
  constructor(
    private readonly repository: SessionRepository,
    private readonly sessions: Sessions,
    private readonly devices: StaffDevices,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** The live sessions of a person, the one used last first. */
  list(staffId: string): Promise<SessionRow[]> {
    return this.sessions.listOf(staffId);
  }

  /**
   * Ends one session of a person. Returns false where the person has none with this id (64 hex digits).
   *
   * @param actorId - who ends it: the person, or an administrator
   */
  async end(actorId: string, staffId: string, id: string): Promise<boolean> {
    return this.transaction.run(async () => {
      const idHash = /^[0-9a-f]{64}$/.test(id) ? Buffer.from(id, 'hex') : null;
      if (!idHash || !(await this.repository.isOf(idHash, staffId))) return false;
      await this.sessions.end(idHash);
      await this.recordEnd(actorId, staffId);
      return true;
    });
  }

  /** Ends all sessions of a person but `but`, and forgets the browsers that they signed in from. */
  async endAll(actorId: string, staffId: string, but: Uint8Array | null = null): Promise<void> {
    await this.transaction.run(async () => {
      await this.sessions.endAllOf(staffId, but);
      await this.devices.forgetAllOf(staffId);
      await this.recordEnd(actorId, staffId);
    });
  }

  private async recordEnd(actorId: string, staffId: string): Promise<void> {
    await this.audit.record({ actorId, action: 'session.ended', subject: 'staff', subjectId: staffId });
  }
}
