import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { USES } from './helpline.js';
import { EUROPEAN_UNION, HELPLINES } from './helplines.data.js';
import {
  ANYONE,
  BUILT_IN_HELPLINES,
  firstSteps,
  GUIDE_KINDS,
  legalLimit,
  removalService,
  type Reader,
} from './index.js';

const english = JSON.parse(readFileSync(join(projectRoot(), 'locales/en/guidance.json'), 'utf8')) as Record<
  string,
  string
>;
const said = (reader: Reader): string =>
  firstSteps(reader)
    .map((key) => english[key.replace('guidance.', '')])
    .join('\n');
const labels = (country: string, ...uses: (typeof USES)[number][]): string[] =>
  BUILT_IN_HELPLINES.numbersFor(country, uses).lines.flatMap((line) =>
    line.channels.map((channel) => channel.label),
  );

describe('helplines', () => {
  it.each([
    ['IN', ['112', '1098', '14416', '181', '1930', 'cybercrime.gov.in', '6363176363']],
    ['US', ['911', '1-800-843-5678', 'report.cybertip.org', '988', '1-800-CALL-FBI', 'tips.fbi.gov']],
    ['GB', ['999', '0800 1111', '116 123', '0345 6000 459']],
    ['AU', ['000', '1800 55 1800', 'findahelpline.com', 'esafety.gov.au/report']],
    ['DE', ['112', '116 111', 'findahelpline.com', '116 000']],
    ['NP', ['findahelpline.com']],
  ])('shows in %s what the table holds', (country, expected) => {
    expect(
      labels(country, 'emergency', 'child', 'distress', 'women', 'money', 'pictures', 'missing'),
    ).toEqual(expected);
  });

  it('knows where no emergency number is known', () => {
    expect(
      ['IN', 'CA', 'NP', 'ZZ', '__proto__'].map(
        (country) => BUILT_IN_HELPLINES.numbersFor(country, ['emergency']).hasEmergency,
      ),
    ).toEqual([true, false, false, false, false]);
  });

  it('shows none as verified before a person has verified it, and none without source and date', () => {
    for (const line of HELPLINES) {
      expect(line).toMatchObject({
        verified: false,
        source: expect.stringMatching(/./),
        checkedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
    }
    expect(new Set(HELPLINES.map((line) => line.id)).size).toBe(HELPLINES.length);
  });

  it('offers no line without a number or a site', () => {
    for (const country of ['IN', ...EUROPEAN_UNION]) {
      for (const line of BUILT_IN_HELPLINES.numbersFor(country, USES).lines)
        expect(line.channels.length).toBeGreaterThan(0);
    }
  });

  it('puts at most two lines on top of every page, the emergency number first', () => {
    const top = (country: string): string[] =>
      BUILT_IN_HELPLINES.crisisLines(country).lines.map((line) => line.id);
    expect(top('IN')).toEqual(['in-emergency', 'in-childline']);
    expect(top('GB')).toEqual(['gb-emergency', 'gb-childline']);
    expect(top('AU')).toEqual(['au-emergency', 'au-kids-helpline']);
    expect(top('ZZ')).toEqual(['find-a-helpline']);
  });

  it('dials digits only', () => {
    const dialled = HELPLINES.flatMap((line) =>
      line.channels.flatMap((channel) => (channel.kind === 'phone' ? [channel.dial] : [])),
    );
    expect(dialled.filter((dial) => !/^\+?\d{3,15}$/.test(dial))).toEqual([]);
  });
});

describe('first steps', () => {
  it('gives a child under 13 one thing to do on the way through a report', () => {
    for (const kind of GUIDE_KINDS.filter((one) => one !== 'found'))
      expect(firstSteps({ who: 'child', kind })).toEqual(['guidance.step.tell_adult_now']);
  });

  it('holds what the guides of the field agree on: in the order in which it helps', () => {
    expect(firstSteps(ANYONE)).toEqual([
      'guidance.step.stop_replying',
      'guidance.step.do_not_pay',
      'guidance.step.paid',
      'guidance.step.keep_chat',
      'guidance.step.report_then_block',
      'guidance.step.do_not_delete',
      'guidance.step.block_pictures',
      'guidance.step.tell_someone',
    ]);
  });

  it('lets only an adult who was one in the pictures keep them in a picture of the screen', () => {
    const warning = 'do not save or send on any sexual picture of someone under 18';
    expect(said({ who: 'adult', kind: 'threatened', adultPictures: true })).not.toContain(warning);
    for (const who of ['young', 'adult'] as const)
      expect(said({ who, kind: 'threatened' })).toContain(warning);
  });
});

it('has a line for lost money only where one is known', () => {
  expect(labels('IN', 'money')).toEqual(['1930', 'cybercrime.gov.in']);
  for (const country of ['US', 'GB', 'AU', 'ZZ']) expect(labels(country, 'money')).toEqual([]);
});

it('says of every service that takes pictures down where that is known from, and that it is to be verified', () => {
  for (const age of ['under_18', 'adult'] as const)
    expect(removalService(age)).toMatchObject({
      verified: false,
      confidence: 'high',
      source: expect.stringMatching(/./),
      checkedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
});

it('names the law where it is known, and says of every law that it is to be verified', () => {
  expect(legalLimit('IN')).toMatchObject({
    law: 'POCSO Act, section 19',
    verified: false,
    checkedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  for (const country of ['FR', 'ZZ', 'constructor'])
    expect(legalLimit(country)).toMatchObject({ law: null, confidence: 'low' });
});

it('sends pictures made under 18 to Take It Down, later ones to StopNCII, and a finder nowhere', () => {
  expect(removalService('under_18')?.name).toBe('Take It Down');
  expect(removalService('adult')?.name).toBe('StopNCII');
  expect(removalService('found')).toBeNull();
});
