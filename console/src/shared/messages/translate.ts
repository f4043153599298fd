import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageArguments } from './catalogue.js';
import first from './first-texts.json';

export type MessageKey = keyof MessageArguments;
export type Catalogue = Readonly<Record<string, string>>;
/** A text that takes no arguments. */
export type PlainKey = {
  [K in MessageKey]: MessageArguments[K] extends undefined ? K : never;
}[MessageKey];
type Rest<K extends MessageKey> = MessageArguments[K] extends undefined ? [] : [values: MessageArguments[K]];

let language = 'en';
/** What the first load shows; the others come with the first screen behind it (see other-texts.ts). */
let english: Catalogue = first;
let catalogue: Catalogue = {};
const parsed = new Map<string, IntlMessageFormat>();

/** Replaces the texts. Keys that the new catalogue lacks are shown in English. */
export function setCatalogue(nextLanguage: string, next: Catalogue): void {
  language = nextLanguage;
  catalogue = next;
  parsed.clear();
}

/** Adds English texts to those that are there. */
export function addEnglish(texts: Catalogue): void {
  english = { ...english, ...texts };
}

/** BCP 47 tag of the texts shown: dates and numbers follow it. */
export function currentLanguage(): string {
  return language;
}

/** The same language as this reader's device writes its dates and numbers: 24 November in Delhi, November 24 in Dallas. */
export function regionalLanguage(): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}

/**
 * A text of the catalogue in the reader's language. The words for a value of an enumeration are a text too, as in
 * t(`status.${status}`): that does not compile while a value of the enumeration has no text. A value of a server newer than
 * this console is shown as it is written, with spaces.
 */
export function t<K extends MessageKey>(key: K, ...[values]: Rest<K>): string {
  return format(key, find(key) ?? asWritten(key.slice(key.indexOf('.') + 1)), values);
}

/** The words for a value whose enumeration the API does not declare (`mark`, `reason`, ...); without words as it is written. */
export function label(group: string, value: string): string {
  return find(`${group}.${value}`) ?? asWritten(value);
}

export function hasText(group: string, value: string): boolean {
  return find(`${group}.${value}`) !== undefined;
}

/** The words for a value, as `label` gives them; null: the group has none for it. */
export function labelIn(group: string, value: string): string | null {
  return find(`${group}.${value}`) ?? null;
}

const asWritten = (value: string): string => value.replaceAll(/[_-]/g, ' ');

function find(key: string): string | undefined {
  return catalogue[key] ?? english[key];
}

function format(key: string, pattern: string, values: Record<string, string | number> | undefined): string {
  if (values === undefined) return pattern;
  let message = parsed.get(key);
  if (!message) {
    message = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true });
    parsed.set(key, message);
  }
  return String(message.format(values));
}
