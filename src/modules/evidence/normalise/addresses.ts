import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';
import { UPI_BANKS } from './labels.data.js';
import { bare } from './marks.js';
import type { Findings } from './findings.js';
import { linkedPhone, validPhone } from './phones.js';

const JID = /^(\d{5,20})(?::\d{1,4})?@(c\.us|s\.whatsapp\.net|lid)$/i;
const GROUP_JID = /^(\d{5,20}(?:-\d{5,20})?)@g\.us$/i;
const MAIL =
  /^([\p{L}\p{N}][\p{L}\p{M}\p{N}._%+'&-]{0,63})@([\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+)$/u;
const UPI = /^([a-z0-9][a-z0-9._-]{0,254})@([a-z][a-z0-9]{1,63})$/i;
const UPI_PHONE = /^(?:91|0)?(\d{10})(?:[-.]\d{1,2})?$/;
const knownBanks = new Set(UPI_BANKS.split(','));

/** Where an address with an `@` may stand: anywhere, or where money is asked for. */
export type Asked = 'contact' | 'payment';

/**
 * Takes the addresses with an `@` out of a text: e-mail, UPI ids, what WhatsApp calls its numbers and groups.
 *
 * @returns the words that are left
 */
export function takeAddresses(text: string, asked: Asked, country: string | null, into: Findings): string {
  if (!text.includes('@')) return text;
  const left = text.split(/([\s,;|/<>()[\]"“”]+)/).map((token) => {
    const address = bare(token.replace(/^(?:upi-|[\p{L}\p{M}.-]{1,20}[:=>]+)/iu, ''));
    return address.includes('@') && readAddress(address, asked, country, into) ? '' : token;
  });
  return left.join('').replace(/ +/g, ' ').trim();
}

function readAddress(address: string, asked: Asked, country: string | null, into: Findings): boolean {
  const user = JID.exec(address);
  if (user?.[1] !== undefined) {
    if (user[2]?.toLowerCase() === 'lid') into.addAccount('whatsapp', user[1]);
    else into.add('phone', linkedPhone(user[1], country));
    return true;
  }
  const group = GROUP_JID.exec(address)?.[1];
  if (group !== undefined) {
    into.addPlace({ platform: 'whatsapp', value: `${group}@g.us`, domain: null });
    return true;
  }
  const mail = emailOf(address);
  if (mail !== null) {
    into.add('email', mail);
    if (asked === 'payment') into.add('payment', mail);
    return true;
  }
  const upi = upiOf(address, asked === 'contact');
  if (upi === null) return false;
  into.add('payment', upi);
  into.add('phone', upiPhone(upi, country));
  return true;
}

/** An e-mail address in small letters, its domain as mail servers spell it; null for anything else. */
export function emailOf(text: string): string | null {
  const [, local, domain] = MAIL.exec(text) ?? [];
  if (local === undefined || domain === undefined) return null;
  const host = domainToASCII(domain.toLowerCase());
  return host !== '' && getDomain(host) !== null ? `${local.toLowerCase()}@${host}` : null;
}

/** A UPI id in small letters; null for anything else. `known`: only of a bank or app that is listed. */
export function upiOf(text: string, known: boolean): string | null {
  const bank = UPI.exec(text)?.[2];
  return bank === undefined || (known && !knownBanks.has(bank.toLowerCase())) ? null : text.toLowerCase();
}

/** The number that a UPI id is made of; null where it is made of something else. */
export function upiPhone(upi: string, country: string | null): string | null {
  const digits = UPI_PHONE.exec(upi.slice(0, upi.indexOf('@')))?.[1];
  return digits === undefined ? null : validPhone(digits, country ?? 'IN');
}
