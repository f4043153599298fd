/** At the head of a statement whose best plan depends on its values: it is planned for each of them. */
export const PLANNED_EACH_TIME = '/* planned each time */ ';

/** More than there are in the code; each is kept by each connection. */
const MOST_NAMES = 500;

const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement prepared, so that the database parses and plans it a few times and not
 * each time; undefined for one that is not worth it.
 */
export function nameOf(text: string): string | undefined {
  if (text.startsWith(PLANNED_EACH_TIME)) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = `abhaya_${names.size}`;
  names.set(text, name);
  return name;
}
