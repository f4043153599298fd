/**
 * The day that a text names, at its first moment in UTC; null for any other text, and for a day that no month has: February has no
 * 30th, which the runtime reads as a day of March.
 *
 * @param text - `2026-12-31`
 */
export function readDay(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && dayText(at) === text ? at : null;
}

/** The day (UTC) of a time, as `2026-12-31`. */
export function dayText(date: Date): string {
  return date.toISOString().slice(0, 10);
}
