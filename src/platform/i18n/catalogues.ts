import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IntlMessageFormat } from 'intl-messageformat';
import { I18nError } from './i18n.errors.js';
import { messageOf } from './message.js';
import { argumentsOf } from './message-arguments.js';
import type { MessageKey } from './message-keys.js';
import { isReview, type Review } from './reviews.js';
import { Translator } from './translator.js';

/** The language in which every text is first written: the others are held to its keys and arguments. */
const SOURCE = 'en';
/** The area whose texts tell a frightened person what to do: each carries a review. */
const SAFETY = 'guidance';
const REVIEWS = 'reviews.json';
/** The console brings and checks its own texts (console/catalogues.spec.ts); English stands in for what is not translated. */
const CONSOLE = 'console.json';

/** `1f8b03c2`: the fingerprint of a text that its review is bound to. */
export function wordsOf(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 8);
}

interface Language {
  messages: Map<string, IntlMessageFormat>;
  texts: Map<string, string>;
  reviews: Map<string, Review>;
}

/** Every text of every language: one folder a language, one file an area. A language is added by adding its folder. */
export class Catalogues {
  readonly languages: readonly string[];
  private readonly translators = new Map<string, Translator>();

  private constructor(private readonly read: ReadonlyMap<string, Language>) {
    this.languages = [...read.keys()];
    for (const [name, { messages }] of read) this.translators.set(name, new Translator(name, messages));
  }

  /**
   * Reads and checks the folder `locales`. Throws I18nError('CATALOGUE_INVALID') listing every text that is missing, unknown,
   * not ICU MessageFormat, with other arguments than the English one, or a safety text without a review of these very words.
   */
  static load(folder: string): Catalogues {
    const problems: string[] = [];
    const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const read = new Map(
      names.map(({ name }) => [name, readLanguage(join(folder, name), name, problems)] as const),
    );
    const source = read.get(SOURCE);
    if (!source) problems.push(`${SOURCE}: the folder is missing`);
    else for (const [name, language] of read) compare(name, language, source, problems);
    if (problems.length > 0) throw new I18nError('CATALOGUE_INVALID', problems);
    return new Catalogues(read);
  }

  /** The words of a language. Throws I18nError('LANGUAGE_UNKNOWN'): choose with `chooseLanguage` first. */
  translator(language: string): Translator {
    const found = this.translators.get(language);
    if (!found) throw new I18nError('LANGUAGE_UNKNOWN', []);
    return found;
  }

  /**
   * The words of a language with other ones in the place of some, by key: texts that `overrideFault` finds nothing in. Throws
   * I18nError('LANGUAGE_UNKNOWN').
   */
  translatorWith(language: string, texts: ReadonlyMap<string, string>): Translator {
    if (texts.size === 0) return this.translator(language);
    const messages = this.read.get(language)?.messages;
    if (!messages) throw new I18nError('LANGUAGE_UNKNOWN', []);
    const changed = [...texts].map(([key, text]) => [key, messageOf(text, language)] as const);
    return new Translator(language, new Map([...messages, ...changed]));
  }

  /** Every text of a language by its key; empty for a language that is not there. */
  texts(language: string): ReadonlyMap<string, string> {
    return this.read.get(language)?.texts ?? new Map<string, string>();
  }

  /** The review of a safety text, or null for a text that needs none. */
  review(language: string, key: MessageKey): Review | null {
    return this.read.get(language)?.reviews.get(key) ?? null;
  }

  /** Every key of the source language with the names of its arguments. */
  keys(): Map<string, string[]> {
    const messages = this.read.get(SOURCE)?.messages ?? new Map<string, IntlMessageFormat>();
    return new Map([...messages].map(([key, message]) => [key, argumentsOf(message.getAst())]));
  }
}

function readLanguage(folder: string, name: string, problems: string[]): Language {
  const language: Language = { messages: new Map(), texts: new Map(), reviews: new Map() };
  for (const file of readdirSync(folder).filter(
    (entry) => entry.endsWith('.json') && entry !== REVIEWS && entry !== CONSOLE,
  )) {
    const area = file.slice(0, -'.json'.length);
    for (const [part, text] of entriesOf(join(folder, file))) {
      const key = `${area}.${part}`;
      if (typeof text !== 'string' || text.trim() === '') problems.push(`${name}: ${key} is not a text`);
      else addMessage(language, name, key, text, problems);
    }
  }
  const reviews = join(folder, REVIEWS);
  for (const [key, review] of existsSync(reviews) ? entriesOf(reviews) : []) {
    if (isReview(review)) language.reviews.set(key, review);
    else problems.push(`${name}: the review of ${key} is not complete`);
  }
  return language;
}

function entriesOf(file: string): [string, unknown][] {
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
}

function addMessage(language: Language, name: string, key: string, text: string, problems: string[]): void {
  try {
    language.messages.set(key, messageOf(text, name));
    language.texts.set(key, text);
  } catch {
    problems.push(`${name}: ${key} is not ICU MessageFormat`);
  }
}

function compare(name: string, language: Language, source: Language, problems: string[]): void {
  for (const [key, message] of source.messages) {
    const ours = language.messages.get(key);
    if (!ours) problems.push(`${name}: ${key} is missing`);
    else if (String(argumentsOf(ours.getAst())) !== String(argumentsOf(message.getAst()))) {
      problems.push(`${name}: ${key} has other arguments than in ${SOURCE}`);
    }
  }
  for (const [key, text] of language.texts) {
    if (!source.messages.has(key)) problems.push(`${name}: ${key} is unknown`);
    if (!key.startsWith(`${SAFETY}.`)) continue;
    const review = language.reviews.get(key);
    if (!review) problems.push(`${name}: ${key} has no review`);
    else if (review.words !== wordsOf(text))
      problems.push(`${name}: ${key} changed after its review (now ${wordsOf(text)})`);
  }
  for (const key of language.reviews.keys()) {
    if (!language.texts.has(key)) problems.push(`${name}: a review of ${key}, which is not there`);
  }
}
