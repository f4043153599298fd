import type { Helplines } from '../guidance/index.js';
import { COUNTRIES, isCountry } from '../../platform/i18n/index.js';

/** Any country that is not in the list; also a code that ISO 3166-1 leaves to its users. */
export const ANOTHER_COUNTRY = 'ZZ';

/** Whether it is a country (ISO 3166-1 alpha-2) or "another country". */
export function isCountryChoice(code: string): boolean {
  return code === ANOTHER_COUNTRY || isCountry(code);
}

/** What is kept as the country of a report: null for "another country". */
export function countryOrNull(code: string): string | null {
  return isCountry(code) ? code : null;
}

export interface Country {
  code: string;
  name: string;
}

/** What names a country in a language (BCP 47): a Translator. */
export interface CountryNames {
  language: string;
  country(code: string): string;
}

const sorted = new Map<string, readonly Country[]>();

/** Every country, in the order of its name in a language. */
export function allCountries(names: CountryNames): readonly Country[] {
  const known = sorted.get(names.language);
  if (known) return known;
  const order = new Intl.Collator(names.language);
  const list = COUNTRIES.map((code) => ({ code, name: names.country(code) })).sort((a, b) =>
    order.compare(a.name, b.name),
  );
  sorted.set(names.language, list);
  return list;
}

/**
 * The countries with numbers, and the one that is chosen now. `short`: without those that share theirs, for the steps, each of
 * which is to be small; who is from one of them chooses it on the first page, or on the step that asks for the country.
 */
export function shortList(
  chosen: string,
  withNumbers: Pick<Helplines, 'countries' | 'countriesAlone'>,
  names: CountryNames,
  { short = false } = {},
): readonly Country[] {
  const listed = short ? withNumbers.countriesAlone : withNumbers.countries;
  return allCountries(names).filter(({ code }) => code === chosen || listed.has(code));
}
