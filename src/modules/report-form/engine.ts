import type { MessageKey } from '../../platform/i18n/index.js';
import { holds } from './conditions.js';
import type { Answers, FieldError, Form, Question, Screen } from './form.types.js';
import { readQuestion, type Fields } from './read-question.js';

/** The way through a form for some answers. */
export interface Walk {
  /** The screens to be seen, in order, each with the questions and the options that it has for these answers. */
  screens: readonly Screen[];
  /** The answers given on those screens: what was typed on a branch since left is not among them. */
  answers: Answers;
}

/**
 * Walks the form from its start. Conditions see only answers given on screens that are themselves on the way, so that a branch
 * which was left cannot steer anything. Pure.
 */
export function walk(form: Form, given: Answers): Walk {
  const screens: Screen[] = [];
  const answers: Answers = {};
  for (const whole of form.screens) {
    if (!holds(whole.when, answers)) continue;
    const screen = askedOn(whole, answers);
    screens.push(screen);
    for (const question of screen.questions) {
      const value = Object.hasOwn(given, question.id) ? given[question.id] : undefined;
      const kept = value === undefined ? null : fitting(question, value);
      if (kept !== null && holds(question.onlyIf, answers)) answers[question.id] = kept;
    }
  }
  return { screens, answers };
}

/** A screen with the questions and options that it has for these answers of earlier screens; the same object where it has all. */
function askedOn(screen: Screen, answers: Answers): Screen {
  const asked = screen.questions.filter(({ when }) => holds(when, answers));
  const questions = asked.map((question) => {
    if (!('options' in question) || question.options.every(({ when }) => holds(when, answers)))
      return question;
    return { ...question, options: question.options.filter(({ when }) => holds(when, answers)) };
  });
  const isWhole =
    questions.length === screen.questions.length &&
    questions.every((question, at) => question === screen.questions[at]);
  return isWhole ? screen : { ...screen, questions };
}

/** A screen as it is asked on this way; as it stands in the form where it is not on it. */
export function screenOnWay(way: Walk, screen: Screen): Screen {
  return way.screens.find(({ id }) => id === screen.id) ?? screen;
}

/** The screen of a page number, or the one that took over its questions; or null. */
export function screenOfPage(form: Form, page: string): Screen | null {
  const pages = (screen: Screen): string[] => [screen.page, ...(screen.formerly ?? [])].map(String);
  return form.screens.find((screen) => pages(screen).includes(page)) ?? null;
}

/** The first screen on the way whose needed answer is missing: nothing behind it is open yet. Null when there is none. */
export function firstUnanswered(way: Walk): Screen | null {
  return (
    way.screens.find((screen) =>
      screen.questions.some((one) => neededWords(one, way.answers) && !(one.id in way.answers)),
    ) ?? null
  );
}

/** The screen after this one, or null for the check page. A screen that is not on the way leads to the next one that is. */
export function nextScreen(form: Form, way: Walk, screen: Screen): Screen | null {
  const place = placeOf(form, screen);
  return way.screens.find((other) => placeOf(form, other) > place) ?? null;
}

/** The screen before this one, or null for the start page. */
export function previousScreen(form: Form, way: Walk, screen: Screen): Screen | null {
  const place = placeOf(form, screen);
  return way.screens.findLast((other) => placeOf(form, other) < place) ?? null;
}

/** Where a screen stands in the form, from 0. */
export function placeOf(form: Form, screen: Screen): number {
  return form.screens.findIndex(({ id }) => id === screen.id);
}

/** The first screen on the way that was never sent off, or null when all were. */
export function firstUnvisited(way: Walk, visited: readonly string[]): Screen | null {
  return way.screens.find((screen) => !visited.includes(screen.id)) ?? null;
}

/** What a posted screen says: the answers to keep, and the fields that need another look. */
export interface Reading {
  answers: Answers;
  errors: FieldError[];
}

/** How a posted screen is read. */
export interface ReadOptions {
  /** Leaves out that an answer is needed: for buttons other than Continue. */
  lenient?: boolean;
  /** Some of its fields may not have been on the page: what did not come is left as it was. */
  partial?: boolean;
}

/** Reads the fields of one screen into the answers: what is left empty is taken out, what has an error stays as it was before. */
export function readScreen(
  screen: Screen,
  fields: Fields,
  before: Answers,
  { lenient = false, partial = false }: ReadOptions = {},
): Reading {
  const answers: Answers = { ...before };
  const errors: FieldError[] = [];
  for (const question of screen.questions) {
    const came = fields.get(question.id);
    if (came !== undefined || !partial) {
      const read = readQuestion(question, came ?? []);
      if (read.error) {
        errors.push({ question: question.id, ...read.error });
        continue;
      }
      if (read.value !== null) answers[question.id] = read.value;
      else delete answers[question.id];
    }
    const needed = neededWords(question, answers);
    if (!lenient && needed && !(question.id in answers))
      errors.push({ question: question.id, message: needed });
  }
  return { answers, errors };
}

/** What is said where the answer is missing; undefined where none is needed. */
function neededWords(question: Question, answers: Answers): MessageKey | undefined {
  if (question.type !== 'radios' || question.needed === undefined) return undefined;
  const isFree = question.neededUnless !== undefined && holds(question.neededUnless, answers);
  return isFree ? undefined : question.needed;
}

/** What of a value the question takes; null: nothing. Two screens may ask the same with other options, and a draft may be old. */
function fitting(question: Question, value: string | string[]): string | string[] | null {
  if (question.type === 'checkboxes') {
    const known = [value].flat().filter((one) => question.options.some((option) => option.value === one));
    return Array.isArray(value) && known.length > 0 ? known : null;
  }
  if (typeof value !== 'string') return null;
  if (question.type !== 'radios') return value;
  return question.options.some((option) => option.value === value) ? value : null;
}
