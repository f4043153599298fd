import type { ReportContent } from '../reports/index.js';
import {
  ABOUT,
  ASKED_AGES,
  CASE_KINDS,
  DEMANDS,
  MEETINGS,
  OFFENDERS,
  OTHER_KINDS,
  SAFETIES,
  TIME_LIMITS,
  UNDER_18_ANSWERS,
} from '../vocabulary/index.js';
import type { Translator } from '../../platform/i18n/index.js';
import { ANOTHER_COUNTRY, countryOrNull } from './countries.js';
import { walk, type Walk } from './engine.js';
import type { Answers, Form } from './form.types.js';
import { phraseArgs } from './phrase-args.js';
import { summaryOf } from './summary.js';

type Facts = ReportContent['facts'];
type Document = ReportContent['document'];

/** The language in which the people at the desk read the questions (BCP 47). */
export const STAFF_LANGUAGE = 'en';

/** Kept apart from the answers that everyone on the desk reads first: it names a colleague. */
const KEEP_OUT = 'keepOut';

interface Sent {
  answers: Answers;
  /** As chosen on the page: ISO 3166-1 alpha-2, or `ZZ`. */
  country: string;
  /** BCP 47 tag of the language the person wrote in. */
  language: string;
  /** The screens that were sent off at least once. */
  visited: readonly string[];
}

/**
 * What a draft becomes when it is sent: facts for the rules, and the document that staff read (questions and options in `staff`'s
 * language, typed text as it is). Answers off the way are not in it. Pure.
 */
export function contentOf(form: Form, sent: Sent, staff: Translator): ReportContent {
  const way = walk(form, sent.answers);
  const country = countryOrNull(sent.country);
  const partial = way.screens.some(
    (screen) => screen.questions.length > 0 && !sent.visited.includes(screen.id),
  );
  return {
    facts: factsOf(way.answers, { country, language: sent.language, partial }),
    document: {
      version: 1,
      language: sent.language,
      country,
      partial,
      answers: documentAnswers(form, way, staff),
      keepOut: text(way.answers, KEEP_OUT),
    },
  };
}

/** The facts that the rules decide by: what was chosen, never a word that was typed. */
export function factsOf(answers: Answers, rest: Pick<Facts, 'country' | 'language' | 'partial'>): Facts {
  const about = choice(answers, 'about', ABOUT);
  const kind = choice(answers, 'happening', CASE_KINDS);
  const demands = [answers['demands'] ?? []].flat();
  return {
    // What is said to be happening goes before "something I saw", which may stand on the same page.
    kind: kind ?? (about === 'saw' ? 'found' : 'other'),
    about,
    ageBand: choice(answers, 'age', ASKED_AGES) ?? 'unsaid',
    picturesUnder18: choice(answers, 'picturesUnder18', UNDER_18_ANSWERS),
    safety: choice(answers, 'safety', SAFETIES),
    stillHappening: yesNo(answers, 'stillHappening'),
    timeLimit: choice(answers, 'timeLimit', TIME_LIMITS),
    demands: DEMANDS.filter((demand) => demands.includes(demand)),
    offender: choice(answers, 'offender', OFFENDERS),
    paid: yesNo(answers, 'paid'),
    sentPictures: yesNo(answers, 'sentPictures'),
    shared: yesNo(answers, 'shared'),
    childInDanger: yesNo(answers, 'childInDanger'),
    knowsChild: yesNo(answers, 'knowsChild'),
    imminentDanger: null,
    meeting: choice(answers, 'meeting', MEETINGS),
    otherKind: choice(answers, 'otherKind', OTHER_KINDS),
    ...rest,
  };
}

function documentAnswers(form: Form, way: Walk, staff: Translator): Document['answers'] {
  const args = phraseArgs(way.answers);
  const rows = summaryOf(form, way.answers).filter((row) => row.question.id !== KEEP_OUT);
  return rows
    .filter((row) => row.options.length > 0 || row.text !== null)
    .map(({ question, options, text: typed }) => ({
      id: question.id,
      question: staff.t(question.label, args),
      values:
        'options' in question || question.type === 'country' ? [way.answers[question.id] ?? []].flat() : [],
      options:
        question.type === 'country' && typed !== null
          ? [countryWords(typed, staff)]
          : options.map((key) => staff.t(key, args)),
      text: question.type === 'country' ? null : typed,
    }));
}

function countryWords(code: string, staff: Translator): string {
  return code === ANOTHER_COUNTRY ? staff.t('site.country.another') : staff.country(code);
}

function text(answers: Answers, id: string): string | null {
  const value = answers[id];
  return typeof value === 'string' ? value : null;
}

function choice<const Value extends string>(
  answers: Answers,
  id: string,
  values: readonly Value[],
): Value | null {
  return values.find((value) => value === answers[id]) ?? null;
}

/** Null also for "not sure". */
function yesNo(answers: Answers, id: string): boolean | null {
  return answers[id] === 'yes' ? true : answers[id] === 'no' ? false : null;
}
