/**
 * The address that a text is; null: it is none. Not `URL.canParse`: as soon as Node 20 has optimised it, it takes letters such as ü
 * for broken ones, and says that there is no address. Pure.
 */
export function readUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
