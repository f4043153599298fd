import { domainToASCII } from 'node:url';

/** A mailbox with the name that is shown beside it, which may be empty. */
export interface Mailbox {
  readonly name: string;
  /** In the form of `mailAddress`. */
  readonly address: string;
}

const LONGEST_NAME = 80;
const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;

/** RFC 5322, section 3.2.3: a dot-atom. Quoted local parts are of no use to anybody who works here. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** As a person writes a domain, in any script; the joiners belong to names in several scripts of India. */
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}\u200c\u200d.\u3002\uff0e\uff61-]+$/u;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/;
const MAILBOX = /^(?:(?<name>[^<>]*)<(?<inner>[^<>]*)>|(?<bare>[^<>]*))$/u;
const JOINERS = /[\u200c\u200d]/g;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>]/u;
/** Mail programs take the one for the code of another text (RFC 2047), the other for an address. */
const MISTAKEN = /=\?|@/;

/**
 * An address that every mail server can be given: its domain in small letters of ASCII (punycode, RFC 5891), so that the same
 * mailbox is spelled in one way but for the case before the at sign. Null for anything else, which is also every address with
 * letters beyond ASCII before the at sign: not every server takes one (RFC 6531).
 */
export function mailAddress(typed: string): string | null {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  if (!LOCAL.test(local) || local.length > LONGEST_LOCAL || !TYPED_DOMAIN.test(domain)) return null;
  const ascii = domainToASCII(domain);
  const address = `${local}@${ascii}`;
  return DOMAIN.test(ascii) && address.length <= LONGEST_ADDRESS ? address : null;
}

/** Whether it would be an address but for letters beyond ASCII before the at sign. */
export function isInternationalAddress(typed: string): boolean {
  const text = typed.trim().normalize('NFC');
  const local = text.slice(0, Math.max(text.lastIndexOf('@'), 0));
  const plain = local.replaceAll(/(?![A-Za-z0-9])[\p{L}\p{M}\p{N}]/gu, 'x');
  return (
    plain !== local && mailAddress(`${plain.slice(0, LONGEST_LOCAL)}${text.slice(local.length)}`) !== null
  );
}

/** What is the same for every spelling of one mailbox, and for a text that is none the text in small letters. */
export function mailboxKey(typed: string): string {
  return (mailAddress(typed) ?? typed.trim().normalize('NFC')).toLowerCase();
}

/**
 * Reads a mailbox as a person writes it in a setting: an address, or a name and an address in angle brackets. The name may be in
 * any script and hold commas, colons, brackets and quotes; one pair of quotes around all of it is left out. Null where it cannot
 * be told, or no mail could carry it.
 */
export function parseMailbox(typed: string): Mailbox | null {
  const { name = '', inner, bare } = MAILBOX.exec(typed.trim())?.groups ?? {};
  const address = mailAddress(inner ?? bare ?? '') ?? localAddress(inner ?? bare ?? '');
  const shown = unquoted(name.trim()).replaceAll(/\s+/g, ' ').trim().normalize('NFC');
  const fits =
    [...shown].length <= LONGEST_NAME && !UNSEEN.test(shown.replaceAll(JOINERS, '')) && !MISTAKEN.test(shown);
  return address !== null && fits ? { name: shown, address } : null;
}

/** `localhost` has no dot: it is the domain of a trial on one machine. */
function localAddress(typed: string): string | null {
  const [local = '', domain, more] = typed.trim().split('@');
  return domain === 'localhost' && more === undefined && LOCAL.test(local) && local.length <= LONGEST_LOCAL
    ? `${local}@localhost`
    : null;
}

function unquoted(name: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/su.exec(name)?.[1];
  return quoted === undefined ? name : quoted.replaceAll(/\\(.)/gsu, '$1');
}
