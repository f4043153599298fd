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

/** Where Exit leads: the operator's page if one is configured, else the country's (ISO 3166-1 alpha-2). Never anything personal. */
export function neutralPage(country: string, configured: string | undefined): string {
  if (configured !== undefined) return configured;
  return Object.hasOwn(WEATHER, country) ? (WEATHER[country] ?? ANYWHERE) : ANYWHERE;
}
