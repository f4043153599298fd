import fc from 'fast-check';
import { REPORT_FORM, type Answers, type Question } from '../../src/modules/report-form/index.js';

const questions = REPORT_FORM.screens.flatMap((screen) => screen.questions);

/** Answers to any of the questions of the report, of the kind that each takes. */
export const anyAnswers = fc.record(
  Object.fromEntries(questions.map((question) => [question.id, valueOf(question)])),
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

function valueOf(question: Question): fc.Arbitrary<string | string[]> {
  if (!('options' in question)) return fc.string({ minLength: 1 });
  const values = question.options.map((option) => option.value);
  return question.type === 'radios' ? fc.constantFrom(...values) : fc.subarray(values, { minLength: 1 });
}
