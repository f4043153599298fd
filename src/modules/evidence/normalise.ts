import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { withAsciiDigits } from '../../platform/text/index.js';

export type IdentifierType = 'handle' | 'phone' | 'email' | 'payment';

const TRACKING = /^(utm_.*|fbclid|gclid|igshid|igsh|si|ref|ref_src|feature|mibextid|share_id)$/;
const HEX_WALLET = /^0x[0-9a-f]{40}$/i;
const BECH32_WALLET = /^(bc|tb|ltc)1[02-9ac-hj-np-z]{8,87}$/i;
const BASE58_WALLET = /^[1-9A-HJ-NP-Za-km-z]{26,95}$/;

/**
 * The one spelling under which the same address of an offender is found again in another case. Pure string work: nothing
 * is fetched or resolved. Returns null where nothing is left to compare.
 */
export function normaliseIdentifier(
  type: IdentifierType,
  typed: string,
  country: string | null,
): string | null {
  const text = visible(typed);
  switch (type) {
    case 'handle':
      return handle(text);
    case 'phone':
      return phone(text, country);
    case 'email':
      return present(text.toLowerCase());
    case 'payment':
      return payment(text);
  }
}

/** A link without what varies between two copies of it: scheme, www, tracking, fragment, closing slash. */
export function normaliseLocation(typed: string): string | null {
  const text = visible(typed);
  const url = parseLink(text);
  if (!url) return present(text.toLowerCase().replace(/\s+/g, ' '));
  const host = url.hostname
    .toLowerCase()
    .replace(/^(www|m|mobile)\./, '')
    .replace(/\.$/, '');
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = url.pathname.replace(/\/+$/, '');
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query).toString()}`;
  return `${host}${port}${path}${search}`;
}

/** The text without what nobody sees: zero-width and soft characters, marks of direction, selectors of a variant. */
function visible(typed: string): string {
  return typed
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFKC')
    .trim();
}

function parseLink(text: string): URL | null {
  const candidate = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  return /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url : null;
}

function handle(text: string): string | null {
  const url = text.includes('/') ? parseLink(text) : null;
  const name = url ? unescaped(url.pathname.split('/').find(Boolean) ?? '') : text;
  return present(
    name
      .toLowerCase()
      .normalize('NFKC')
      .replace(/^[@\s]+/, '')
      .trim(),
  );
}

/** A part of a path as it was typed: a link spells what is not ASCII in percents. */
function unescaped(part: string): string {
  try {
    const typed = visible(decodeURIComponent(part));
    return typed.includes('/') ? part : typed;
  } catch {
    return part;
  }
}

function phone(typed: string, country: string | null): string | null {
  const text = withAsciiDigits(typed);
  const parsed = parsePhoneNumberFromString(text, (country ?? undefined) as CountryCode | undefined);
  return parsed?.isPossible() ? parsed.number : present(text.replace(/[^0-9]/g, ''));
}

function payment(text: string): string | null {
  const compact = text.replace(/\s+/g, '');
  if (HEX_WALLET.test(compact) || BECH32_WALLET.test(compact)) return compact.toLowerCase();
  // Base58 tells upper from lower case: two wallets may differ in that alone.
  if (BASE58_WALLET.test(compact)) return compact;
  return present(compact.toLowerCase());
}

const present = (text: string): string | null => (text === '' ? null : text);
