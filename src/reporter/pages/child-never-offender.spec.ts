import fc from 'fast-check';
import { anyAnswers } from '../../../test/support/any-answers.js';
import { textsOf } from '../../../test/support/reading-grade.js';
import { catalogues, otherPages, pageContext, screenHtml } from '../../../test/support/site-pages.js';
import { CHILD_NEVER_OFFENDER } from '../../modules/guidance/index.js';
import { assess } from '../../modules/triage/index.js';
import { questionsOf } from '../../modules/report-form/index.js';
import {
  factsOf,
  holds,
  REPORT_FORM,
  walk,
  type Answers,
  type Screen,
} from '../../modules/report-form/index.js';

const { t } = catalogues.translator('en');
const sent = (who: 'you' | 'them'): string => t(CHILD_NEVER_OFFENDER.sent, { who });
const beforeLaw = (who: 'you' | 'them'): string => t(CHILD_NEVER_OFFENDER.beforeLaw, { who });

/** Words that could put the blame on whoever reads, or speak of a crime. */
const BLAME =
  /\b(?:faults?|blames?d?|trouble|wrong|punish\w*|crimes?|criminal|illegal|against the law|guilty|offen[cs]e|arrest\w*|asham\w*|should(?: not|n’t) have|careless|naive)\b/i;

/** The only sayings in which they may stand: they take blame away, or name a crime of somebody else against a child. */
const ALLOWED: readonly RegExp[] = [
  /This is not your fault\.?/g,
  /This is not their fault\.?/g,
  /You are not in trouble(?: for it|, whatever you answer| for asking)?\.?/g,
  /They are not in trouble(?: for it)?\.?/g,
  /The one who did wrong is the one who uses them\./g,
  /We do not blame (?:you|them)\./g,
  /The law is there to stop the one who did this\. It is not there to punish (?:you|the one you want to help)\./g,
  /anyone who knows of a sexual crime against a child must tell the police\./g,
  /a crime against a child must be told\./g,
  /Go to the police or a crime website/g,
  /Online crime/g,
  /You are not in trouble for pictures that are in your chat\./g,
];

function blameIn(html: string): string[] {
  return textsOf(html).filter((text) =>
    BLAME.test(ALLOWED.reduce((rest, saying) => rest.replaceAll(saying, ''), text)),
  );
}

const COUNTRIES = ['IN', 'GB', 'ZZ'] as const;

/** Every answer that decides what somebody sees who writes about themselves and is under 18, or does not say. */
const STEERING: Readonly<Record<string, readonly (string | string[] | undefined)[]>> = {
  happening: ['threatened', 'shared', 'found', 'other'],
  age: ['under_13', '13_15', '16_17', 'unsaid', undefined],
  safety: ['watched', 'danger', 'self_harm', undefined],
  way: ['advice', undefined],
  demands: [['meeting'], undefined],
  offender: ['known', undefined],
  paid: ['yes', undefined],
  sentPictures: ['yes', undefined],
  shared: ['yes', undefined],
  otherKind: ['pressure_on_child', 'account_taken', undefined],
};

/** Each of their combinations, as a list of answers. */
function everyWay(): Answers[] {
  return Object.entries(STEERING).reduce<Answers[]>(
    (ways, [question, values]) =>
      ways.flatMap((way) =>
        values.map((value) => (value === undefined ? way : { ...way, [question]: value })),
      ),
    [{ about: 'self' }],
  );
}

/** Each screen once for each thing that it may say: the blocks shown, and what the steps depend on. */
function everyScreen(): { screen: Screen; answers: Answers }[] {
  const seen = new Map<string, { screen: Screen; answers: Answers }>();
  for (const answers of everyWay()) {
    for (const screen of walk(REPORT_FORM, answers).screens) {
      const blocks = (screen.blocks ?? []).map(({ when }) => holds(when, answers));
      const { happening, age, otherKind } = answers;
      seen.set(JSON.stringify([screen.id, blocks, happening, age, otherKind]), { screen, answers });
    }
  }
  return [...seen.values()];
}

it('finds blame where there is some', () => {
  const page = (text: string): string => `<main><p>${text}</p></main>`;
  for (const text of [
    'This is your fault.',
    'You are in trouble.',
    'You did a crime.',
    'You should not have.',
  ])
    expect(blameIn(page(text))).toEqual([text]);
  expect(blameIn(page('This is not your fault. You are not in trouble.'))).toEqual([]);
});

it('looks at every question that a condition of the report looks at, but for those of others', () => {
  const asked = REPORT_FORM.screens.flatMap(({ when, blocks }) =>
    [when, ...(blocks ?? []).map((block) => block.when)].flatMap((one) =>
      questionsOf(one).map(({ question }) => question),
    ),
  );
  expect([...new Set(asked)].filter((question) => !(question in STEERING)).sort()).toEqual([
    'about',
    'knowsChild',
    // Shows what a demand to meet shows.
    'meeting',
    'picturesUnder18',
  ]);
});

it('blames nobody under 18, nor who does not say, on any branch of the report, and speaks of no crime of theirs', () => {
  const screens = everyScreen();
  expect(new Set(screens.map(({ screen }) => screen.id)).size).toBe(
    REPORT_FORM.screens.filter(({ id }) => id !== 'pictures-age').length,
  );
  const found = screens.flatMap(({ screen, answers }) =>
    COUNTRIES.flatMap((country) =>
      blameIn(screenHtml(screen, answers, { page: pageContext({ path: `/h/${screen.page}`, country }) })).map(
        (text) => `${screen.id}: ${text}`,
      ),
    ),
  );
  expect(found).toEqual([]);
});

it('blames nobody on any page beside the report', () => {
  for (const country of COUNTRIES) {
    const pages = otherPages(pageContext({ csrf: null, endsIn: null, country }));
    const allowedToHelpers = /This is not the fault of (?:your|the) child\.|take the phone away to punish/;
    const found = [...pages].flatMap(([name, html]) =>
      blameIn(html)
        .filter((text) => !allowedToHelpers.test(text))
        .map((text) => `${name}: ${text}`),
    );
    expect(found).toEqual([]);
  }
});

it('says that they are not in trouble wherever pictures were sent, or are out, just where staff get the mark', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const way = walk(REPORT_FORM, answers);
      const html = way.screens.map((screen) => screenHtml(screen, answers)).join('');
      const facts = factsOf(way.answers, { country: 'IN', language: 'en', partial: false });
      const { marks } = assess(facts, [15, 60, 240, 1440]);
      const said = html.includes(sent('you')) || html.includes(sent('them'));
      expect(said).toBe(marks.includes('not_in_trouble'));
    }),
    {
      numRuns: 150,
      examples: [
        // Under 13, the links are asked on the last page.
        [{ happening: 'threatened', age: 'under_13', sentPictures: 'yes', shared: 'yes' }],
        [{ about: 'other', happening: 'threatened', age: 'under_13', sentPictures: 'yes', shared: 'yes' }],
        [{ happening: 'threatened', age: '13_15', sentPictures: 'yes', shared: 'yes' }],
      ],
    },
  );
});

it.each([
  ['you', 'self'],
  ['them', 'other'],
] as const)('says so of %s, right after the answer', (who, about) => {
  const screenOf = (id: string): Screen => REPORT_FORM.screens.find((one) => one.id === id) as Screen;
  for (const age of ['under_13', '13_15', '16_17', 'unsaid']) {
    const threatened = { about, happening: 'threatened', age };
    expect(screenHtml(screenOf('wishes'), { ...threatened, sentPictures: 'yes' })).toContain(sent(who));
    expect(screenHtml(screenOf('wishes'), { ...threatened, sentPictures: 'no' })).not.toContain(sent(who));
    expect(screenHtml(screenOf('links'), { about, happening: 'shared', age })).toContain(sent(who));
    const law = screenHtml(screenOf('private'), threatened);
    expect(law.indexOf(beforeLaw(who))).toBeGreaterThan(0);
    expect(law.indexOf(beforeLaw(who))).toBeLessThan(law.indexOf('must tell the police'));
  }
  const grown = { about, happening: 'threatened', age: 'adult', picturesUnder18: 'no', sentPictures: 'yes' };
  expect(screenHtml(screenOf('wishes'), grown)).not.toContain(sent(who));
  expect(screenHtml(screenOf('private'), grown)).not.toContain(beforeLaw(who));
});
