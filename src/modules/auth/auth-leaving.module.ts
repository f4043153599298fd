import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Notifier } from '../../platform/database/index.js';
import { StaffLeaving, StaffModule, type StaffLeaver } from '../staff/index.js';
import { SessionRepository } from './session.repository.js';
import { StaffDeviceRepository } from './staff-device.repository.js';

/** Ends the sessions of whoever leaves, in every process, and forgets the browsers that they signed in from. */
@Injectable()
export class EndSessions implements StaffLeaver, OnModuleInit {
  constructor(
    private readonly leaving: StaffLeaving,
    private readonly sessions: SessionRepository,
    private readonly devices: StaffDeviceRepository,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.leaving.add(this);
  }

  async left(staffId: string): Promise<void> {
    await this.endAllOf(staffId);
    await this.devices.forgetAllOf(staffId);
  }

  /** Ends every session of a person; inside a transaction, once it commits. */
  async endAllOf(staffId: string): Promise<void> {
    const ended = await this.sessions.endAllOf(staffId, null);
    if (ended > 0) await this.notifier.notify('session', { staffId });
  }
}

/** For every process that disables accounts. */
@Module({
  imports: [StaffModule],
  providers: [EndSessions, SessionRepository, StaffDeviceRepository],
  exports: [EndSessions],
})
export class AuthLeavingModule {}
