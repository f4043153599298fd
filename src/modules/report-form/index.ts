/** The report form as data, and the one engine that walks, reads and sums it up. */
export { holds } from './conditions.js';
export { contentOf, factsOf, STAFF_LANGUAGE } from './content.js';
export { allCountries, ANOTHER_COUNTRY, countryOrNull, isCountryChoice, shortList } from './countries.js';
export { defineForm } from './define-form.js';
export {
  firstUnanswered,
  firstUnvisited,
  nextScreen,
  placeOf,
  previousScreen,
  readScreen,
  screenOfPage,
  screenOnWay,
  walk,
  type Walk,
} from './engine.js';
export { PARTS } from './form.types.js';
export type { Answers, Block, Condition, FieldError, Form, Option, Question, Screen } from './form.types.js';
export { phraseArgs } from './phrase-args.js';
export { readQuestion, tidy, type Fields } from './read-question.js';
export { REPORT_FORM } from './report-form.js';
export { summaryOf, type SummaryRow } from './summary.js';
export { questionsOf } from './conditions.js';
