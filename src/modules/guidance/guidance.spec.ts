import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { USES } from './helpline.js';
import { EUROPEAN_UNION, HELPLINES } from './helplines.data.js';
import { BUILT_IN_HELPLINES, legalLimit, REMOVAL_SERVICES, stepIds, stepsFor, type Reader } from './index.js';

const english = JSON.parse(readFileSync(join(projectRoot(), 'locales/en/guidance.json'), 'utf8')) as Record<
  string,
  string
>;
const said = (reader: Reader): string =>
  stepsFor(reader)
    .map(({ text }) => english[text.replace('guidance.', '')])
    .join('\n');
const labels = (country: string, ...uses: (typeof USES)[number][]): string[] =>
  BUILT_IN_HELPLINES.numbersFor(country, uses).lines.flatMap((line) =>
    line.channels.map((channel) => channel.label),
  );

describe('helplines', () => {
  it.each([
    [
      'IN',
      ['112', '1098', '14416', '181', '14490', '1930', 'cybercrime.gov.in', '6363176363', '022-6536 6666'],
    ],
    ['US', ['911', '1-800-843-5678', 'report.cybertip.org', '988', '1-800-CALL-FBI', 'tips.fbi.gov']],
    ['GB', ['999', '0800 1111', '116 123', '0345 6000 459']],
    ['AU', ['000', '1800 55 1800', 'findahelpline.com', 'esafety.gov.au/report']],
    ['DE', ['112', '116 111', 'findahelpline.com', '116 000']],
    ['NP', ['100', 'findahelpline.com']],
    ['PK', ['findahelpline.com', '1043', '0800-39393']],
    ['SG', ['findahelpline.com', 'osc.gov.sg']],
  ])('shows in %s what the table holds', (country, expected) => {
    expect(
      labels(country, 'emergency', 'child', 'distress', 'women', 'money', 'pictures', 'missing'),
    ).toEqual(expected);
  });

  it('knows where no emergency number is known', () => {
    expect(
      ['IN', 'CA', 'PK', 'ZZ', '__proto__'].map(
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
  it('tells a teen first to stop, then to tell one person, then whom to call, and then the rest', () => {
    expect(stepIds({ who: 'young', kind: 'threatened' })).toEqual([
      'stop',
      'tell_someone',
      'hurting',
      'keep_chat',
      'report_then_block',
      'paid',
      'take_it_down',
    ]);
  });

  it('tells an adult whose pictures are out to keep links and screenshots before anything is taken down', () => {
    const own = { who: 'adult', kind: 'shared', adultPictures: true, ownPictures: true } as const;
    expect(stepIds(own)).toEqual([
      'keep_links_adult',
      'ask_site',
      'ask_google',
      'stop_ncii',
      'someone_known',
      'tell_someone',
      'hurting',
    ]);
  });

  it('sends no finder back to look, and thanks nobody for a link', () => {
    for (const who of ['saw', 'adult', 'teacher', 'friend', 'parent', 'young'] as const)
      expect(stepIds({ who, kind: 'found' })[0]).toBe('do_not_go_back');
    expect(said({ who: 'saw', kind: 'found' })).not.toMatch(/report it in the app|look for/i);
  });

  it('says what is true for anyone while nothing is known', () => {
    expect(stepIds(null)).toEqual(['do_not_pay', 'tell_someone', 'hurting', 'keep_anything']);
  });

  it('puts whom to call first for whoever might hurt themselves, whatever happened', () => {
    for (const who of ['child', 'young', 'adult', 'parent', 'teacher', 'friend', 'saw'] as const)
      for (const kind of ['threatened', 'shared', 'found', 'pressure', 'account', 'other'] as const) {
        const ids = stepIds({ who, kind, safety: 'self_harm' });
        expect(ids.filter((id) => id === 'hurting')).toEqual(['hurting']);
        expect(ids[0]).toBe('hurting');
      }
  });

  it('lets only an adult who was one in the pictures keep them in a screenshot', () => {
    const warning = 'Leave out any nude picture';
    expect(said({ who: 'adult', kind: 'threatened', adultPictures: true })).not.toContain(warning);
    for (const who of ['young', 'adult'] as const)
      expect(said({ who, kind: 'threatened' })).toContain(warning);
    expect(said({ who: 'adult', kind: 'shared', adultPictures: false })).not.toContain('Take screenshots');
  });

  it('frightens no child with its own chat', () => {
    expect(said({ who: 'young', kind: 'threatened' })).toContain(
      'Keep the chat. Do not delete it. Take screenshots of the threats, the names and where to pay. ' +
        'Leave out any nude picture. You are not in trouble for pictures that are in your chat.',
    );
  });
});

it('has a line for lost money only where one is known', () => {
  expect(labels('IN', 'money')).toEqual(['1930', 'cybercrime.gov.in']);
  for (const country of ['US', 'GB', 'AU', 'ZZ']) expect(labels(country, 'money')).toEqual([]);
});

it('says of every service that takes pictures down where that is known from, and that it is to be verified', () => {
  for (const service of Object.values(REMOVAL_SERVICES))
    expect(service).toMatchObject({
      verified: false,
      confidence: 'high',
      source: expect.stringMatching(/./),
      checkedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      url: expect.stringMatching(/^https:\/\//),
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
