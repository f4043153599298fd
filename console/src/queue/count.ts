/** The server stops counting here: a longer queue is shown as "1000+". */
const MOST = 1000;

/** A count as it is shown: the server counts no further than this. */
export function shownCount(count: number): string {
  return count > MOST ? `${MOST}+` : String(count);
}
