import fc from 'fast-check';
import { firstUnanswered, firstUnvisited, nextScreen, previousScreen, readScreen, walk } from './engine.js';
import type { Answers, Screen } from './form.types.js';
import { anyAnswers } from '../../../test/support/any-answers.js';
import { REPORT_FORM } from './report-form.js';

const FIRST = REPORT_FORM.screens[0] as Screen;
const ROUTING = 'happening';
const PRIVATE = 'private';

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
      expect(seen.at(-1)).toBe('keep-out');
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

it('offers "Send what I have now" on every screen from the sixth on, and the sixth is on every way', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { screens } = walk(REPORT_FORM, answers);
      const sixth = screens.findIndex(({ id }) => id === PRIVATE);
      expect(sixth).toBeGreaterThan(0);
      expect(screens.slice(sixth).filter(({ canSend }) => !canSend)).toEqual([]);
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
