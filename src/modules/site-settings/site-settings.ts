import type { Use } from '../guidance/index.js';

/** A line of the table of helplines as an administrator wrote it: in the place of the built-in one of the same id, or added. */
export interface HelplineChange {
  id: string;
  /** Shown to nobody; everything else is kept. */
  hidden: boolean;
  /** ISO 3166-1 alpha-2; none: for every country that has no line for distress. */
  countries: string[];
  /** Keys of texts: for whom it is, when, and how it can be reached. */
  audience: string;
  hours: string | null;
  note: string | null;
  /** The name it goes by, the same in every language. */
  name: string | null;
  /** As they are written, such as `1-800-CALL-FBI`. */
  numbers: string[];
  /** https addresses. */
  sites: string[];
  uses: Use[];
  source: string;
  /** YYYY-MM-DD. */
  checkedOn: string;
  /** A person has called or opened it and confirmed it. */
  verified: boolean;
}

/** A text in the place of the built-in one. */
export interface TextChange {
  language: string;
  key: string;
  text: string;
  /** A native speaker who works with children has read these very words. */
  reviewed: boolean;
}

/** What administrators changed of the public site. What is not in here is as the installation has it. */
export interface SiteSettings {
  name: string | null;
  /** What it is called in a language, where that is another name or another script. */
  names: { language: string; name: string }[];
  defaultCountry: string | null;
  /** By country; `ZZ`: every country without one. */
  exits: { country: string; url: string }[];
  languages: { language: string; on: boolean }[];
  helplines: HelplineChange[];
  texts: TextChange[];
}

export const UNCHANGED: SiteSettings = {
  name: null,
  names: [],
  defaultCountry: null,
  exits: [],
  languages: [],
  helplines: [],
  texts: [],
};
