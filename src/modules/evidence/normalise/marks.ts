const OPENING = new Set('"\'“”‘’«»„‚([{<*•‣◦▪~`');
const CLOSING = new Set('"\'“”‘’«»)]}>*~`|.,;:!?…।॥۔،؛');
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/**
 * A text without what stands around it: quotation marks, brackets, the marks of a list before it, the stop of a sentence behind it.
 * A bracket is kept where its other half is within: `name (2)`.
 */
export function bare(text: string): string {
  let start = (/^(?:[-–—] +|\(?\d{1,2}[.)] +(?=\S))/.exec(text)?.[0] ?? '').length;
  while (start < text.length && (OPENING.has(text.charAt(start)) || text.charAt(start) === ' ')) start++;
  return withoutClosing(text.slice(start)).replace(/ -+$/, '');
}

/** A text without the marks behind it, and without brackets that close more than was opened within. */
export function withoutClosing(text: string): string {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const count = (sign: string): number => counts.get(sign) ?? 0;
  let end = text.length;
  for (; end > 0; end--) {
    const last = text.charAt(end - 1);
    const opens = PAIRS[last];
    const closes = opens === undefined || count(last) > count(opens);
    if (last !== ' ' && !(CLOSING.has(last) && closes)) break;
    counts.set(last, count(last) - 1);
  }
  return text.slice(0, end);
}
