/** The same time rounded down to the whole minute: the precision in which a reporter's doings are stored. */
export function minute(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 60_000) * 60_000);
}

/** The same time rounded down to the day (UTC): what is kept of a case that is over. */
export function day(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 86_400_000) * 86_400_000);
}
