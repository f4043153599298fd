/** The same time rounded down to the whole minute: the precision in which a reporter's doings are stored. */
export function minute(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 60_000) * 60_000);
}

/**
 * SQL of the time so many minutes from now by the database's clock, rounded up to the minute: nobody loses a part of their time, and
 * no precise time of theirs is kept.
 *
 * @param minutes - the placeholder of the number
 */
export const minutesFromNow = (minutes: string): string =>
  `date_trunc('minute', now() + make_interval(mins => ${minutes}::integer + 1))`;

/** The same time rounded down to the day (UTC): what is kept of a case that is over. */
export function day(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 86_400_000) * 86_400_000);
}
