import { readQuestion, REPORT_FORM, type FieldError, type Question } from '../modules/report-form/index.js';
import type { ReportAnswer } from '../modules/entries/index.js';
import type { Translator } from '../platform/i18n/index.js';
import { fieldOf, type Posted } from './posted.js';

const QUESTIONS = REPORT_FORM.screens.flatMap(({ questions }) => questions);

/** The questions of the form whose answers can be added to later, with their own fields. More than one screen may ask one. */
export const ADDABLE: readonly Question[] = ['handles', 'links'].flatMap(
  (wanted) => QUESTIONS.find(({ id }) => id === wanted) ?? [],
);

/** What was typed into these fields, read as the form reads it; `staff`: words for those who read it. */
export function readAdded(
  posted: Posted,
  staff: Translator,
): { answers: ReportAnswer[]; errors: FieldError[] } {
  const answers: ReportAnswer[] = [];
  const errors: FieldError[] = [];
  for (const question of ADDABLE) {
    const { value, error } = readQuestion(question, [fieldOf(posted, question.id) ?? '']);
    if (error) errors.push({ question: question.id, ...error });
    else if (typeof value === 'string') {
      const words = staff.t(question.label, { who: 'you' });
      answers.push({ id: question.id, question: words, values: [], options: [], text: value });
    }
  }
  return { answers, errors };
}
