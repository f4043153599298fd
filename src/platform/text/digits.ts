const DECIMAL = /\p{Nd}/u;

/**
 * The value of a decimal digit of any script, or null for any other character. Unicode encodes the digits of a script as a
 * run of ten in order, and runs touch only where each is whole (the mathematical digits), so the distance to the start of
 * the run tells the value.
 */
export function digitValue(character: string): number | null {
  if (!DECIMAL.test(character)) return null;
  const codePoint = character.codePointAt(0) ?? 0;
  let start = codePoint;
  while (DECIMAL.test(String.fromCodePoint(start - 1))) start -= 1;
  return (codePoint - start) % 10;
}

/** The text with every digit of any script as one of 0 to 9. */
export function withAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}
