/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly staffId: string;
  readonly name: string;
}

/** Letters with their marks, and digits: what goes on with a name. */
const GOES_ON = /[\p{L}\p{M}\p{N}]/u;

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/**
 * The ids of those whom a text mentions, each once: `@` and their whole name, in either case. Where a name begins another, the longest
 * that stands there counts; of two people of one name both are meant. The at sign of an address mentions nobody. Pure.
 */
export function mentionedIn(text: string, people: readonly Mentionable[]): string[] {
  const words = folded(text);
  const found = new Set<string>();
  for (let at = words.indexOf('@'); at >= 0; at = words.indexOf('@', at + 1)) {
    if (GOES_ON.test(lastOf(words.slice(0, at)))) continue;
    const rest = words.slice(at + 1);
    const standing = people.filter(({ name }) => standsIn(rest, folded(name)));
    const longest = Math.max(...standing.map(({ name }) => folded(name).length));
    for (const { staffId, name } of standing) if (folded(name).length === longest) found.add(staffId);
  }
  return [...found];
}

function standsIn(rest: string, name: string): boolean {
  if (name === '' || !rest.startsWith(name)) return false;
  const [next = ''] = rest.slice(name.length);
  return !GOES_ON.test(next);
}

const lastOf = (text: string): string => [...text.slice(-2)].at(-1) ?? '';
