import { getDomain } from 'tldts';
import { mailAddress, readUrl } from '../../platform/text/index.js';
import { RDAP_SERVERS } from './rdap-servers.data.js';

const LONGEST_ADDRESS = 4_000;
const LABELS = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/**
 * The domain that its owner registered, of an address or a host, in ASCII; null: there is none, as in an IP address. What a provider
 * gives to customers below a domain of its own is the provider's. Nothing is fetched or resolved. Pure.
 */
export function registrableDomain(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || text.length > LONGEST_ADDRESS) return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = readUrl(address);
  if (!url) return null;
  const domain = getDomain(url.hostname, { allowPrivateDomains: false, validateHostname: true });
  return domain !== null && LABELS.test(domain) ? domain : null;
}

/** Where the registry of a domain answers; null: it is not known here. Pure. */
export function rdapServer(domain: string): string | null {
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  return Object.hasOwn(RDAP_SERVERS, ending) ? `https://${RDAP_SERVERS[ending]}` : null;
}

/** Contacts stand within registrars, which stand within domains. */
const DEEPEST = 6;
const MOST = 10;

/**
 * The mail addresses that an answer of RDAP (RFC 9083) names for abuse: of every entity, however deep, that has this role. Never throws,
 * whatever the answer is. Pure.
 */
export function abuseMails(answer: unknown): string[] {
  const found = new Set<string>();
  const look = (one: unknown, depth: number): void => {
    if (depth > DEEPEST || !isObject(one)) return;
    if (listed(one['roles']).includes('abuse'))
      for (const mail of mailsOf(one['vcardArray'])) if (found.size < MOST) found.add(mail);
    for (const entity of listed(one['entities'])) look(entity, depth + 1);
  };
  look(answer, 0);
  return [...found];
}

/** jCard (RFC 7095): a name, then properties of name, parameters, type and values. */
function mailsOf(card: unknown): string[] {
  return listed(listed(card)[1]).flatMap((property) => {
    const [name, , , value] = listed(property);
    if (name !== 'email' || typeof value !== 'string') return [];
    const mail = mailAddress(value.trim().replace(/^mailto:/i, ''));
    return mail === null ? [] : [mail.toLowerCase()];
  });
}

const isObject = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null;
const listed = (one: unknown): readonly unknown[] => (Array.isArray(one) ? (one as unknown[]) : []);
