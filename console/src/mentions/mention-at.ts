/** A mention that is being typed: where its at sign stands, and what of the name is there. */
export interface BegunMention {
  at: number;
  typed: string;
}

const LONGEST_NAME = 60;
const GOES_ON = /[\p{L}\p{M}\p{N}]/u;

/** The mention that is being typed before the cursor (a place in UTF-16 units), or null. Pure. */
export function begunMention(text: string, cursor: number): BegunMention | null {
  const before = text.slice(0, cursor);
  const at = before.lastIndexOf('@');
  if (at < 0 || GOES_ON.test([...before.slice(0, at)].at(-1) ?? '')) return null;
  const typed = before.slice(at + 1);
  return typed.length > LONGEST_NAME || /[\n@]/.test(typed) ? null : { at, typed };
}

/** Those whose name, or a later word of it, begins with what is typed. Pure. */
export function fitting<P extends { name: string }>(people: readonly P[], typed: string): P[] {
  const sought = typed.normalize('NFC').toLocaleLowerCase();
  return people.filter(({ name }) => {
    const known = name.normalize('NFC').toLocaleLowerCase();
    return (
      known.startsWith(sought) || known.split(' ').some((word) => sought !== '' && word.startsWith(sought))
    );
  });
}

/** The text with a name in the place of what is typed of it, and the cursor behind. Pure. */
export function completed(
  text: string,
  cursor: number,
  begun: BegunMention,
  name: string,
): { text: string; cursor: number } {
  const start = `${text.slice(0, begun.at)}@${name} `;
  return { text: start + text.slice(cursor).replace(/^ /, ''), cursor: start.length };
}
