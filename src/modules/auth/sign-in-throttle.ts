import { Injectable } from '@nestjs/common';
import { mailboxKey } from '../../platform/text/index.js';
import { defineRate, HttpError, RateLimit, type Rate } from '../../platform/http/index.js';

const BY_CLIENT = defineRate({ name: 'sign-in:client', burst: 60, perMinute: 30 });
const BY_PAIR = defineRate({ name: 'sign-in:pair', burst: 5, perMinute: 3 });
const BY_DEVICE = defineRate({ name: 'sign-in:device', burst: 10, perMinute: 6 });
const DEVICE_LOOKUPS = defineRate({ name: 'sign-in:device-lookup', burst: 300, perMinute: 300 });
/** The first tries of a client at an account: as many in a day. */
const FIRST = defineRate({ name: 'sign-in:first', burst: 3, perMinute: 3 / (24 * 60) });
const FIRST_BY_ACCOUNT = defineRate({ name: 'sign-in:account-first', burst: 300, perMinute: 60 });
const AGAIN_BY_ACCOUNT = defineRate({ name: 'sign-in:account-again', burst: 30, perMinute: 20 });
const REFUSALS_OF_ACCOUNT = defineRate({ name: 'sign-in:refusals', burst: 30, perMinute: 6 });
const REFUSALS_OF_NOBODY = defineRate({ name: 'sign-in:refusals-unknown', burst: 120, perMinute: 20 });
const ALL = 'all';

/** Where a try waits for its Argon2, and what gives back its turns once the password was right: that was no guess. */
export interface Turn {
  readonly lane: 'staff' | 'stranger';
  readonly client: string;
  readonly giveBack: () => void;
}

/** A rate, and whom a turn is counted for. */
type Counted = readonly [rate: Rate, client: string, about?: string];

/**
 * Slows down guessing at passwords. Every limit refills by the minute, so nobody is locked out for good, and none of them is
 * shared between those who belong to an account and strangers: a known device has turns of its own. Of strangers, those who try
 * an account for the first times today have turns apart from those who tried before, so that a crowd that goes on guessing uses
 * up its own turns and not those of a member of staff at a new place.
 */
@Injectable()
export class SignInThrottle {
  constructor(private readonly rates: RateLimit) {}

  /** Whether this client may still ask whether its device is known: the answer costs the database something. */
  mayAskForDevice(client: string): boolean {
    return this.rates.take(client, DEVICE_LOOKUPS);
  }

  /** Takes a turn of a device, or a session, that belongs to the account. Throws TOO_MANY_REQUESTS with the seconds to wait. */
  takeKnown(device: string, email: string): Turn {
    return { lane: 'staff', client: device, giveBack: this.take([[BY_DEVICE, device, mailboxKey(email)]]) };
  }

  /** Takes a turn of somebody unknown at an account. Throws TOO_MANY_REQUESTS with the seconds to wait. */
  takeStranger(client: string, email: string): Turn {
    const account = mailboxKey(email);
    const first = this.rates.has(client, FIRST, account);
    const giveBack = this.take([
      [BY_CLIENT, client],
      [BY_PAIR, client, account],
      ...(first ? ([[FIRST, client, account]] as const) : []),
      [first ? FIRST_BY_ACCOUNT : AGAIN_BY_ACCOUNT, ALL, account],
    ]);
    // First tries have every second turn of the password queue.
    return { lane: 'stranger', client: `${first ? 'first' : 'again'}/${client}`, giveBack };
  }

  /** Takes a turn of somebody who tries a recovery code: it has 130 bits, so this bounds work and not guessing. */
  takeRecovery(client: string): void {
    this.take([[BY_CLIENT, client]]);
  }

  /** Whether a refusal may still be written down: guesses must not fill the audit log, nor hide who else is guessed at. */
  mayRecordRefusal(staffId: string | null): boolean {
    return staffId === null
      ? this.rates.take(ALL, REFUSALS_OF_NOBODY)
      : this.rates.take(ALL, REFUSALS_OF_ACCOUNT, staffId);
  }

  /** Takes a turn of each or of none: a try that is refused uses nothing up. Returns what gives them back. */
  private take(wanted: readonly Counted[]): () => void {
    const missing = wanted.filter(([rate, client, about]) => !this.rates.has(client, rate, about));
    if (missing.length > 0) {
      const seconds = missing.map(([rate, client, about]) => this.rates.secondsToWait(client, rate, about));
      throw new HttpError('TOO_MANY_REQUESTS', Math.max(...seconds));
    }
    for (const [rate, client, about] of wanted) this.rates.take(client, rate, about);
    return () => wanted.forEach(([rate, client, about]) => this.rates.giveBack(client, rate, about));
  }
}
