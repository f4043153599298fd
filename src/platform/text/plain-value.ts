import { isUuid } from './uuid.js';

/** A word of ours: `in_progress`, `case.received`, `greet-case`. A network address has colons or begins with a digit. */
const ENUMERATION = /^[a-z][a-z0-9_.-]{0,99}$/;
/** A phone number, an account, a code: seven digits or more, also in groups. */
const MANY_DIGITS = /\d(?:[_.-]?\d){6}/;
const SMALL = 10_000_000;

/** Whether a text holds so many digits that it may be a phone number, an account or a receipt's code. */
export function hasManyDigits(text: string): boolean {
  return MANY_DIGITS.test(text);
}

/**
 * Whether a value may stand in job data, notifications, audit details and log fields: an id (UUID), an enumeration in lower
 * case, a whole number below ten million, true, false or null. Never a name, an address, a phone number or a code.
 */
export function isPlainValue(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < SMALL;
  if (typeof value === 'string') return isOwnId(value) || (ENUMERATION.test(value) && !hasManyDigits(value));
  return typeof value === 'boolean' || value === null;
}

/** Ids of ours are written in lower case. */
function isOwnId(text: string): boolean {
  return isUuid(text) && text === text.toLowerCase();
}
