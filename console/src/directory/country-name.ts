import { nameOf } from '../shared/time.js';

/** The name of a country in the reader's language; `EU` is the European Union. */
export const countryName = (code: string): string => nameOf('region', code);
