import { BODY_LIMIT } from '../../platform/http/index.js';
import { holds } from './conditions.js';
import { screenOfPage, walk } from './engine.js';
import type { Answers, Question, Screen } from './form.types.js';
import { REPORT_FORM } from './report-form.js';

const way = (answers: Answers): string[] => walk(REPORT_FORM, answers).screens.map((screen) => screen.id);
const from = (answers: Answers, first: string): string[] => {
  const ids = way(answers);
  return ids.slice(ids.indexOf(first));
};
const screen = (id: string) => REPORT_FORM.screens.find((one) => one.id === id);
const asked = (answers: Answers, id: string): string[] =>
  walk(REPORT_FORM, answers)
    .screens.find((one) => one.id === id)
    ?.questions.map((question) => question.id) ?? [];

describe('the beginning', () => {
  it.each([
    ['yes', { safety: 'safe' }, ['safely', 'happening']],
    ['passed over', {}, ['safely', 'happening']],
    ['I do not want to say', { safety: 'skip' }, ['safely', 'happening']],
    ['someone may see my screen', { safety: 'watched' }, ['safely', 'watched', 'happening']],
    ['in danger', { safety: 'danger' }, ['safely', 'danger', 'happening']],
    ['I might hurt myself', { safety: 'self_harm' }, ['safely', 'danger', 'happening']],
  ])('safe right now? %s', (_, answers, expected) => {
    expect(way(answers).slice(0, expected.length)).toEqual(expected);
  });

  it('asks who it is only of somebody who writes for another person', () => {
    expect(asked({ about: 'other', happening: 'shared' }, 'private')).toEqual([
      'relation',
      'theyKnow',
      'way',
    ]);
    expect(asked({ about: 'self', happening: 'shared' }, 'private')).toEqual(['way']);
  });

  it('needs no word of what is happening from somebody who saw something online', () => {
    expect(from({ about: 'saw' }, 'happening')).toEqual(['happening', 'found-where', 'private', 'found-end']);
  });

  it.each([
    ['threatened', 'adult', true],
    ['shared', 'adult', true],
    ['other', 'adult', false],
    ['threatened', '16_17', false],
    ['shared', 'unsaid', false],
  ])('%s, %s: asks whether they were under 18 in the pictures: %s', (happening, age, isAsked) => {
    expect(way({ happening, age }).includes('pictures-age')).toBe(isAsked);
  });
});

describe('A, threatened', () => {
  const A = { about: 'self', happening: 'threatened', age: '16_17' };

  it('goes through A1 to A7 and on to the end', () => {
    expect(from(A, 'happening')).toEqual([
      'happening',
      'private',
      'first-steps',
      'more',
      'still',
      'where',
      'paid',
      'wishes',
    ]);
  });

  it('shows a child under 13 what to do, and asks less', () => {
    const child = { ...A, age: 'under_13', demands: ['meeting'], shared: 'yes' };
    expect(from(child, 'first-steps')).toEqual(['first-steps', 'more', 'where', 'wishes']);
    expect(asked(child, 'more')).toEqual(['more', 'stillHappening', 'timeLimit']);
    expect(asked(child, 'where')).toEqual([
      'platform',
      'platformName',
      'handles',
      'paid',
      'sentPictures',
      'shared',
    ]);
    expect(asked(child, 'wishes')).toContain('links');
  });

  it('shows the numbers again when a meeting is wanted', () => {
    const blocks = screen('where')?.blocks ?? [];
    const numbers = (answers: Answers) =>
      blocks.flatMap((block) => (block.type === 'numbers' && holds(block.when, answers) ? [block.uses] : []));
    expect(numbers({ ...A, demands: ['money', 'meeting'] })).toEqual([['emergency', 'child']]);
    expect(numbers({ ...A, age: 'adult', demands: ['meeting'] })).toEqual([['emergency', 'women']]);
    expect(numbers({ happening: 'other', age: '13_15', meeting: 'planned' })).toEqual([
      ['emergency', 'child'],
    ]);
    expect(numbers({ ...A, demands: ['money'] })).toEqual([]);
  });

  it('tells of the bank beside the question whether money was paid', () => {
    expect(screen('paid')?.blocks).toContainEqual({
      type: 'numbers',
      uses: ['money'],
      lead: 'guidance.paid.line',
    });
    expect(asked(A, 'paid')).toEqual(['paid', 'paidTo', 'sentPictures', 'shared']);
  });

  it('asks for the links when the pictures are out', () => {
    expect(from({ ...A, shared: 'yes' }, 'paid')).toEqual(['paid', 'links', 'wishes']);
    expect(way({ ...A, shared: 'not_sure' })).not.toContain('links');
  });

  it('offers help to tell an adult to everyone but an adult who writes about themselves', () => {
    const offered = (answers: Answers): boolean => {
      const last = walk(REPORT_FORM, { ...A, ...answers }).screens.find((one) => one.id === 'wishes');
      const wishes = last?.questions.find((question) => question.id === 'wishes');
      return (
        wishes !== undefined && 'options' in wishes && wishes.options.some((o) => o.value === 'tell_adult')
      );
    };
    expect([{}, { age: 'unsaid' }, { about: 'other', age: 'adult' }, { age: 'adult' }].map(offered)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const adult = { ...A, age: 'adult', wishes: ['tell_adult', 'talk'] };
    expect(walk(REPORT_FORM, adult).answers['wishes']).toEqual(['talk']);
  });
});

describe('B, shared', () => {
  const B = { about: 'self', happening: 'shared', age: '13_15' };

  it('goes through B1 to B4, with what to do right now before', () => {
    expect(from(B, 'private')).toEqual(['private', 'first-steps', 'more', 'made', 'links', 'wishes']);
  });

  it('skips B1 and B3 for a child under 13', () => {
    expect(from({ ...B, age: 'under_13' }, 'private')).toEqual([
      'private',
      'first-steps',
      'more',
      'links',
      'wishes',
    ]);
  });
});

describe('C, found', () => {
  it('is the same way whether it is chosen as what it is about or as what is happening', () => {
    expect(from({ about: 'self', happening: 'found' }, 'found-where')).toEqual(
      from({ about: 'saw' }, 'found-where'),
    );
  });

  it('keeps no age, and asks nothing of screens 7 and 8', () => {
    expect(walk(REPORT_FORM, { about: 'saw', age: 'adult' }).answers).toEqual({ about: 'saw' });
    expect(way({ about: 'saw' })).not.toEqual(expect.arrayContaining(['more']));
  });

  it('says before anything else not to go back and look, and not to save, screenshot or forward', () => {
    expect(screen('found-where')?.blocks?.slice(0, 2)).toEqual([
      { type: 'warning', text: 'form.found_where.do_not_look' },
      { type: 'text', text: 'guidance.found.do_not_save' },
    ]);
  });

  it('asks who knows the child who that is to them', () => {
    expect(asked({ about: 'saw', knowsChild: 'yes' }, 'private')).toEqual(['relation', 'way']);
    expect(asked({ about: 'saw', knowsChild: 'no' }, 'private')).toEqual(['way']);
  });
});

describe('D, other', () => {
  it('goes through D1 and D2 to the question where', () => {
    expect(from({ happening: 'other', age: '13_15' }, 'private')).toEqual([
      'private',
      'more',
      'what-other',
      'where',
      'wishes',
    ]);
    expect(asked({ happening: 'other', age: 'under_13' }, 'more')).toEqual(['more', 'otherKind', 'meeting']);
  });
});

describe('what every way keeps to', () => {
  it('leads on from a page of before: each of its questions stands on the screen that took it over', () => {
    for (const [page, id] of [
      ['2', 'safely'],
      ['5', 'happening'],
      ['6', 'private'],
      ['8', 'happening'],
      ['11', 'found-where'],
      ['24', 'where'],
      ['27', 'paid'],
      ['53', 'wishes'],
    ] as const)
      expect(screenOfPage(REPORT_FORM, page)?.id).toBe(id);
  });

  it('takes no more on a screen than fits into one body, whatever the script', () => {
    const EMOJI_BYTES = 12;
    const FIELD_BYTES = 40;
    const STEERING_BYTES = 400;
    const letters = (question: Question): number =>
      question.type === 'lines' ? question.whole : 'max' in question ? question.max : 0;
    const bytes = ({ questions }: Screen): number =>
      questions.reduce((sum, one) => sum + letters(one) * EMOJI_BYTES + FIELD_BYTES, STEERING_BYTES);
    expect(REPORT_FORM.screens.filter((one) => bytes(one) > BODY_LIMIT).map((one) => one.id)).toEqual([]);
  });

  it('tells the limits of secrecy before it asks for a name, a handle, a place or a story of the person', () => {
    for (const answers of [{ happening: 'threatened' }, { happening: 'shared' }, { happening: 'other' }]) {
      const ids = way(answers);
      for (const later of ['where', 'more', 'wishes']) {
        const place = ids.indexOf(later);
        if (place >= 0) expect(place).toBeGreaterThan(ids.indexOf('private'));
      }
    }
  });

  it('treats an age that was not said, or not asked, as under 18', () => {
    const limit = screen('private')?.blocks?.find((block) => block.type === 'legal_limit');
    expect(limit).toBeDefined();
    expect(way({ happening: 'threatened', age: 'unsaid' })).toEqual(
      way({ happening: 'threatened', age: '16_17' }),
    );
    expect(way({ happening: 'threatened' })).toEqual(way({ happening: 'threatened', age: '16_17' }));
  });

  it('gives every screen a page number that says nothing, each once', () => {
    const pages = REPORT_FORM.screens.map((one) => one.page);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.every((page) => Number.isInteger(page) && page > 0)).toBe(true);
  });
});
