import type { Helplines, Situation } from '../../modules/guidance/index.js';
import type { Translator } from '../../platform/i18n/index.js';
import type { Assets } from '../assets.js';

/** What every page is made with. */
export interface PageContext {
  words: Translator;
  languages: readonly string[];
  /** The name shown to the public. */
  publicName: string;
  /** The host of the site, as a person writes it down to come back: the onion's where they came by that. */
  address: string;
  /** Null in a preview: whoever shows it brings the style, nothing is fetched and no script runs. */
  assets: Assets | null;
  helplines: Helplines;
  /** ISO 3166-1 alpha-2, or `ZZ`: whose numbers are shown. */
  country: string;
  /** What is known of who reads and what happened: decides which numbers and steps are shown. */
  situation: Situation;
  /** A step that asks for a country lists each one, as the person wished; else those with numbers. */
  allCountries?: boolean;
  /** The path of this page, for the links that change language or country on it. */
  path: string;
  /** `?c=GB&l=hi`, or empty: carries the choices to pages that read no draft. */
  query: string;
  /** The token that forms of this draft or session carry; null where there is neither. */
  csrf: string | null;
  /** Where finders of faults read how to tell of them; null: nowhere. */
  faultPolicy: string | null;
  /** Minutes that an unfinished report is kept. */
  draftMinutes: number;
  /** Minutes until the draft or the session of this page ends, unless something is sent before; null where there is neither. */
  endsIn: number | null;
  /** Minutes after which even the least urgent report should have its first answer. */
  answerMinutes: number;
}

/** A path with the choices of this visit. */
export function link(page: PageContext, path: string): string {
  return path + page.query;
}
