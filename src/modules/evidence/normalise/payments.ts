import { takeAddresses, upiOf, upiPhone } from './addresses.js';
import { addPerson, MOST_CHARACTERS } from './contacts.js';
import { Findings } from './findings.js';
import { fold, visible } from './fold.js';
import { isNoAnswer, isOnlyLabels, namesAccount, withoutLabel } from './labels.js';
import { bare } from './marks.js';
import { phoneRuns, plainMarks, withoutRuns } from './phones.js';
import { takeLinks } from './take-links.js';
import { wallet } from './wallets.js';

/** Links that pay: of UPI and of the apps that take it, and of coins. What comes first behind a coin is its address. */
const UPI_LINK = /(?:upi|tez|gpay|phonepe|paytmmp|paytm|bhim|credpay|amazonpay|mobikwik):\/\/?[^\s<>"]*/gi;
const COIN_LINK =
  /\b(?:bitcoin|ethereum|litecoin|tron|dogecoin|dash|solana|zcash|tether|usdt|bitcoincash):(?:\/\/)?(?:pay-)?([0-9a-z]{20,95})(?:@\d+)?(?:\/transfer)?(\?[^\s<>"]*)?/gi;
const CASH_LINKS: readonly (readonly [RegExp, string])[] = [
  [/^(?:https?:\/\/)?(?:www\.)?paypal\.(?:me|com\/paypalme)\/([\w.-]{1,60})/i, 'paypal.me/'],
  [/^(?:https?:\/\/)?(?:www\.)?cash\.app\/\$?([\w.-]{1,60})/i, 'cash.app/$'],
  [/^(?:https?:\/\/)?(?:www\.|account\.)?venmo\.com\/(?:u\/)?@?([\w.-]{1,60})/i, 'venmo.com/u/'],
  [/^(?:https?:\/\/)?(?:www\.)?wise\.com\/pay\/me\/([\w.-]{1,60})/i, 'wise.com/pay/me/'],
];
/** Four letters of the bank, a zero, six of the branch: the Reserve Bank of India. */
const IFSC = /(?<![a-z0-9])([a-z]{4}0[a-z0-9]{6})(?![a-z0-9])/i;
const IBAN = /(?<![a-z0-9])([a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?)(?![a-z0-9])/gi;
/** Digits, capitals and small letters in one word: a key in which the case counts. */
const MIXED = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[0-9A-Za-z_-]{20,}$/;
const MOST_ROUNDS = 4;
/** Numbers of accounts and cards. */
const ACCOUNT = /(?<![\p{L}\p{N}._@+])\d(?:[ _-]{0,3}\d){5,21}(?![\p{L}\p{N}@])/gu;

/**
 * What one line says of where money went: wallets, UPI ids, accounts with or without IFSC, numbers paid to. A line that is none
 * of these counts as it is. Never throws.
 *
 * @param country - as for `readContact`
 * @param rounds - how often what is left of a line may be read again
 */
export function readPayment(line: string, country: string | null, rounds = MOST_ROUNDS): Findings {
  const into = new Findings();
  const text = line.length > MOST_CHARACTERS ? '' : visible(line);
  if (text === '' || isNoAnswer(text)) return into;
  const qr = upiOfQr(text);
  if (qr !== null) {
    into.add('payment', qr);
    into.add('phone', upiPhone(qr, country));
    return into;
  }
  const words = takeWallets(takeWebLinks(takePayLinks(text, country, into), country, into), into);
  const joined = words.replace(/ ?@ ?/g, '@');
  const rest = takeAccounts(takeAddresses(joined, 'payment', country, into), country, into);
  if (!into.empty) return into;
  const left = asTyped(rest);
  // What is left without its marks may be one of these after all.
  if (left !== text && rounds > 0) return readPayment(left, country, rounds - 1);
  if (left !== text || isOnlyLabels(left)) return into;
  // Words alone (`amazon gift card`, a name) are no account: many unrelated reports have them.
  into.add(/[\d@$]|\.(?:eth|sol|bnb|btc|crypto)$/.test(left) ? 'payment' : 'name', left);
  return into;
}

/** Whether a line says no more than the IFSC that belongs to the account on another. */
export const isIfscAlone = (line: string): boolean => {
  const text = visible(line);
  return IFSC.test(text) && text.length <= 60 && isOnlyLabels(text.replace(IFSC, ' '));
};

/** A link that is none to pay by: whose it is, and where it leads. */
function takeWebLinks(text: string, country: string | null, into: Findings): string {
  const { links, rest } = takeLinks(text, { domains: false });
  for (const link of links) {
    const person = new Findings();
    addPerson(link, country, person);
    for (const { type, value } of person.identifiers)
      if (type === 'phone' && value.startsWith('+')) person.add('payment', value);
    if (link.place !== null) person.addPlace({ ...link, value: link.place });
    into.addAll(person);
  }
  return rest;
}

function takePayLinks(text: string, country: string | null, into: Findings): string {
  const left = text
    .replace(UPI_LINK, (link) => {
      const upi = upiOf(parameter(link, 'pa'), false);
      if (upi === null) return link.replace(/^[a-z]+:\/\/?/i, '');
      into.add('payment', upi);
      into.add('phone', upiPhone(upi, country));
      return ' ';
    })
    .replace(COIN_LINK, (link, address: string, query: string | undefined) => {
      const to = wallet(parameter(query ?? '', 'address')) ?? wallet(address);
      if (to === null) return ` ${address} `;
      into.add('payment', to);
      return ' ';
    });
  return left
    .split(' ')
    .map((token) => takeCash(token, into))
    .join(' ')
    .replace(/ +/g, ' ')
    .trim();
}

function takeCash(token: string, into: Findings): string {
  for (const [link, address] of CASH_LINKS) {
    const name = link.exec(bare(token))?.[1];
    if (name === undefined) continue;
    into.add('payment', `${address}${fold(bare(name))}`);
    return '';
  }
  return token;
}

function parameter(link: string, name: string): string {
  const query = link.slice(link.indexOf('?') + 1);
  return visible(new URLSearchParams(query).get(name) ?? '');
}

function takeWallets(text: string, into: Findings): string {
  const left = text.split(/([\s,;|:=()[\]<>"“”/-]+)/).map((token) => {
    const found = wallet(bare(token));
    into.add('payment', found);
    return found === null ? token : '';
  });
  return left.join('').trim();
}

function takeAccounts(text: string, country: string | null, into: Findings): string {
  const plain = plainMarks(text);
  const withoutIban = plain.replace(IBAN, (found) => {
    const iban = found.replace(/ /g, '').toUpperCase();
    if (!isIban(iban)) return found;
    into.add('payment', iban);
    return ' ';
  });
  const ifsc = IFSC.exec(withoutIban)?.[1]?.toUpperCase() ?? null;
  const rest = ifsc === null ? withoutIban : withoutIban.replace(IFSC, ' ');
  if (ifsc !== null || namesAccount(rest)) return takeNumbers(rest, ifsc, into);
  const runs = phoneRuns(rest, country, 'payment').filter(({ numbers }) => numbers.length > 0);
  for (const number of runs.flatMap(({ numbers }) => numbers)) {
    into.add('payment', number);
    into.add('phone', number);
  }
  return takeNumbers(withoutRuns(rest, runs), null, into);
}

/** Takes the numbers of accounts out of a text: each by itself, and with the IFSC beside it. */
function takeNumbers(text: string, ifsc: string | null, into: Findings): string {
  const left = text.replace(ACCOUNT, (found) => {
    const digits = found.replace(/\D/g, '');
    if (digits.length > 20) return found;
    // Not the digits alone: some are a telephone number as well.
    into.add('payment', `a/c ${digits}`);
    if (ifsc !== null) into.add('payment', `${ifsc} ${digits}`);
    return ' ';
  });
  return left.trim();
}

/** ISO 13616: the remainder by 97 of the number that the letters make is 1. */
function isIban(iban: string): boolean {
  if (iban.length < 15 || iban.length > 34) return false;
  const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((sign) => parseInt(sign, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}

/** Something else: a voucher, a shop, an address whose checksum is wrong. Base58 and its like tell upper from lower case. */
function asTyped(text: string): string {
  const key = text.split(/[\s:,;()<>"“”?]+/).find((token) => MIXED.test(bare(token)));
  if (key !== undefined) return bare(key);
  const name = bare(fold(withoutLabel(bare(text)).text));
  return /\d/.test(name) ? name.replace(/ /g, '') : name;
}

/** The UPI id in the text of a shop's QR code (EMVCo: tag, length and value, two digits each); null where there is none. */
function upiOfQr(text: string): string | null {
  if (!/^0002(?:01|02)\d{2}/.test(text)) return null;
  const fields = tagged(text).flatMap(([, value]) => [...tagged(value).map(([, inner]) => inner)]);
  return fields.map((value) => upiOf(value, false)).find((upi) => upi !== null) ?? null;
}

function tagged(text: string): [tag: string, value: string][] {
  const fields: [string, string][] = [];
  for (let at = 0; at + 4 <= text.length && /^\d{4}/.test(text.slice(at, at + 4));) {
    const length = Number(text.slice(at + 2, at + 4));
    fields.push([text.slice(at, at + 2), text.slice(at + 4, at + 4 + length)]);
    at += 4 + length;
  }
  return fields;
}
