import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineEntryKind } from '../entries/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { CodeWordOutcome } from '../vocabulary/index.js';

export class CodeWordError extends defineErrors({
  /** A word has at least two letters. */
  CODE_WORD_TOO_SHORT: 422,
  /** None is agreed: nothing can be asked for. */
  CODE_WORD_MISSING: 409,
  /** Words are agreed while the case is open. */
  CODE_WORD_CASE_CLOSED: 409,
}) {}

/** A word that the reporter and the desk agreed on. */
export interface CodeWordContent {
  word: string;
}

/**
 * Under the thread's key, because its reporter writes it and the desk compares it. In full and not as a hash: a word that is spoken
 * comes in other spellings and other scripts, which only a person can compare, and a hash of one short word is guessed in no time
 * by whoever has the key to make it. It stands beside the messages, so that it is on no screen until somebody asks for it.
 */
export const codeWordEntry = defineEntryKind<CodeWordContent>({
  name: 'code_word',
  key: 'thread',
  aside: true,
  searched: null,
});

const setAction = defineAuditAction('code_word.set');
const shownAction = defineAuditAction('code_word.shown');
const askedAction = defineAuditAction('code_word.asked');
export const AUDITED = { shown: shownAction.name } as const;

export const codeWordSet = defineTimelineEvent('code_word_set', { audit: setAction.name });
export const codeWordAsked = defineTimelineEvent<{ outcome: CodeWordOutcome }>('code_word_asked', {
  audit: askedAction.name,
});

export const setCodeWord = defineCaseAction({
  name: 'code_word.set',
  permission: 'case.write',
  errors: CodeWordError,
  judge: (_, { status }) => status !== 'closed' || 'CODE_WORD_CASE_CLOSED',
});
export const askCodeWord = defineCaseAction({
  name: 'code_word.ask',
  permission: 'note.write',
  errors: CodeWordError,
  judge: () => true,
});

/** Everything that the feature adds to what there is. */
export const CODE_WORD_DEFINITIONS = [
  codeWordEntry,
  setAction,
  shownAction,
  askedAction,
  codeWordSet,
  codeWordAsked,
  setCodeWord,
  askCodeWord,
];
