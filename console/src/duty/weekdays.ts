import { regionalLanguage } from '../shared/messages/index.js';

/** 1 January 2024 was a Monday. */
const nameOf = (day: number, weekday: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(regionalLanguage(), { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));

/** "Mon" of 1 to "Sun" of 7. */
export const shortDay = (day: number): string => nameOf(day, 'short');
export const longDay = (day: number): string => nameOf(day, 'long');

/** A list in words: "Mon, Tue and Fri". */
export function listOf(words: readonly string[]): string {
  return new Intl.ListFormat(regionalLanguage()).format(words);
}

/** A day such as 2027-01-26 in words. */
export function dayText(day: string): string {
  return new Intl.DateTimeFormat(regionalLanguage(), { dateStyle: 'full', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
}
