import { isInternationalAddress, mailAddress } from '../../platform/text/index.js';
import { StaffError } from './staff.errors.js';

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

/**
 * An address as it is kept: one that every mail server takes, its domain in ASCII.
 *
 * @throws EMAIL_INVALID
 * @throws EMAIL_NOT_ASCII for letters beyond ASCII before the at sign
 */
export function checkEmail(typed: string): string {
  const email = mailAddress(typed);
  if (email !== null) return email;
  throw new StaffError(isInternationalAddress(typed) ? 'EMAIL_NOT_ASCII' : 'EMAIL_INVALID');
}

/** The name of a person or a desk as it is kept: 1 to 80 characters, one line. Throws NAME_INVALID. */
export function checkName(typed: string): string {
  const name = typed.trim().replace(/\s+/g, ' ').normalize('NFC');
  // Joiners are part of names in several scripts of India.
  if (name === '' || [...name].length > 80 || UNSEEN.test(name.replace(/[\u200c\u200d]/g, ''))) {
    throw new StaffError('NAME_INVALID');
  }
  return name;
}

/** A person has so many other names at most. */
export const MOST_OTHER_NAMES = 20;

/** The other names of a person as they are kept, each once. Throws NAME_INVALID for one of them, and for more than 20. */
export function checkOtherNames(typed: readonly string[]): string[] {
  const names = [...new Set(typed.map(checkName))];
  if (names.length > MOST_OTHER_NAMES) throw new StaffError('NAME_INVALID');
  return names;
}
