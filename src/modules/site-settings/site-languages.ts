import type { Config } from '../../platform/config/index.js';
import type { Catalogues, MessageKey } from '../../platform/i18n/index.js';
import type { SiteSettings } from './site-settings.js';

/** A language of the catalogue, whether the site speaks it, and how far its safety texts are reviewed. */
export interface LanguageState {
  language: string;
  on: boolean;
  /** The site always speaks it: it is the one that everything falls back to. */
  always: boolean;
  /** Whether it is on where nobody switched it. */
  onAtFirst: boolean;
  /** How many of the `total` safety texts are reviewed, those that administrators wrote among them. */
  reviewed: number;
  total: number;
}

const SAFETY = 'guidance.';

/** The language that everything falls back to. */
export function mainLanguage(
  catalogues: Pick<Catalogues, 'languages'>,
  config: Pick<Config, 'defaultLanguage'>,
): string {
  return catalogues.languages.includes(config.defaultLanguage) ? config.defaultLanguage : 'en';
}

/**
 * Every language of the catalogue. In production one that is not wholly reviewed is off until it is switched on; texts that an
 * administrator writes later take no language away from the people who read it.
 */
export function languageStates(
  settings: Pick<SiteSettings, 'languages' | 'texts'>,
  catalogues: Catalogues,
  config: Pick<Config, 'defaultLanguage' | 'production'>,
): LanguageState[] {
  const main = mainLanguage(catalogues, config);
  return catalogues.languages.map((language) => {
    const keys = [...catalogues.texts(language).keys()].filter((key) => key.startsWith(SAFETY));
    const builtIn = (key: string): boolean =>
      catalogues.review(language, key as MessageKey)?.state === 'reviewed';
    const own = new Map(
      settings.texts.filter((text) => text.language === language).map((text) => [text.key, text.reviewed]),
    );
    const always = language === main;
    const onAtFirst = always || !config.production || keys.every(builtIn);
    const switched = settings.languages.find((one) => one.language === language)?.on;
    return {
      language,
      on: always || (switched ?? onAtFirst),
      always,
      onAtFirst,
      reviewed: keys.filter((key) => own.get(key) ?? builtIn(key)).length,
      total: keys.length,
    };
  });
}
