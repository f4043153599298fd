import type { FieldError } from '../../platform/http/index.js';
import { isCountry, overrideFault, type Catalogues, type OverrideFault } from '../../platform/i18n/index.js';
import { readDay } from '../../platform/text/index.js';
import { ELSEWHERE } from './exit-pages.js';
import { dialled } from './helpline-rows.js';
import type { SiteConfig } from './site.js';
import type { HelplineChange, SiteSettings, TextChange } from './site-settings.js';
import { isForEverybody, isWebAddress } from './web-address.js';

/** What settings are held against. */
export interface SiteGround {
  catalogues: Catalogues;
  config: SiteConfig;
}

/** The areas whose texts an administrator may change. */
const AREAS = ['site.', 'form.', 'guidance.'];
const PHONE = /^\+?[0-9A-Z](?:[0-9A-Z]|[ ()-]{1,2}(?=[0-9A-Z(]))*$/;
const DAY_MS = 86_400_000;

const TEXT_FAULTS: Readonly<Record<OverrideFault, string>> = {
  empty: 'must hold words',
  too_long: 'must not be so much longer than the English text',
  markup: 'must hold no < or >, no &name; and no sign that cannot be seen',
  not_icu: 'must be ICU MessageFormat',
  arguments: 'must have the arguments of the English text, used as there',
};

/** What settings that are right in their form say all the same that cannot be: each with the path of its field. */
export function settingsFaults(settings: SiteSettings, ground: SiteGround): FieldError[] {
  const { name, names, defaultCountry, exits, languages, helplines, texts } = settings;
  const faults: FieldError[] = [];
  const fault = (field: string, message: string): unknown => faults.push({ field, message });
  if (name !== null && name !== name.trim()) fault('name', 'must not begin or end with a space');
  names.forEach((one, at) => {
    if (one.name !== one.name.trim()) fault(`names.${at}.name`, 'must not begin or end with a space');
    if (!ground.catalogues.languages.includes(one.language))
      fault(`names.${at}.language`, 'must be a language of this version');
  });
  if (defaultCountry !== null && !isCountry(defaultCountry) && defaultCountry !== ELSEWHERE)
    fault('defaultCountry', 'must be a country');
  exits.forEach(({ country, url }, at) => {
    if (!isCountry(country) && country !== ELSEWHERE) fault(`exits.${at}.country`, 'must be a country');
    const wrong = exitFault(url, ground.config);
    if (wrong !== null) fault(`exits.${at}.url`, wrong);
  });
  languages.forEach(({ language }, at) => {
    if (!ground.catalogues.languages.includes(language))
      fault(`languages.${at}.language`, 'must be a language of this version');
  });
  const keys = ground.catalogues.texts('en');
  helplines.forEach((line, at) => {
    for (const [part, message] of lineFaults(line, keys)) fault(`helplines.${at}.${part}`, message);
  });
  texts.forEach((text, at) => {
    const found = textFault(text, ground.catalogues);
    if (found) fault(`texts.${at}.${found[0]}`, found[1]);
  });
  const once = (list: string, part: string, ids: readonly string[]): void => {
    const seen = new Set<string>();
    ids.forEach((id, at) => {
      if (seen.has(id)) fault(`${list}.${at}.${part}`, 'must be there once');
      seen.add(id);
    });
  };
  once(
    'exits',
    'country',
    exits.map(({ country }) => country),
  );
  once(
    'names',
    'language',
    names.map(({ language }) => language),
  );
  once(
    'languages',
    'language',
    languages.map(({ language }) => language),
  );
  once(
    'helplines',
    'id',
    helplines.map(({ id }) => id),
  );
  const changed = texts.map(({ language, key }) => `${language} ${key}`);
  once('texts', 'key', changed);
  return faults;
}

function exitFault(url: string, { siteOrigin, consoleOrigin }: SiteConfig): string | null {
  if (!isWebAddress(url)) return 'must be an https address such as https://weather.example/';
  if (!isForEverybody(url)) return 'must have no ?, # or @: the same page for everybody';
  // Both were validated when the process started.
  const own = [siteOrigin, consoleOrigin].map((origin) => new URL(origin).hostname);
  return own.includes(new URL(url).hostname) ? 'must lead away from this site' : null;
}

function lineFaults(line: HelplineChange, texts: ReadonlyMap<string, string>): [string, string][] {
  const faults: [string, string][] = [];
  const knows = (key: string, group: string): boolean =>
    key.startsWith(`guidance.${group}.`) && texts.has(key);
  if (!knows(line.audience, 'for')) faults.push(['audience', 'must say for whom it is']);
  if (line.hours !== null && !knows(line.hours, 'hours')) faults.push(['hours', 'must be one of the times']);
  if (line.note !== null && !knows(line.note, 'note')) faults.push(['note', 'must be one of the notes']);
  line.countries.forEach((country, at) => {
    if (!isCountry(country)) faults.push([`countries.${at}`, 'must be a country code such as IN']);
  });
  line.numbers.forEach((number, at) => {
    const digits = dialled(number).replace('+', '').length;
    if (!PHONE.test(number) || digits < 3 || digits > 15)
      faults.push([`numbers.${at}`, 'must be a number to call, of 3 to 15 digits']);
  });
  line.sites.forEach((url, at) => {
    if (!isWebAddress(url)) faults.push([`sites.${at}`, 'must be an https address']);
  });
  if (!line.hidden && line.numbers.length + line.sites.length === 0)
    faults.push(['numbers', 'must have a number or a site']);
  if (!line.hidden && line.uses.length === 0) faults.push(['uses', 'must say what it is good for']);
  if (!isPastDay(line.checkedOn)) faults.push(['checkedOn', 'must be a day that was']);
  return faults;
}

/** Somewhere it is tomorrow already. */
function isPastDay(day: string): boolean {
  const at = readDay(day);
  return at !== null && at.getTime() < Date.now() + DAY_MS;
}

function textFault({ language, key, text }: TextChange, catalogues: Catalogues): [string, string] | null {
  const english = catalogues.texts('en').get(key);
  if (english === undefined || !AREAS.some((area) => key.startsWith(area)))
    return ['key', 'must be a text of the site'];
  if (!catalogues.languages.includes(language)) return ['language', 'must be a language of this version'];
  const found = overrideFault(text, english, language);
  return found && ['text', TEXT_FAULTS[found]];
}
