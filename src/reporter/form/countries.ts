import { countriesWithNumbers } from '../../modules/guidance/index.js';

/** Any country that is not in the list; also a code that ISO 3166-1 leaves to its users. */
export const ANOTHER_COUNTRY = 'ZZ';

/** ISO 3166-1 alpha-2. */
const ALL = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT ' +
  'JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP ' +
  'MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA ' +
  'RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ');

/** Whether it is a country (ISO 3166-1 alpha-2) or "another country". */
export function isCountryChoice(code: string): boolean {
  return code === ANOTHER_COUNTRY || ALL.includes(code);
}

/** What is kept as the country of a report: null for "another country". */
export function countryOrNull(code: string): string | null {
  return ALL.includes(code) ? code : null;
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
  const list = ALL.map((code) => ({ code, name: names.country(code) })).sort((a, b) =>
    order.compare(a.name, b.name),
  );
  sorted.set(names.language, list);
  return list;
}

const WITH_NUMBERS: ReadonlySet<string> = new Set(countriesWithNumbers());
const WITH_NUMBERS_ALONE: ReadonlySet<string> = new Set(countriesWithNumbers({ alone: true }));

/**
 * The countries with numbers, and the one that is chosen now. `short`: without those that share theirs, for the steps, each of
 * which is to be small; who is from one of them chooses it on the first page, or on the step that asks for the country.
 */
export function shortList(chosen: string, names: CountryNames, { short = false } = {}): readonly Country[] {
  const listed = short ? WITH_NUMBERS_ALONE : WITH_NUMBERS;
  return allCountries(names).filter(({ code }) => code === chosen || listed.has(code));
}
