const LETTERS = /^[0-9A-Z]{8}$/;

/** The reference of a case ("7K2M-9XQ4") in what was typed, in capitals or not, with its hyphen or without; null: it is none. */
export function referenceIn(typed: string): string | null {
  const letters = typed.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();
  return LETTERS.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}
