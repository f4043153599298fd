import type { CHILD_NEVER_OFFENDER, Use } from '../guidance/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';

/** What a person has answered so far: question id -> the option chosen, the text typed, or the list of options ticked. */
export type Answers = Record<string, string | string[]>;

/** A condition over earlier answers. `is` holds when the answer, or one of the ticked answers, is one of the values. */
export type Condition =
  | { question: string; is: readonly string[] }
  | { not: Condition }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

export interface Option {
  value: string;
  label: MessageKey;
  hint?: MessageKey;
}

interface Asked {
  /** Unique in the form, unless two screens that never show together ask the same thing. */
  id: string;
  label: MessageKey;
  hint?: MessageKey;
}

export type Question =
  | (Asked & {
      type: 'radios';
      options: readonly Option[];
      /** Said when it is not answered; without it no answer is needed. */ needed?: MessageKey;
    })
  | (Asked & { type: 'checkboxes'; options: readonly Option[] })
  | (Asked & { type: 'text'; max: number })
  | (Asked & { type: 'long_text'; max: number })
  /** `max` letters in a line, `whole` in all of them. */
  | (Asked & { type: 'lines'; max: number; lines: number; whole: number })
  | (Asked & { type: 'country' });

/** What a screen says besides its questions. */
export type Block = { when?: Condition } & (
  | { type: 'text' | 'note' | 'warning' | 'heading'; text: MessageKey }
  | { type: 'list'; items: readonly MessageKey[] }
  /** `lead` is said only where the country has such a number. */
  | { type: 'numbers'; uses: readonly Use[]; lead?: MessageKey }
  | { type: 'first_steps' }
  | { type: 'legal_limit' }
  | { type: 'removal' }
  | { type: 'child_never_offender'; said: keyof typeof CHILD_NEVER_OFFENDER }
  /** Said only where a script runs. */
  | { type: 'scripted_text'; text: MessageKey }
);

export interface Screen {
  id: string;
  /** Its page is /h/<page>: a number that says nothing. Never given to another screen. */
  page: number;
  title: MessageKey;
  when?: Condition;
  /** Above the questions. */
  blocks?: readonly Block[];
  questions: readonly Question[];
  /** The words on the button that goes on, where they are not "Continue". */
  button?: MessageKey;
  /** Offers "Send what I have now". */
  canSend?: boolean;
  /** Offers to leave for good, with nothing sent. */
  canLeave?: boolean;
}

export interface Form {
  screens: readonly Screen[];
}

/** A field of a screen that needs another look: where, and what is said both on top of the page and at the field. */
export interface FieldError {
  question: string;
  message: MessageKey;
  args?: Readonly<Record<string, string | number>>;
}
