import type { Translator } from '../../platform/i18n/index.js';
import {
  allCountries,
  ANOTHER_COUNTRY,
  phraseArgs,
  readScreen,
  REPORT_FORM,
  walk,
  type Answers,
  type FieldError,
  type Question,
  type Screen,
} from '../report-form/index.js';
import type { IntakeAnswerDto, IntakeFormDto, IntakeQuestionDto } from './intake.dto.js';

/** What of given values the form takes, and what of it needs another look. */
export interface ReadAnswers {
  answers: Answers;
  errors: readonly FieldError[];
  /** The screens on the way of these answers. */
  screens: readonly Screen[];
}

/**
 * Reads values of all screens at once, by the rules that read the screens of the site one by one: an answer counts only on the way
 * that the answers before it lead to. Pure; never throws.
 *
 * @param given - what was chosen or typed; of a question that is not on the way it is left out
 */
export function readAnswers(given: readonly IntakeAnswerDto[]): ReadAnswers {
  const fields = new Map(given.map(({ question, values }) => [question, values]));
  const errors: FieldError[] = [];
  let answers: Answers = {};
  for (const { id } of REPORT_FORM.screens) {
    const screen = walk(REPORT_FORM, answers).screens.find((one) => one.id === id);
    if (!screen) continue;
    const reading = readScreen(screen, fields, answers);
    answers = reading.answers;
    errors.push(...reading.errors);
  }
  const way = walk(REPORT_FORM, answers);
  return { answers: way.answers, errors, screens: way.screens };
}

/** The questions on the way of the answers, in the words of one language. Pure. */
export function presentForm(
  { answers, errors, screens }: ReadAnswers,
  words: Translator,
): Omit<IntakeFormDto, 'languages'> {
  const args = phraseArgs(answers);
  return {
    language: words.language,
    screens: screens
      .filter(({ questions }) => questions.length > 0)
      .map(({ id, title, questions }) => ({
        id,
        title: words.t(title, args),
        questions: questions.map((question) => presentQuestion(question, words, args)),
      })),
    answers: Object.entries(answers).map(([question, value]) => ({ question, values: [value].flat() })),
    errors: errors.map(({ question, message, args: more }) => ({
      question,
      text: words.t(message, { ...args, ...more }),
    })),
  };
}

function presentQuestion(
  question: Question,
  words: Translator,
  args: ReturnType<typeof phraseArgs>,
): IntakeQuestionDto {
  return {
    id: question.id,
    type: question.type,
    label: words.t(question.label, args),
    hint: question.hint === undefined ? null : words.t(question.hint, args),
    needed: question.type === 'radios' && question.needed !== undefined,
    options: optionsOf(question, words, args),
    max: 'max' in question ? (question.type === 'lines' ? question.whole : question.max) : null,
    ltr: 'ltr' in question && question.ltr === true,
  };
}

function optionsOf(
  question: Question,
  words: Translator,
  args: ReturnType<typeof phraseArgs>,
): IntakeQuestionDto['options'] {
  if (question.type === 'country')
    return [
      ...allCountries(words).map(({ code, name }) => ({ value: code, text: name, hint: null })),
      { value: ANOTHER_COUNTRY, text: words.t('site.country.another'), hint: null },
    ];
  if (!('options' in question)) return [];
  return question.options.map(({ value, label, hint }) => ({
    value,
    text: words.t(label, args),
    hint: hint === undefined ? null : words.t(hint, args),
  }));
}
