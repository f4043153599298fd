import type { MessageKey } from '../../platform/i18n/index.js';
import { walk } from './engine.js';
import type { Answers, Form, Question, Screen } from './form.types.js';

/** One answer as it is read back: options by their words, text as it was typed. */
export interface SummaryRow {
  screen: Screen;
  question: Question;
  /** The keys of the options chosen, or none. */
  options: readonly MessageKey[];
  /** What was typed, or the code of a country. */
  text: string | null;
}

/** Every question on the way, answered or not, in order. */
export function summaryOf(form: Form, given: Answers): SummaryRow[] {
  const { screens, answers } = walk(form, given);
  return screens.flatMap((screen) =>
    screen.questions.map((question) => ({ screen, question, ...read(question, answers) })),
  );
}

/** The words of an answer: for the check page and for the report that staff read. */
function read(question: Question, answers: Answers): Pick<SummaryRow, 'options' | 'text'> {
  const value = answers[question.id];
  if (value === undefined) return { options: [], text: null };
  if (!('options' in question)) return { options: [], text: typeof value === 'string' ? value : null };
  const chosen = [value].flat();
  return {
    options: question.options.filter((o) => chosen.includes(o.value)).map((o) => o.label),
    text: null,
  };
}
