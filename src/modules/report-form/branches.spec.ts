import fc from 'fast-check';
import { holds, questionsOf } from './conditions.js';
import { firstUnanswered, firstUnvisited, nextScreen, previousScreen, readScreen, walk } from './engine.js';
import type { Answers, Screen } from './form.types.js';
import { anyAnswers } from '../../../test/support/any-answers.js';
import { REPORT_FORM } from './report-form.js';
import { FOUND } from './screens/shared-questions.js';

const FIRST = REPORT_FORM.screens[0] as Screen;
const ROUTING = 'happening';
const PRIVATE = 'private';
const ADVICE = ['advice', 'first-steps', 'found-end'];

/** Goes on with Continue from the first screen, answering as given: the screens that were seen, in order. */
function press(answers: Answers): string[] {
  const seen: string[] = [];
  let screen: Screen | null = FIRST;
  while (screen && seen.length <= REPORT_FORM.screens.length) {
    seen.push(screen.id);
    screen = nextScreen(REPORT_FORM, walk(REPORT_FORM, answers), screen);
  }
  return seen;
}

it('leads every way to its end: each screen at most once, none left out', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const seen = press(answers);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(walk(REPORT_FORM, answers).screens.map(({ id }) => id));
      expect(['wishes', 'found-end']).toContain(seen.at(-1));
      expect(firstUnvisited(walk(REPORT_FORM, answers), seen)).toBeNull();
    }),
    { numRuns: 1000 },
  );
});

it('leads Back the same way, to the start', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const way = walk(REPORT_FORM, answers);
      const back: string[] = [];
      for (let at = way.screens.at(-1) ?? null; at; at = previousScreen(REPORT_FORM, way, at))
        back.push(at.id);
      expect(back.toReversed()).toEqual(way.screens.map(({ id }) => id));
    }),
  );
});

it('needs an answer to screen 4 and to nothing else, and not even there of a finder', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const way = walk(REPORT_FORM, answers);
      const needed = answers['about'] !== 'saw' && !(ROUTING in answers);
      expect(firstUnanswered(way)?.id ?? null).toBe(needed ? ROUTING : null);
      for (const screen of way.screens) {
        const { errors } = readScreen(screen, new Map(), {});
        expect(errors.map(({ question }) => question)).toEqual(screen.id === ROUTING ? [ROUTING] : []);
      }
    }),
  );
});

it('offers "Send what I have now" on every screen after the sixth but those of advice, and no screen before', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { screens } = walk(REPORT_FORM, answers);
      const sixth = screens.findIndex(({ id }) => id === PRIVATE);
      expect(sixth).toBeGreaterThan(0);
      expect(screens.slice(0, sixth + 1).filter(({ canSend }) => canSend)).toEqual([]);
      const silent = screens.slice(sixth + 1).filter(({ canSend }) => !canSend);
      expect(silent.map(({ id }) => id).filter((id) => !ADVICE.includes(id))).toEqual([]);
    }),
  );
});

/** Start, the page with all answers, and the code. */
const BESIDE = 3;

/** Each answer that a condition looks at, and none: every way that there is. */
function everyWay(): Answers[] {
  const values = new Map<string, Set<string>>();
  const conditions = REPORT_FORM.screens.flatMap(({ when, questions }) => [
    when,
    ...questions.flatMap((one) => [one.when, one.onlyIf]),
  ]);
  for (const { question, is } of conditions.flatMap(questionsOf))
    values.set(question, new Set([...(values.get(question) ?? []), ...is]));
  return [...values].reduce<Answers[]>(
    (ways, [question, some]) =>
      ways.flatMap((way) => [
        way,
        ...[...some].map((value) => ({ ...way, [question]: answerTo(question, value) })),
      ]),
    [{}],
  );
}

const answerTo = (question: string, value: string): string | string[] =>
  REPORT_FORM.screens.some(({ questions }) =>
    questions.some(({ id, type }) => id === question && type === 'checkboxes'),
  )
    ? [value]
    : value;

it('is at most 15 pages long from the start to the code, 11 under 13 and 9 for a finder, on every branch', () => {
  const longest = { finder: 0, under13: 0, any: 0 };
  for (const answers of everyWay()) {
    const { screens, answers: kept } = walk(REPORT_FORM, answers);
    const length = screens.length + BESIDE;
    longest.any = Math.max(longest.any, length);
    if (holds(FOUND, kept)) longest.finder = Math.max(longest.finder, length);
    else if (kept['age'] === 'under_13') longest.under13 = Math.max(longest.under13, length);
  }
  expect(longest).toEqual({ finder: 9, under13: 11, any: 15 });
});

it('tells the story right after screen 6 and what can be done now, before any other question about it', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const ids = walk(REPORT_FORM, answers).screens.map(({ id }) => id);
      const next = ids
        .slice(ids.indexOf(PRIVATE) + 1)
        .find((id) => !ADVICE.includes(id) || id === 'found-end');
      expect(['more', 'found-end']).toContain(next);
    }),
  );
});

it('goes through its parts in order', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const parts = walk(REPORT_FORM, answers).screens.map(({ part }) => part);
      expect(parts).toEqual(parts.toSorted((a, b) => a - b));
      expect([parts[0], parts.at(-1)]).toEqual([1, 4]);
    }),
  );
});

it('is reached on some way, each screen of it', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const { id } of walk(REPORT_FORM, answers).screens) reached.add(id);
    }),
    { numRuns: 3000 },
  );
  expect(REPORT_FORM.screens.filter(({ id }) => !reached.has(id))).toEqual([]);
});
