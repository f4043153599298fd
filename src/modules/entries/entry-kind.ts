import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';
import type { SearchedField } from '../vocabulary/index.js';
import type { ReportAnswer, ReportDocument } from './contents.js';

/** Who opens an entry: 'thread', its reporter and the desk; 'staff', the desk alone. */
export type EntryKey = 'thread' | 'staff';

/** A text by whose words a case is found, and as what it is found. */
export interface SearchedText {
  readonly field: SearchedField;
  readonly text: string;
}

/**
 * A kind of entry. Its name is part of what each entry is sealed and signed in: a kind that was ever written keeps its
 * name, its key and the shape of its content.
 */
export interface EntryKind<C extends object = object> extends Definition {
  readonly key: EntryKey;
  /** It stands beside the messages and notes: the module that wrote it shows it, and no list of them does. */
  readonly aside: boolean;
  /**
   * The texts by whose words its case is found. Null: by none, because it holds no words, or words that nobody is to look for: how a
   * reporter is reached, a word that proves who they are. What was written by an earlier release may lack parts of its content.
   */
  readonly searched: ((content: never) => readonly SearchedText[]) | null;
  /** Carries the type of the content only; never set. */
  readonly content?: C;
}

export const ENTRY_KINDS = new DefinitionKind<EntryKind>('entry kind');

const NAME = /^[a-z]+(?:_[a-z]+)*$/;

/**
 * Defines a kind of entry: `const noteEntry = defineEntryKind<TextContent>({ name: 'note', key: 'staff', searched: .. })`. A module registers
 * it with `registers(noteEntry)`; a process does not start with two of one name. A content that has a `text` of type string is
 * shown by that text; any other is shown by the module that wrote it.
 *
 * @param spec.aside - left out: it is shown among the messages and notes
 * @param spec.name - lower case words joined by `_`, 40 characters at most: the database takes no other
 * @throws RangeError for another name
 */
export function defineEntryKind<C extends object>(spec: {
  name: string;
  key: EntryKey;
  aside?: boolean;
  searched: ((content: C) => readonly SearchedText[]) | null;
}): EntryKind<C> {
  if (!NAME.test(spec.name) || spec.name.length > 40) throw new RangeError(`not a name: ${spec.name}`);
  const { name, key, aside = false, searched } = spec;
  return ENTRY_KINDS.define<EntryKind<C>>({ name, key, aside, searched });
}

/** These texts as one field; null, empty and absent ones are left out. */
export function searchedAs(
  field: SearchedField,
  ...texts: readonly (string | null | undefined)[]
): SearchedText[] {
  return texts.flatMap((text) => (text ? [{ field, text }] : []));
}

/** What was typed into answers, and the options that were chosen. */
export function searchedAnswers(answers: readonly ReportAnswer[]): SearchedText[] {
  return answers.flatMap(({ text, options }) => [
    ...searchedAs('own_words', text),
    ...searchedAs('facts', ...options),
  ]);
}

/** The first entry of every case. */
export const reportEntry = defineEntryKind<ReportDocument>({
  name: 'report',
  key: 'thread',
  searched: ({ answers }) => searchedAnswers(answers),
});
