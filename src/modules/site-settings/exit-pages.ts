/** National weather services: a page that anyone may be seen on, the same for everybody in a country. */
const WEATHER: Readonly<Record<string, string>> = {
  AU: 'https://www.bom.gov.au/',
  CA: 'https://weather.gc.ca/',
  GB: 'https://www.metoffice.gov.uk/',
  IE: 'https://www.met.ie/',
  IN: 'https://mausam.imd.gov.in/',
  US: 'https://www.weather.gov/',
};
/** The World Meteorological Organization's page of the world's weather. */
const ANYWHERE = 'https://worldweather.wmo.int/';

/** Stands in a list of exit pages for every country that has none of its own; also a code that ISO 3166-1 leaves to its users. */
export const ELSEWHERE = 'ZZ';

/** The exit pages of a fresh installation, by country (ISO 3166-1 alpha-2) and for everywhere else. */
export function builtInExits(): { country: string; url: string }[] {
  const all = { ...WEATHER, [ELSEWHERE]: ANYWHERE };
  return Object.entries(all).map(([country, url]) => ({ country, url }));
}

/**
 * Where Exit leads from a country (ISO 3166-1 alpha-2): the page that an administrator set for it; else the one of the
 * configuration, which stands for every country; else the built-in one. Never anything personal.
 *
 * @param set - by country; `ZZ` takes the place of the page for countries without one of their own
 */
export function exitPage(
  country: string,
  set: ReadonlyMap<string, string>,
  configured: string | undefined,
): string {
  const own = set.get(country);
  if (own !== undefined) return own;
  const elsewhere = set.get(ELSEWHERE);
  if (configured !== undefined) return elsewhere ?? configured;
  const known = Object.hasOwn(WEATHER, country) ? WEATHER[country] : undefined;
  return known ?? elsewhere ?? ANYWHERE;
}
