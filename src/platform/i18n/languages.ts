export type Direction = 'ltr' | 'rtl';

const RIGHT_TO_LEFT = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/** The direction in which a language is written (BCP 47 tag), from its likely script. */
export function directionOf(language: string): Direction {
  const script = new Intl.Locale(language).maximize().script ?? '';
  return RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}

/** The locale by which numbers are written in it: always 0 to 9, as phone numbers and codes are, also where it has its own. */
export function withLatinDigits(language: string): string {
  return `${language}-u-nu-latn`;
}

/**
 * The locale by which days and times are written in it. English without a country writes the month first; we write the day first, as
 * India and most of the world do: `24 Nov 2026`.
 */
export function dayFirst(language: string): string {
  return withLatinDigits(language === 'en' ? 'en-IN' : language);
}

/** Filled with the few languages that pages name; making a name of one costs more than the rest of the page's words. */
const ownNames = new Map<string, string>();

/** A language's name in itself: `हिन्दी` for `hi`. */
export function ownName(language: string): string {
  const known = ownNames.get(language);
  if (known !== undefined) return known;
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  ownNames.set(language, name);
  return name;
}

interface Wishes {
  /** What the person picked on the page, then what their draft is in: the first that exists wins. */
  picked: readonly (string | null | undefined)[];
  /** The Accept-Language header, as sent. */
  accepted: string | undefined;
  fallback: string;
}

/** The language to answer in, one of `available`. Never throws, whatever the header holds. */
export function chooseLanguage(available: readonly string[], wishes: Wishes): string {
  for (const tag of wishes.picked) if (tag && available.includes(tag)) return tag;
  for (const tag of byPreference(wishes.accepted ?? '')) {
    const found =
      available.find((language) => language === tag) ??
      available.find((language) => language === tag.split('-')[0]);
    if (found) return found;
  }
  return available.includes(wishes.fallback) ? wishes.fallback : (available[0] ?? 'en');
}

/** The tags of an Accept-Language header, best first (RFC 9110, section 12.5.4). */
function byPreference(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = parameters.find((piece) => piece.startsWith('q='));
      return { tag, weight: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
