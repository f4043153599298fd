import type { ReportDocument } from '../entries/index.js';
import type { Answers } from '../report-form/index.js';

/** The answers of a report as the form has them: the options that were chosen, else the words that were typed. */
export function answersIn({ answers }: Pick<ReportDocument, 'answers'>): Answers {
  return Object.fromEntries(
    answers.flatMap(({ id, values, text }): [string, string | string[]][] => {
      const [only] = values;
      if (only !== undefined) return [[id, values.length === 1 ? only : values]];
      return text === null ? [] : [[id, text]];
    }),
  );
}
