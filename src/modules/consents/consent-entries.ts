import { contentOf, defineEntryKind, type Entry, searchedAs } from '../entries/index.js';
import type { ConsentAnswer, ConsentPurpose } from '../vocabulary/index.js';

/** A question as the reporter reads it. */
export interface ConsentQuestionContent {
  consentId: string;
  recipientId: string;
  /** The recipient's name, in the language of the words where the directory has it. */
  recipient: string;
  purpose: ConsentPurpose;
  language: string;
  words: string;
}

/** What the reporter said to it. `words`: how they said it to one of the staff; null: they pressed a button. */
export interface ConsentAnswerContent {
  consentId: string;
  answer: ConsentAnswer;
  words: string | null;
}

/** Both are under the thread's key: the reporter reads what was asked, and what was written down as their answer. */
export const consentQuestionEntry = defineEntryKind<ConsentQuestionContent>({
  name: 'consent_question',
  key: 'thread',
  aside: true,
  searched: ({ recipient, words }) => searchedAs('consent', recipient, words),
});
export const consentAnswerEntry = defineEntryKind<ConsentAnswerContent>({
  name: 'consent_answer',
  key: 'thread',
  aside: true,
  searched: ({ words }) => searchedAs('consent', words),
});

/** What the chain of a case says of one question. */
export interface WrittenConsent {
  question: ConsentQuestionContent;
  /** The last answer; null: none. */
  last: (ConsentAnswerContent & { by: 'reporter' | 'staff' }) | null;
}

/** The questions in a chain, by the id of their row. Pure. */
export function consentsIn(entries: readonly Entry[]): Map<string, WrittenConsent> {
  const found = new Map<string, WrittenConsent>();
  for (const entry of entries) {
    const question = contentOf(entry, consentQuestionEntry);
    if (question) found.set(question.consentId, { question, last: null });
    const answer = contentOf(entry, consentAnswerEntry);
    const of = answer && found.get(answer.consentId);
    if (of) of.last = { ...answer, by: entry.author };
  }
  return found;
}
