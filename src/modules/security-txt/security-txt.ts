import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { Metrics } from '../../platform/metrics/index.js';
import { Every } from '../../platform/schedule/index.js';
import { DISCLOSURE_POLICY } from './disclosure-policy.js';

const PATH = '/.well-known/security.txt';
const POLICY_PATH = '/.well-known/security-policy.txt';
const DAY_MS = 24 * 60 * 60 * 1000;
const WARNED_DAYS = 30;

type Settings = Pick<
  Config,
  | 'consoleOrigin'
  | 'onionOrigin'
  | 'production'
  | 'securityContact'
  | 'securityExpires'
  | 'securityLanguages'
  | 'securityPolicy'
  | 'siteOrigin'
>;

/** Where the policy for finders of faults is read, from the pages of the site; null where there is no security.txt. */
export function policyAddress({
  securityContact,
  securityExpires,
  securityPolicy,
}: Pick<Config, 'securityContact' | 'securityExpires' | 'securityPolicy'>): string | null {
  if (securityContact === undefined || securityExpires === undefined) return null;
  return securityPolicy ?? POLICY_PATH;
}

/** security.txt (RFC 9116), as the settings say. */
@Injectable()
export class SecurityTxt {
  constructor(
    @Inject(Config) private readonly config: Settings,
    private readonly metrics: Metrics,
    private readonly logger: AppLogger,
  ) {}

  /** The file; null where no contact is set. */
  text(): string | null {
    const { securityContact, securityLanguages, securityPolicy, siteOrigin, consoleOrigin, onionOrigin } =
      this.config;
    const ends = this.endsAt();
    if (securityContact === undefined || ends === null) return null;
    const at = [siteOrigin, ...(onionOrigin === undefined ? [] : [onionOrigin]), consoleOrigin];
    const lines = [
      ...securityContact.map((contact) => `Contact: ${contact}`),
      `Expires: ${ends.toISOString()}`,
      `Preferred-Languages: ${securityLanguages.join(', ')}`,
      ...at.map((origin) => `Canonical: ${origin}${PATH}`),
      `Policy: ${securityPolicy ?? siteOrigin + POLICY_PATH}`,
    ];
    return `${lines.join('\n')}\n`;
  }

  /** The policy that comes with the helpdesk; null where there is no contact, or another policy. */
  policy(): string | null {
    return this.text() === null || this.config.securityPolicy !== undefined ? null : DISCLOSURE_POLICY;
  }

  /** Says once a day that it ends soon, has ended, or is missing in a real installation. */
  @Every('24 h', { name: 'security_txt.watch', atStart: true })
  watch(): Promise<void> {
    const ends = this.endsAt();
    this.metrics.set('abhaya_security_txt_expires_timestamp_seconds', {}, (ends?.getTime() ?? 0) / 1_000);
    if (ends === null) {
      if (this.config.production) this.logger.warn('security_txt.unset');
      return Promise.resolve();
    }
    const days = Math.floor((ends.getTime() - Date.now()) / DAY_MS);
    if (days < 0) this.logger.warn('security_txt.expired');
    else if (days < WARNED_DAYS) this.logger.warn('security_txt.expires_soon', { days });
    return Promise.resolve();
  }

  /** The end of the last day on which it holds. */
  private endsAt(): Date | null {
    const { securityExpires } = this.config;
    return securityExpires === undefined ? null : new Date(`${securityExpires}T23:59:59.000Z`);
  }
}
