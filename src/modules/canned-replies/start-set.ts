import { stableUuid } from '../../platform/ids/index.js';
import type { Use } from '../guidance/index.js';
import { START_TEXTS } from './start-set.data.js';

/** A reply that comes with the program. Nobody of the organisation has reviewed it. */
export interface StartReply {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

/** The numbers to call for these uses, a line each, in a language; empty where there is none. */
export type NumbersFor = (language: string, uses: readonly Use[]) => readonly string[];

/** The id of a reply of the start set: the same in every installation. */
export const startReplyId = (name: string, language: string): string =>
  stableUuid('canned-reply', name, language);

/** The replies of the start set, with the numbers of one country in those that name any. */
export function startSet(numbersFor: NumbersFor): StartReply[] {
  return START_TEXTS.flatMap(({ name, uses, texts }) =>
    Object.entries(texts).map(([language, { title, text }]) => {
      const numbers = numbersFor(language, uses);
      return { id: startReplyId(name, language), language, title, text: withNumbers(text, numbers) };
    }),
  );
}

/** Without any number the paragraph that would name them is left out. */
function withNumbers(text: string, numbers: readonly string[]): string {
  const paragraphs = text.split('\n\n').filter((one) => numbers.length > 0 || !one.includes('{numbers}'));
  return paragraphs.join('\n\n').replace('{numbers}', numbers.join('\n'));
}
