const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** 1970-01-05, the first Monday. */
const FIRST_MONDAY = 4 * DAY;

/** The Monday, 00:00 UTC, with which the week of a moment begins. */
export function weekOf(moment: Date): Date {
  return new Date(Math.floor((moment.getTime() - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY);
}

/** The beginning of the week that is `weeks` later; earlier where negative. */
export function weeksAfter(week: Date, weeks: number): Date {
  return new Date(week.getTime() + weeks * WEEK);
}

/** The last day of a week. */
export function lastDayOf(week: Date): Date {
  return new Date(week.getTime() + 6 * DAY);
}
