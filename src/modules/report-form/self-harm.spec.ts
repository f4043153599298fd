import fc from 'fast-check';
import { anyAnswers } from '../../../test/support/any-answers.js';
import { fittingUses, GUIDE_KINDS, GUIDE_READERS, guideSituation } from '../guidance/index.js';
import { firstUnanswered, readScreen, walk } from './engine.js';
import type { Answers, Block, Screen } from './form.types.js';
import { holds } from './conditions.js';
import { REPORT_FORM } from './report-form.js';
import { summaryOf } from './summary.js';

const SAID = { safety: 'self_harm' };
const NOT_SAID = { safety: 'safe' };

const idsOf = (screens: readonly Screen[]): string[] => screens.map((screen) => screen.id);
const shown = (screen: Screen, answers: Answers): readonly Block[] =>
  (screen.blocks ?? []).filter((block) => holds(block.when, answers));

describe('who says that they might hurt themself', () => {
  it('sees every screen that anybody else sees, and one with numbers to call before the rest', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const said = idsOf(walk(REPORT_FORM, { ...answers, ...SAID }).screens);
        expect(said.slice(0, 2)).toEqual(['safely', 'danger']);
        expect(said.filter((id) => id !== 'danger')).toEqual(
          idsOf(walk(REPORT_FORM, { ...answers, ...NOT_SAID }).screens),
        );
      }),
    );
  });

  it('reads on each of them the same, with the same numbers, and may answer the same', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const [said, other] = [
          walk(REPORT_FORM, { ...answers, ...SAID }),
          walk(REPORT_FORM, { ...answers, ...NOT_SAID }),
        ];
        for (const screen of other.screens)
          expect(shown(screen, said.answers)).toEqual(shown(screen, other.answers));
      }),
    );
  });

  it('has every answer kept, read back and sent', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const rows = (safety: Answers) =>
          summaryOf(REPORT_FORM, { ...answers, ...safety }).filter(
            ({ question }) => question.id !== 'safety',
          );
        expect(rows(SAID)).toEqual(rows(NOT_SAID));
      }),
    );
  });

  it('is asked for nothing more before the report can be sent', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const missing = (safety: Answers) => firstUnanswered(walk(REPORT_FORM, { ...answers, ...safety }));
        expect(missing(SAID)).toBe(missing(NOT_SAID));
      }),
    );
  });

  it('goes on from the numbers with one button, and has nothing to answer there', () => {
    const danger = REPORT_FORM.screens.find((screen) => screen.id === 'danger');
    if (!danger) throw new Error('There is no screen with numbers to call.');
    expect(danger.questions).toEqual([]);
    expect(shown(danger, SAID)).toContainEqual(
      expect.objectContaining({ type: 'numbers', uses: expect.arrayContaining(['distress', 'emergency']) }),
    );
    expect(readScreen(danger, new Map(), SAID)).toEqual({ answers: SAID, errors: [] });
  });

  it('may leave the question out like anybody else', () => {
    const safety = REPORT_FORM.screens.find((screen) => screen.id === 'safely');
    if (!safety) throw new Error('The question is not asked.');
    expect(readScreen(safety, new Map(), {})).toEqual({ answers: {}, errors: [] });
  });
});

it('offers numbers for distress to everyone who wants advice, whatever they said', () => {
  for (const reader of GUIDE_READERS)
    for (const kind of GUIDE_KINDS) expect(fittingUses(guideSituation(reader, kind))).toContain('distress');
  for (const safety of [SAID, NOT_SAID, {}]) {
    const answers: Answers = { ...safety, happening: 'threatened', way: 'advice' };
    const blocks = walk(REPORT_FORM, answers).screens.flatMap((screen) =>
      screen.id === 'danger' ? [] : shown(screen, answers),
    );
    expect(blocks.some((block) => block.type === 'guide_numbers')).toBe(true);
  }
});
