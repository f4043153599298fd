import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { answerText } from '../../platform/outbound/index.js';
import { AbuseContactError } from './abuse-contacts.errors.js';
import { abuseMails, rdapServer, registrableDomain } from './rdap.js';

/** What a registry says. */
export interface AbuseContact {
  /** The domain that was asked for. */
  domain: string;
  /** Addresses for abuse, as the registry has them: nobody verified them. Empty: it names none. */
  mails: string[];
  /** The host of the registry that answered. */
  server: string;
}

const PATIENCE_MS = 10_000;
/** An answer is some kilobytes. */
const LARGEST = 512 * 1_024;
const JSON_TYPE = /^application\/(?:rdap\+)?json\b/i;

/**
 * Asks the registry of a domain, at the press of a person, whom to write to about abuse of it. It is asked for the domain alone, never
 * for the address; the site itself is never asked anything. No server but the one of the registry is spoken to, wherever it points.
 */
@Injectable()
export class AbuseContacts {
  constructor(private readonly config: Config) {}

  get isOn(): boolean {
    return this.config.rdap !== 'off';
  }

  /** @throws ABUSE_CONTACT_OFF, ABUSE_CONTACT_NO_DOMAIN, ABUSE_CONTACT_NO_SERVER, ABUSE_CONTACT_NO_ANSWER */
  async find(address: string): Promise<AbuseContact> {
    const { rdap } = this.config;
    if (rdap === 'off') throw new AbuseContactError('ABUSE_CONTACT_OFF');
    const domain = registrableDomain(address);
    if (domain === null) throw new AbuseContactError('ABUSE_CONTACT_NO_DOMAIN');
    const base = rdap === 'on' ? rdapServer(domain) : rdap;
    if (base === null) throw new AbuseContactError('ABUSE_CONTACT_NO_SERVER');
    const url = new URL(`${base.replace(/\/+$/, '')}/domain/${domain}`);
    try {
      return { domain, mails: abuseMails(await answerOf(url)), server: url.hostname };
    } catch {
      // Their words may say anything: none of them is told or logged.
      throw new AbuseContactError('ABUSE_CONTACT_NO_ANSWER');
    }
  }
}

/** Throws where there is no answer of a registry. That it has no such domain is one. */
async function answerOf(url: URL): Promise<unknown> {
  const response = await fetch(url, {
    headers: { Accept: 'application/rdap+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return {};
  }
  if (response.status !== 200 || !JSON_TYPE.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    throw new TypeError('no answer of a registry');
  }
  return JSON.parse(await answerText(response, LARGEST)) as unknown;
}
