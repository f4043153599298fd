import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { StaffDirectory, StaffVault } from '../../staff/index.js';
import { AuthError } from '../auth.errors.js';
import type { DeviceKind } from '../device-kind.js';
import { Refusals } from '../refusals.service.js';
import { SignInThrottle, type Turn } from '../sign-in-throttle.js';
import { Sessions } from '../sessions.service.js';
import { StaffDevices, type DeviceCookie } from '../staff-devices.service.js';

export interface SignInInput {
  email: string;
  password: string;
  /** From `clientOf`. */
  client: string;
  /** What this browser brings of an earlier sign-in. */
  device: DeviceCookie | null;
  /** What kind of browser it is. */
  kind: DeviceKind;
  /** The session that this browser had, which ends. */
  replaces: Uint8Array | null;
}

/** Opens an account with its password and starts a session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly vault: StaffVault,
    private readonly directory: StaffDirectory,
    private readonly sessions: Sessions,
    private readonly devices: StaffDevices,
    private readonly throttle: SignInThrottle,
    private readonly refusals: Refusals,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * `device`: the text of the cookie that this browser keeps. Throws SIGN_IN_REFUSED for a wrong password, an unknown address,
   * a disabled account and one whose password changed meanwhile alike; TOO_MANY_REQUESTS; BUSY.
   */
  async signIn(input: SignInInput): Promise<Started & { device: string }> {
    const turn = await this.turnOf(input);
    const opened = await this.vault.openByPassword(
      input.email.trim(),
      input.password,
      turn.client,
      turn.lane,
    );
    if (!opened) {
      await this.refusals.record(input.email);
      throw new AuthError('SIGN_IN_REFUSED');
    }
    turn.giveBack();
    return this.transaction.run(async () => {
      if (!(await this.vault.isStill(opened))) throw new AuthError('SIGN_IN_REFUSED');
      if (input.replaces) await this.sessions.end(input.replaces);
      const started = await this.sessions.start(opened, input.kind);
      const staffId = opened.staff.id;
      await this.audit.record({
        actorId: staffId,
        action: 'session.started',
        subject: 'staff',
        subjectId: staffId,
      });
      await this.directory.noteSignIn(staffId);
      return { ...started, device: await this.devices.remember(input.device, staffId) };
    });
  }

  /** The place at which a try waits: a known device's own, or among strangers. */
  private async turnOf({ client, device, email }: SignInInput): Promise<Turn> {
    const known =
      device && this.throttle.mayAskForDevice(client) ? await this.devices.nameOf(device, email) : null;
    return known === null ? this.throttle.takeStranger(client, email) : this.throttle.takeKnown(known, email);
  }
}

type Started = Awaited<ReturnType<Sessions['start']>>;
