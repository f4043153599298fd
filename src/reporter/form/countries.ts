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

/** Every country, in the order of its name in a language. */
export function allCountries(nameOf: (code: string) => string, language: string): string[] {
  return byName(ALL, nameOf, language);
}

/** The short list on every page: countries with numbers of their own, and the one that is chosen now. */
export function shortList(chosen: string, nameOf: (code: string) => string, language: string): string[] {
  const extra = ALL.includes(chosen) ? [chosen] : [];
  return byName([...new Set([...countriesWithNumbers(), ...extra])], nameOf, language);
}

function byName(codes: readonly string[], nameOf: (code: string) => string, language: string): string[] {
  const order = new Intl.Collator(language);
  return codes
    .map((code) => ({ code, name: nameOf(code) }))
    .sort((a, b) => order.compare(a.name, b.name))
    .map(({ code }) => code);
}
