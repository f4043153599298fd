const OPENING = new Set('"\'“”‘’«»„‚([{<*•‣◦▪~`');
const CLOSING = new Set('"\'“”‘’«»)]}>*~`.,;:!?…।॥۔،؛');
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/**
 * A text without what stands around it: quotation marks, brackets, the marks of a list before it, the stop of a sentence behind it.
 * A bracket is kept where its other half is within: `name (2)`.
 */
export function bare(text: string): string {
  let start = (/^(?:[-–—] +|\(?\d{1,2}[.)] +(?=\S))/.exec(text)?.[0] ?? '').length;
  while (start < text.length && (OPENING.has(text.charAt(start)) || text.charAt(start) === ' ')) start++;
  const inner = text.slice(start);
  let end = inner.length;
  for (; end > 0; end--) {
    const last = inner.charAt(end - 1);
    const opens = PAIRS[last];
    const closes = opens === undefined || !inner.slice(0, end - 1).includes(opens);
    if (last !== ' ' && !(CLOSING.has(last) && closes)) break;
  }
  return inner.slice(0, end).replace(/ -+$/, '');
}
