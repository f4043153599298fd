import type { Config } from '../../platform/config/index.js';
import { isCountry, type Catalogues, type Translator } from '../../platform/i18n/index.js';
import type { Helplines } from '../guidance/index.js';
import { ELSEWHERE, exitPage } from './exit-pages.js';
import { helplinesWith } from './helpline-rows.js';
import { languageStates, mainLanguage } from './site-languages.js';
import type { SiteSettings } from './site-settings.js';

/** What of the configuration the public site is made with. */
export type SiteConfig = Pick<
  Config,
  | 'publicName'
  | 'defaultCountry'
  | 'defaultLanguage'
  | 'exitUrl'
  | 'production'
  | 'siteOrigin'
  | 'consoleOrigin'
>;

/** The public site as one version of the settings makes it. It never changes: a publish makes another one. */
export interface Site {
  /** 0: nothing was ever published. */
  readonly version: number;
  /** What the site is called in a language. */
  nameIn(language: string): string;
  /** ISO 3166-1 alpha-2, or `ZZ`. */
  readonly defaultCountry: string;
  /** One of `languages`. */
  readonly defaultLanguage: string;
  /** The languages that are on. */
  readonly languages: readonly string[];
  readonly helplines: Helplines;
  /** The words of a language of the catalogue, also of one that is off. */
  translator(language: string): Translator;
  /** Where Exit leads from a country. */
  exitPage(country: string): string;
}

/** The site of settings that `settingsFaults` finds nothing in. */
export function siteOf(
  version: number,
  settings: SiteSettings,
  { config, catalogues }: { config: SiteConfig; catalogues: Catalogues },
): Site {
  const exits = new Map(settings.exits.map(({ country, url }) => [country, url]));
  const names = new Map(settings.names.map(({ language, name }) => [language, name]));
  const translators = new Map(
    catalogues.languages.map((language) => {
      const own = settings.texts.filter((text) => text.language === language);
      const texts = new Map(own.map(({ key, text }) => [key, text]));
      return [language, catalogues.translatorWith(language, texts)] as const;
    }),
  );
  const main = mainLanguage(catalogues, config);
  const home = settings.defaultCountry ?? config.defaultCountry;
  return {
    version,
    nameIn: (language) => names.get(language) ?? settings.name ?? config.publicName,
    defaultCountry: isCountry(home) ? home : ELSEWHERE,
    defaultLanguage: main,
    languages: languageStates(settings, catalogues, config)
      .filter(({ on }) => on)
      .map(({ language }) => language),
    helplines: helplinesWith(settings.helplines),
    translator: (language) => translators.get(language) ?? catalogues.translator(main),
    exitPage: (country) => exitPage(country, exits, config.exitUrl),
  };
}
