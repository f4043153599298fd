import { createHash } from 'node:crypto';
import type { Draft } from '../modules/reports/index.js';
import {
  readQuestion,
  tidy,
  type Answers,
  type Fields,
  type Question,
  type Screen,
} from '../modules/report-form/index.js';

const MARK = 'digest.';

/** Digests of the words that a report is sent with, to be left in the sent draft: a page posted late is held against them. */
export function sentWords(
  draft: Draft,
  screens: readonly Screen[],
  answers: Answers,
): Record<string, string> {
  const typed = screens.flatMap((screen) => screen.questions).filter(isTyped);
  return Object.fromEntries(
    typed.flatMap(({ id }) => {
      const value = answers[id];
      return typeof value === 'string' ? [[MARK + id, digestOf(draft, value)]] : [];
    }),
  );
}

/** What was typed on a page that came after the report was sent, and is not in the report. */
export function lateWords(sent: Draft, screen: Screen, fields: Fields): string[] {
  return screen.questions.filter(isTyped).flatMap((question) => {
    const typed = tidy(fields.get(question.id)?.[0] ?? '');
    const { value } = readQuestion(question, [typed]);
    const isIn = typeof value === 'string' && sent.answers[MARK + question.id] === digestOf(sent, value);
    return typed === '' || isIn ? [] : [typed];
  });
}

function isTyped({ type }: Question): boolean {
  return type === 'text' || type === 'long_text' || type === 'lines';
}

function digestOf({ caseId }: Draft, text: string): string {
  return createHash('sha256').update(`${caseId}\n${text}`).digest('base64url');
}
