import { Injectable } from '@nestjs/common';
import { mailboxKey } from '../../platform/text/index.js';
import { defineRate, HttpError, RateLimit, type Rate } from '../../platform/http/index.js';

const BY_CLIENT = defineRate({ name: 'sign-in:client', burst: 60, perMinute: 30 });
const BY_PAIR = defineRate({ name: 'sign-in:pair', burst: 10, perMinute: 6 });
const BY_ACCOUNT = defineRate({ name: 'sign-in:account', burst: 120, perMinute: 60 });
const REFUSALS = defineRate({ name: 'sign-in:refusals', burst: 120, perMinute: 20 });
const MOST_REMEMBERED = 10_000;

/**
 * Slows down guessing at passwords and recovery codes. Every limit refills by the minute, so nobody is locked out for good;
 * and a client that signed in to an account before is not slowed down by others who guess at it.
 */
@Injectable()
export class SignInThrottle {
  private readonly welcome = new Set<string>();

  constructor(private readonly rates: RateLimit) {}

  /** Takes a turn for this client at this account. Throws TOO_MANY_REQUESTS with the seconds to wait. */
  take(client: string, email: string): void {
    const account = mailboxKey(email);
    const pair = `${client}|${account}`;
    this.require(BY_CLIENT, client);
    this.require(BY_PAIR, pair);
    if (!this.welcome.has(pair)) this.require(BY_ACCOUNT, account);
  }

  /** Remembers that this client got in. */
  remember(client: string, email: string): void {
    if (this.welcome.size >= MOST_REMEMBERED) this.welcome.clear();
    this.welcome.add(`${client}|${mailboxKey(email)}`);
  }

  /** Whether a refusal may still be written down: guesses must not fill the audit log. */
  mayRecordRefusal(): boolean {
    return this.rates.take('all', REFUSALS);
  }

  private require(rate: Rate, who: string): void {
    if (!this.rates.take(who, rate)) {
      throw new HttpError('TOO_MANY_REQUESTS', this.rates.secondsToWait(who, rate));
    }
  }
}
