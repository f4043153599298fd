import { readingGrade, sentencesOf, textsOf, wordsOf } from '../../../test/support/reading-grade.js';
import { catalogues, otherPages, screenHtml } from '../../../test/support/site-pages.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { REPORT_FORM, walk, type Answers } from '../../modules/report-form/index.js';

const ABOUT = ['self', 'other', 'saw'];
const HAPPENING = ['threatened', 'shared', 'found', 'other'];
const AGES = ['under_13', '13_15', 'adult'];

/** One way through each combination that changes what is said, with every branch taken that shows more. */
const WAYS: Answers[] = ABOUT.flatMap((about) =>
  HAPPENING.flatMap((happening) =>
    AGES.flatMap((age) =>
      ['danger', 'self_harm', 'watched'].map((safety) => ({
        about,
        happening,
        age,
        safety,
        picturesUnder18: 'no',
        way: age === '13_15' ? 'report' : 'advice',
        demands: ['meeting'],
        offender: 'known',
        paid: 'yes',
        shared: 'yes',
        otherKind: age === 'adult' ? 'account_taken' : 'pressure_on_child',
      })),
    ),
  ),
);

function gradesByPage(): Map<string, number> {
  const grades = new Map<string, number>();
  const note = (name: string, html: string): void => {
    grades.set(name, Math.max(grades.get(name) ?? 0, readingGrade(textsOf(html))));
  };
  for (const answers of WAYS) {
    for (const screen of walk(REPORT_FORM, answers).screens) note(screen.id, screenHtml(screen, answers));
  }
  for (const [name, html] of otherPages()) note(name, html);
  return grades;
}

it('speaks so that a ten-year-old can read it: Flesch-Kincaid grade 5 at most on every screen and page', () => {
  const grades = gradesByPage();
  expect([...grades.keys()].sort()).toEqual(
    expect.arrayContaining(REPORT_FORM.screens.map((screen) => screen.id)),
  );
  const tooHard = [...grades]
    .filter(([, grade]) => grade > 5)
    .map(([name, grade]) => `${name}: ${grade.toFixed(1)}`);
  expect(tooHard).toEqual([]);
});

it('keeps every sentence short enough to be read by somebody who is afraid: 20 words', () => {
  const { t } = catalogues.translator('en');
  const sentences = [...catalogues.keys()]
    .filter(([key]) => /^(?:form|guidance|site)\./.test(key))
    .flatMap(([key, names]) =>
      ['you', 'them', 'saw'].flatMap((who) => {
        const args = { ...Object.fromEntries(names.map((name) => [name, 1])), who };
        return sentencesOf(t(key as MessageKey, args));
      }),
    );
  expect(sentences.filter((sentence) => wordsOf(sentence).length > 20)).toEqual([]);
});

it('never uses the words of the trade, or a word that judges', () => {
  const { t } = catalogues.translator('en');
  const ours = [...catalogues.keys()].filter(([key]) => /^(?:site|form|guidance)\./.test(key));
  const spoken = ours.map(([key, names]) => {
    const args = Object.fromEntries(names.map((name) => [name, 1]));
    return { key, text: t(key as MessageKey, args) };
  });
  expect(spoken.length).toBeGreaterThan(200);
  const banned =
    /\b(?:NCII|CSAM|CSEM|perpetrators?|victims?|sextortion|child porn\w*|revenge porn|offenders?)\b/i;
  expect(spoken.filter(({ text }) => banned.test(text))).toEqual([]);
});

it('says first that it is not their fault, and that they are not in trouble', () => {
  const [first, second] = textsOf(otherPages().get('start') ?? '');
  expect(first).toBe('This is not your fault.');
  expect(second).toMatch(/^You are not in trouble\./);
});

it('writes Hindi with a dot under the letters for f and z alone, as the rest of its words do', () => {
  const dotted = /[कखग]\u093c|[\u0958-\u095a]/u;
  const texts = [...catalogues.texts('hi')].filter(([, text]) => dotted.test(text.normalize('NFD')));
  expect(texts.map(([key]) => key)).toEqual([]);
});
