import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Draft } from '../modules/reports/index.js';
import {
  readQuestion,
  tidy,
  type Answers,
  type FieldError,
  type Fields,
  type Question,
  type Screen,
} from '../modules/report-form/index.js';
import { KEEP_FIELD } from './posted.js';

/** The field in which a page says which answers it was made from. */
export const MADE_FROM = 'm';
/** Which of two texts is kept: that of the page, that of the draft, or one after the other. */
export const KEEP = ['mine', 'other', 'both'] as const;

type Answer = Answers[string] | undefined;

/** What the page of a screen was made from: a digest of each answer that it had, by question; never the answer itself. */
export function madeFrom(draft: Draft, screen: Screen): string {
  return screen.questions
    .flatMap(({ id }) => (draft.answers[id] === undefined ? [] : [`${id}:${digestOf(draft, id)}`]))
    .join(' ');
}

/** What a posted page was made from; null: the page does not say, as one from before this was asked. */
export function postedMadeFrom(fields: Fields): ReadonlyMap<string, string> | null {
  const text = fields.get(MADE_FROM)?.[0];
  if (text === undefined) return null;
  return new Map(text.split(' ').map((part) => [part.split(':')[0] ?? '', part.split(':')[1] ?? '']));
}

/** A posted page, held against the answers that another page changed since it was made. */
export interface Held {
  /** The fields to be read: with the other text where the person chose it, and without what they left as it was. */
  fields: Fields;
  /** The answers of the draft that differ from what the page was made from and from what it says, by question. */
  others: ReadonlyMap<string, string | string[]>;
}

/**
 * Holds a posted page against the draft. An answer that was changed elsewhere and not on this page stays as it is in the draft;
 * one that was changed on both, to something else on each, is among `others` until the person has chosen. Pure.
 */
export function heldAgainst(draft: Draft, screen: Screen, fields: Fields): Held {
  const base = postedMadeFrom(fields);
  const read = new Map(fields);
  const others = new Map<string, string | string[]>();
  if (base === null) return { fields, others };
  for (const question of screen.questions) {
    const { id } = question;
    const stored: Answer = draft.answers[id];
    if (stored === undefined) continue;
    const now = digestOf(draft, id);
    const made = base.get(id);
    if (now === made) {
      const chosen = chosenText(question, stored, fields);
      if (chosen !== null) read.set(id, [chosen]);
      continue;
    }
    const said = readQuestion(question, fields.get(id) ?? []);
    if (!said.error && isDeepStrictEqual(said.value ?? undefined, stored)) continue;
    const isUntouched = !said.error && digest(draft, id, said.value ?? undefined) === (made ?? EMPTY);
    if (isUntouched) read.set(id, [stored].flat());
    else others.set(id, stored);
  }
  return { fields: read, others };
}

/** The errors that show a person both answers; the fields keep what was posted. */
export function bothErrors(others: Held['others']): FieldError[] {
  return [...others.keys()].map((question) => ({ question, message: 'form.both.error' as const }));
}

/** The text to be read in place of the posted one, where the person chose between two; else null. */
function chosenText(question: Question, stored: string | string[], fields: Fields): string | null {
  const keep = fields.get(KEEP_FIELD + question.id)?.[0];
  if (!canChoose(question) || typeof stored !== 'string') return null;
  if (keep === 'other') return stored;
  const mine = tidy(fields.get(question.id)?.[0] ?? '');
  if (keep !== 'both' || question.type === 'text' || mine === '') return null;
  return stored + (question.type === 'lines' ? '\n' : '\n\n') + mine;
}

/** Whether both answers are words, of which one is chosen beside the field; of options, one is chosen in the field itself. */
export function canChoose({ type }: Question): boolean {
  return type === 'text' || type === 'long_text' || type === 'lines';
}

const EMPTY = '';

function digestOf(draft: Draft, id: string): string {
  return digest(draft, id, draft.answers[id]);
}

/** Salted with the draft's own case id, which no page shows: whoever sees the page cannot guess an answer by trying. */
function digest({ caseId }: Draft, id: string, value: Answer): string {
  if (value === undefined) return EMPTY;
  return createHash('sha256')
    .update(`${caseId}\n${id}\n${JSON.stringify(value)}`)
    .digest('base64url')
    .slice(0, 10);
}
