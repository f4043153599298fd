import { Injectable } from '@nestjs/common';
import { newToken, toBase64Url, type Token } from '../../platform/crypto/index.js';
import { StaffDirectory } from '../staff/index.js';
import { StaffDeviceRepository } from './staff-device.repository.js';

/** The cookie of a device, as it came. */
export type DeviceCookie = Token & { readonly text: string };

/** The id that no account has. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/**
 * Browsers that somebody signed in from before. To be known gives a device turns of its own at the sign-in, which strangers
 * cannot use up, and nothing else: the password is asked for as ever.
 */
@Injectable()
export class StaffDevices {
  constructor(
    private readonly repository: StaffDeviceRepository,
    private readonly directory: StaffDirectory,
  ) {}

  /** A name for the device within this account, or null where it never signed in to it. */
  async nameOf(device: DeviceCookie, email: string): Promise<string | null> {
    const person = await this.directory.findByEmail(email);
    const known = await this.repository.isKnown(device.idHash, person?.id ?? NOBODY);
    return known ? toBase64Url(device.idHash) : null;
  }

  /**
   * Remembers that somebody signed in from a device. Returns the text of its cookie: the one it had, where that is known, else a
   * new one, so that nobody can have a cookie of their choice remembered.
   */
  async remember(device: DeviceCookie | null, staffId: string): Promise<string> {
    const kept = device && (await this.repository.isKnown(device.idHash, null)) ? device : newToken();
    await this.repository.use(kept.idHash, staffId);
    return kept.text;
  }

  /** Forgets all devices of an account. */
  forgetAllOf(staffId: string): Promise<void> {
    return this.repository.forgetAllOf(staffId);
  }
}
