import { BODY_LIMIT } from '../../platform/http/index.js';
import { walk } from './engine.js';
import type { Answers, Question, Screen } from './form.types.js';
import { REPORT_FORM } from './report-form.js';

const way = (answers: Answers): string[] => walk(REPORT_FORM, answers).screens.map((screen) => screen.id);
const from = (answers: Answers, first: string): string[] => {
  const ids = way(answers);
  return ids.slice(ids.indexOf(first));
};
const END = ['place', 'keep-out'];
const CLOSING = ['more', 'wishes', ...END];
const screen = (id: string) => REPORT_FORM.screens.find((one) => one.id === id);

describe('the beginning', () => {
  it.each([
    ['yes', { safety: 'safe' }, ['safely', 'safety', 'about']],
    ['passed over', {}, ['safely', 'safety', 'about']],
    ['I do not want to say', { safety: 'skip' }, ['safely', 'safety', 'about']],
    ['someone may see my screen', { safety: 'watched' }, ['safely', 'safety', 'watched', 'about']],
    ['in danger', { safety: 'danger' }, ['safely', 'safety', 'danger', 'about']],
    ['I might hurt myself', { safety: 'self_harm' }, ['safely', 'safety', 'danger', 'about']],
  ])('safe right now? %s', (_, answers, expected) => {
    expect(way(answers).slice(0, expected.length)).toEqual(expected);
  });

  it('asks who it is only of somebody who writes for another person', () => {
    expect(way({ about: 'other' })).toContain('relation');
    expect(way({ about: 'self' })).not.toContain('relation');
  });

  it('does not ask what is happening of somebody who saw something online', () => {
    expect(from({ about: 'saw' }, 'about')).toEqual([
      'about',
      'found-where',
      'found-what',
      'found-child',
      'private',
      ...END,
    ]);
  });

  it.each([
    ['threatened', 'adult', true],
    ['shared', 'adult', true],
    ['other', 'adult', false],
    ['threatened', '16_17', false],
    ['shared', 'unsaid', false],
  ])('%s, %s: asks whether they were under 18 in the pictures: %s', (happening, age, asked) => {
    expect(way({ happening, age }).includes('pictures-age')).toBe(asked);
  });
});

describe('A, threatened', () => {
  const A = { about: 'self', happening: 'threatened', age: '16_17' };

  it('goes through A1 to A7 and on to the end', () => {
    expect(from(A, 'happening')).toEqual([
      'happening',
      'age',
      'private',
      'still',
      'first-steps',
      'demands',
      'known',
      'where',
      'paid',
      'shared-already',
      ...CLOSING,
    ]);
  });

  it('shows a child under 13 one screen, then asks where', () => {
    expect(from({ ...A, age: 'under_13', demands: ['meeting'] }, 'first-steps')).toEqual([
      'first-steps',
      'where',
      'paid',
      'shared-already',
      ...CLOSING,
    ]);
  });

  it('shows the numbers again when a meeting is wanted', () => {
    expect(from({ ...A, demands: ['money', 'meeting'] }, 'demands').slice(0, 2)).toEqual([
      'demands',
      'do-not-meet',
    ]);
    expect(screen('do-not-meet')?.blocks).toContainEqual({ type: 'numbers', uses: ['emergency', 'child'] });
  });

  it('tells of the bank and asks where the money went when something was paid', () => {
    expect(from({ ...A, paid: 'yes' }, 'paid').slice(0, 3)).toEqual(['paid', 'paid-how', 'shared-already']);
    expect(screen('paid-how')?.blocks).toContainEqual({
      type: 'numbers',
      uses: ['money'],
      lead: 'guidance.paid.line',
    });
  });

  it('asks for the links when the pictures are out', () => {
    expect(from({ ...A, shared: 'yes' }, 'shared-already')).toEqual([
      'shared-already',
      'links',
      'reported',
      ...CLOSING,
    ]);
    expect(way({ ...A, shared: 'not_sure' })).not.toContain('links');
  });
});

describe('B, shared', () => {
  const B = { about: 'self', happening: 'shared', age: '13_15' };

  it('goes through B1 to B4', () => {
    expect(from(B, 'private')).toEqual(['private', 'made', 'links', 'who-shared', 'reported', ...CLOSING]);
  });

  it('skips B1 and B3 for a child under 13', () => {
    expect(from({ ...B, age: 'under_13' }, 'private')).toEqual(['private', 'links', 'reported', ...CLOSING]);
  });
});

describe('C, found', () => {
  it('is the same way whether it is chosen on screen 3 or on screen 4', () => {
    expect(from({ about: 'self', happening: 'found' }, 'found-where')).toEqual(
      from({ about: 'saw' }, 'found-where'),
    );
  });

  it('asks no age and nothing of screens 7 and 8', () => {
    expect(way({ about: 'saw' })).not.toEqual(expect.arrayContaining(['age']));
    expect(way({ about: 'saw' })).not.toEqual(expect.arrayContaining(['more']));
  });

  it('says before anything else not to save, screenshot or forward', () => {
    expect(screen('found-where')?.blocks?.[0]).toEqual({
      type: 'warning',
      text: 'guidance.found.do_not_save',
    });
  });
});

describe('D, other', () => {
  it('goes through D1 and D2 to the question where', () => {
    expect(from({ happening: 'other', age: '13_15' }, 'private')).toEqual([
      'private',
      'what-other',
      'meeting',
      'where',
      ...CLOSING,
    ]);
  });
});

describe('what every way keeps to', () => {
  it('offers "Send what I have now" from screen 6 on, also where one may simply stop', () => {
    const after = REPORT_FORM.screens.slice(REPORT_FORM.screens.findIndex((one) => one.id === 'private'));
    expect(after.filter((one) => !one.canSend)).toEqual([]);
    expect(screen('advice')?.canLeave).toBe(true);
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
      for (const asked of ['where', 'more', 'place', 'keep-out']) {
        const place = ids.indexOf(asked);
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
