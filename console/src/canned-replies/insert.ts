/**
 * Puts a reply into a text at a place (UTF-16 units), as a paragraph of its own. Nothing that stands there is lost. Pure.
 *
 * @returns the text, and the place behind the reply
 */
export function inserted(text: string, at: number, reply: string): { text: string; cursor: number } {
  const place = Math.min(Math.max(0, at), text.length);
  const before = text.slice(0, place).trimEnd();
  const after = text.slice(place).trimStart();
  const start = before === '' ? '' : `${before}\n\n`;
  const end = after === '' ? '' : `\n\n${after}`;
  return { text: `${start}${reply}${end}`, cursor: start.length + reply.length };
}
