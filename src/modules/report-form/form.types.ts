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
  /** Offered only if this holds, of answers on earlier screens. */
  when?: Condition;
}

interface Asked {
  /** Unique in the form, unless two screens that never show together ask the same thing. */
  id: string;
  label: MessageKey;
  hint?: MessageKey;
  /** Asked only if this holds, of answers on earlier screens. */
  when?: Condition;
  /**
   * Its answer counts only if this holds, of answers before it, those on the same screen among them. It is shown all the same:
   * without a script a page cannot change while it is filled in.
   */
  onlyIf?: Condition;
  /** Read back before the report is sent even when it was not answered. */
  matters?: true;
}

interface Typed {
  max: number;
  /** A link, a name or a number, which is written from left to right in every script; other text goes as its letters do. */
  ltr?: true;
}

export type Question =
  | (Asked & {
      type: 'radios';
      options: readonly Option[];
      /** Said when it is not answered; without it no answer is needed. */ needed?: MessageKey;
      /** No answer is needed if this holds, of answers before it, those on the same screen among them. */
      neededUnless?: Condition;
    })
  | (Asked & { type: 'checkboxes'; options: readonly Option[] })
  | (Asked & Typed & { type: 'text' })
  | (Asked & Typed & { type: 'long_text' })
  /** `max` letters in a line, `whole` in all of them. */
  | (Asked & Typed & { type: 'lines'; lines: number; whole: number })
  | (Asked & { type: 'country' });

/** What a screen says besides its questions. */
export type Block = { when?: Condition } & (
  | { type: 'text' | 'note' | 'warning' | 'heading'; text: MessageKey }
  | { type: 'list'; items: readonly MessageKey[] }
  /** `lead` is said only where the country has such a number. */
  | { type: 'numbers'; uses: readonly Use[]; lead?: MessageKey }
  | { type: 'first_steps' }
  /** The numbers of the guide for who reads and what happened. */
  | { type: 'guide_numbers' }
  | { type: 'legal_limit' }
  | { type: 'removal' }
  | { type: 'child_never_offender'; said: keyof typeof CHILD_NEVER_OFFENDER }
  /** Said only where a script runs. */
  | { type: 'scripted_text'; text: MessageKey }
);

/** The parts that the way is told in: before the report, what happens with it, what happened, the end. */
export const PARTS = 4;
export type Part = 1 | 2 | 3 | 4;

export interface Screen {
  id: string;
  /** Its page is /h/<page>: a number that says nothing. Never given to another screen. */
  page: number;
  /** Pages whose questions it took over: what was made before that still finds its way. */
  formerly?: readonly number[];
  part: Part;
  title: MessageKey;
  when?: Condition;
  /** Above the questions. */
  blocks?: readonly Block[];
  questions: readonly Question[];
  /** The words on the button that goes on, where they are not "Continue". */
  button?: MessageKey;
  /** Offers "Send what I have now", which leads to the check page. */
  canSend?: boolean;
  /** Offers to leave for good, with nothing sent, if this holds. */
  canLeave?: Condition;
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
