import fc from 'fast-check';
import { defineForm } from './define-form.js';
import { firstUnanswered, firstUnvisited, nextScreen, previousScreen, readScreen, walk } from './engine.js';
import type { Answers, Form, Question, Screen } from './form.types.js';
import { REPORT_FORM } from './report-form.js';

/** Every question of the form once, with the options of all screens that ask it. */
const questions = new Map<string, Question>();
for (const screen of REPORT_FORM.screens)
  for (const question of screen.questions) questions.set(question.id, question);

/** Any answers at all: fitting ones, wrong ones, ones to questions that do not exist. */
const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(
    fc.record(Object.fromEntries([...questions].map(([id, question]) => [id, valueOf(question)])), {
      requiredKeys: [],
    }),
    fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))),
  )
  .map(([fitting, wild]) => ({ ...wild, ...fitting }) as Answers);

function valueOf(question: Question): fc.Arbitrary<string | string[]> {
  if (!('options' in question)) return fc.string();
  const values = question.options.map((option) => option.value);
  return question.type === 'radios' ? fc.constantFrom(...values) : fc.subarray(values, { minLength: 1 });
}

/** Follows Continue from the first screen to the check page. */
function pressContinue(form: Form, answers: Answers): Screen[] {
  const way = walk(form, answers);
  const seen: Screen[] = [];
  for (let at = way.screens[0] ?? null; at; at = nextScreen(form, way, at)) {
    seen.push(at);
    if (seen.length > form.screens.length) throw new Error('Continue goes in a circle.');
  }
  return seen;
}

describe('the way through the form, for any answers', () => {
  it('comes from the first screen to the check page over every screen that is on it', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(pressContinue(REPORT_FORM, answers)).toEqual(walk(REPORT_FORM, answers).screens);
      }),
    );
  });

  it('leads back by Back exactly as it came by Continue', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const way = walk(REPORT_FORM, answers);
        for (const screen of way.screens) {
          const next = nextScreen(REPORT_FORM, way, screen);
          if (next) expect(previousScreen(REPORT_FORM, way, next)).toBe(screen);
        }
      }),
    );
  });

  it('finds its way on and back from a screen that is not on it', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...REPORT_FORM.screens), (answers, lost) => {
        const way = walk(REPORT_FORM, answers);
        for (const found of [nextScreen(REPORT_FORM, way, lost), previousScreen(REPORT_FORM, way, lost)]) {
          if (found) expect(way.screens).toContain(found);
        }
      }),
    );
  });

  it('keeps no answer to a question that is not asked on it, and pruning twice changes nothing', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const way = walk(REPORT_FORM, answers);
        const asked = new Set(
          way.screens.flatMap((screen) => screen.questions.map((question) => question.id)),
        );
        expect(Object.keys(way.answers).filter((id) => !asked.has(id))).toEqual([]);
        expect(walk(REPORT_FORM, way.answers)).toEqual(way);
      }),
    );
  });

  it('asks exactly one thing that must be answered, and only of those who did not say what they saw', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const blocked = firstUnanswered(walk(REPORT_FORM, answers));
        const { about, happening } = walk(REPORT_FORM, answers).answers;
        const open = about === 'saw' || happening !== undefined;
        expect(blocked?.id ?? null).toBe(open ? null : 'happening');
      }),
    );
  });
});

describe('reading a screen', () => {
  const fieldNames = [...questions.keys(), 'go', 't', '__proto__', 'constructor'];
  const fields = fc
    .dictionary(
      fc.constantFrom(...fieldNames),
      fc.array(fc.oneof(fc.string(), fc.constantFrom('yes', 'no', 'self')), { minLength: 1 }),
    )
    .map((given) => new Map(Object.entries(given)));

  it('takes any fields without failing, and keeps only what its questions allow', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REPORT_FORM.screens), fields, anyAnswers, (screen, posted, before) => {
        const { answers, errors } = readScreen(screen, posted, before);
        const own = screen.questions.map((question) => question.id);
        for (const id of Object.keys(before)) if (!own.includes(id)) expect(answers[id]).toEqual(before[id]);
        for (const error of errors) expect(own).toContain(error.question);
        for (const question of screen.questions) {
          const value = answers[question.id];
          if ('options' in question && posted.has(question.id) && value !== undefined) {
            const allowed = question.options.map((option) => option.value);
            expect([value].flat().filter((one) => !allowed.includes(one))).toEqual([]);
          }
        }
      }),
    );
  });

  it('read again from its own answers says the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REPORT_FORM.screens), fields, (screen, posted) => {
        const once = readScreen(screen, posted, {}, { lenient: true });
        const again = new Map(Object.entries(once.answers).map(([id, value]) => [id, [value].flat()]));
        expect(readScreen(screen, again, {}, { lenient: true }).answers).toEqual(once.answers);
      }),
    );
  });

  it('needs an answer on one screen only, and only for Continue', () => {
    const needing = REPORT_FORM.screens.filter(
      (screen) => readScreen(screen, new Map(), {}).errors.length > 0,
    );
    expect(needing.map((screen) => screen.id)).toEqual(['happening']);
    expect(readScreen(needing[0] as Screen, new Map(), {}, { lenient: true }).errors).toEqual([]);
  });
});

describe('adding to the form', () => {
  const extra: Screen = {
    id: 'since-when',
    page: 901,
    part: 3,
    title: 'form.still.title',
    when: { question: 'stillHappening', is: ['yes'] },
    questions: [{ id: 'sinceWhen', type: 'text', label: 'form.found_what.when', max: 100 }],
  };
  const place = REPORT_FORM.screens.findIndex((screen) => screen.id === 'still') + 1;
  const longer = defineForm(REPORT_FORM.screens.toSpliced(place, 0, extra));
  const threatened = { about: 'self', happening: 'threatened', stillHappening: 'yes' };

  it('needs data only: a screen with a branch is walked, read and left like any other', () => {
    expect(pressContinue(longer, threatened)).toContain(extra);
    expect(pressContinue(longer, { ...threatened, stillHappening: 'no' })).not.toContain(extra);
    expect(readScreen(extra, new Map([['sinceWhen', ['  May ']]]), threatened).answers).toEqual({
      ...threatened,
      sinceWhen: 'May',
    });
    const way = walk(longer, { ...threatened, sinceWhen: 'May' });
    expect(way.answers['sinceWhen']).toBe('May');
    expect(
      walk(longer, { ...threatened, stillHappening: 'no', sinceWhen: 'May' }).answers,
    ).not.toHaveProperty('sinceWhen');
  });

  it.each([
    ['an id that is taken', { ...extra, id: 'where' }],
    ['a page number that is taken', { ...extra, page: 7 }],
    ['a page number that was another', { ...extra, page: 8 }],
    ['a way back to an earlier part', { ...extra, part: 1 as const }],
    ['a condition on a later question', { ...extra, when: { question: 'country', is: [] } }],
    ['a condition on no option', { ...extra, when: { question: 'stillHappening', is: ['maybe'] } }],
  ])('refuses %s', (_, wrong) => {
    expect(() => defineForm(REPORT_FORM.screens.toSpliced(place, 0, wrong))).toThrow(/^Form: /);
  });

  it('asks after a change only for what was not seen before', () => {
    const before = { about: 'self', happening: 'threatened', stillHappening: 'no' };
    const visited = walk(longer, before).screens.map((screen) => screen.id);
    expect(firstUnvisited(walk(longer, before), visited)).toBeNull();
    expect(firstUnvisited(walk(longer, threatened), visited)).toBe(extra);
  });
});
