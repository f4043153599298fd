import { holds } from './conditions.js';
import type { Answers, FieldError, Form, Question, Screen } from './form.types.js';
import { readQuestion, type Fields } from './read-question.js';

/** The way through a form for some answers. */
export interface Walk {
  /** The screens to be seen, in order. */
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
  for (const screen of form.screens) {
    if (!holds(screen.when, answers)) continue;
    screens.push(screen);
    for (const question of screen.questions) {
      const value = Object.hasOwn(given, question.id) ? given[question.id] : undefined;
      if (value !== undefined && fits(question, value)) answers[question.id] = value;
    }
  }
  return { screens, answers };
}

/** The screen of a page number, or null. */
export function screenOfPage(form: Form, page: string): Screen | null {
  return form.screens.find((screen) => String(screen.page) === page) ?? null;
}

/** The first screen on the way whose needed answer is missing: nothing behind it is open yet. Null when there is none. */
export function firstUnanswered(way: Walk): Screen | null {
  return (
    way.screens.find((screen) => screen.questions.some((q) => isNeeded(q) && !(q.id in way.answers))) ?? null
  );
}

/** The screen after this one, or null for the check page. A screen that is not on the way leads to the next one that is. */
export function nextScreen(form: Form, way: Walk, screen: Screen): Screen | null {
  const place = form.screens.indexOf(screen);
  return way.screens.find((other) => form.screens.indexOf(other) > place) ?? null;
}

/** The screen before this one, or null for the start page. */
export function previousScreen(form: Form, way: Walk, screen: Screen): Screen | null {
  const place = form.screens.indexOf(screen);
  return way.screens.findLast((other) => form.screens.indexOf(other) < place) ?? null;
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

/**
 * Reads the fields of one screen into the answers: what is left empty is taken out, what has an error stays as it was before.
 * `lenient` leaves out that an answer is needed (for buttons other than Continue).
 */
export function readScreen(screen: Screen, fields: Fields, before: Answers, lenient = false): Reading {
  const answers: Answers = { ...before };
  const errors: FieldError[] = [];
  for (const question of screen.questions) {
    const read = readQuestion(question, fields.get(question.id) ?? []);
    if (read.error) errors.push({ question: question.id, ...read.error });
    else if (read.value !== null) answers[question.id] = read.value;
    else {
      delete answers[question.id];
      if (!lenient && question.type === 'radios' && question.needed)
        errors.push({ question: question.id, message: question.needed });
    }
  }
  return { answers, errors };
}

function isNeeded(question: Question): boolean {
  return question.type === 'radios' && question.needed !== undefined;
}

/** Two screens may ask the same question with other options, and a draft may be older than the form. */
function fits(question: Question, value: string | string[]): boolean {
  if (question.type === 'checkboxes')
    return Array.isArray(value) && value.every((one) => question.options.some((o) => o.value === one));
  if (question.type === 'radios') return question.options.some((option) => option.value === value);
  return typeof value === 'string';
}
