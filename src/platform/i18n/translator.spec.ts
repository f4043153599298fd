import { join } from 'node:path';
import { projectRoot } from '../config/index.js';
import { Catalogues } from './catalogues.js';
import type { MessageKey } from './message-keys.js';

const catalogues = Catalogues.load(join(projectRoot(), 'locales'));
const [english, hindi] = [catalogues.translator('en'), catalogues.translator('hi')];
const now = new Date('2026-11-24T00:10:00Z');
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

it('puts arguments in, by plural and by select', () => {
  expect(english.t('site.error.too_long', { over: 1, max: 2000 })).toMatch(
    /^This is 1 letter too long\. It can have 2,000 /,
  );
  expect(english.t('form.age.title', { who: 'them' })).toBe('How old are they?');
  expect(english.t('form.age.title', { who: 'you' })).toBe('How old are you, or the one you write for?');
});

it('refuses a key that is not there', () => {
  expect(() => english.t('site.nothing' as MessageKey)).toThrow('CATALOGUE_INVALID');
});

it.each([
  [0.2, '1 minute'],
  [15, '15 minutes'],
  [59.5, '1 hour'],
  [61, '2 hours'],
  [1440, '24 hours'],
  [2881, '3 days'],
])('says a span of %d minutes as %s', (minutes, words) => {
  expect(english.span(minutes)).toBe(words);
});

it.each([
  [0, '1 minute ago'],
  [59, '59 minutes ago'],
  [119, '1 hour ago'],
  [20 * 60, '20 hours ago'],
  [72 * 60, '3 days ago'],
])('says how long ago %d minutes were, with no day that depends on where the reader is', (minutes, words) => {
  expect(english.ago(before(minutes), now)).toBe(words);
});

it('names the day of a date as it stands, in no time zone', () => {
  expect(english.day('2026-11-24')).toBe('24 Nov 2026');
});

it('speaks of spans and countries in the language of the page', () => {
  expect([hindi.span(240), hindi.country('IN')]).toEqual(['4 घंटे', 'भारत']);
});

it.each(catalogues.languages)(
  'writes numbers, times and days in %s with the digits of phone numbers',
  (language) => {
    const words = catalogues.translator(language);
    const said = [
      words.t('site.error.too_long', { over: 12, max: 5000 }),
      ...[45, 240, 5 * 1440].map((minutes) => words.span(minutes)),
      words.day('2026-11-24'),
      words.ago(before(300), now),
      ...Object.values(words.moment(now, now, 'Asia/Kolkata')).map(String),
    ].join(' ');
    expect(said).toMatch(/12.*5,000.*45.*4.*5.*24/s);
    expect(said.replaceAll(/[0-9]/g, '')).not.toMatch(/\p{Nd}/u);
  },
);

it.each([
  ['2026-11-24T03:30:00Z', 'Asia/Kolkata', '9:00 am', 'Tuesday, 24 November', 'India Standard Time', 0],
  ['2026-11-24T18:29:00Z', 'Asia/Kolkata', '11:59 pm', 'Tuesday, 24 November', 'India Standard Time', 0],
  ['2026-11-24T18:30:00Z', 'Asia/Kolkata', '12:00 am', 'Wednesday, 25 November', 'India Standard Time', 1],
  ['2026-11-24T14:00:00Z', 'America/New_York', '9:00 am', 'Tuesday, 24 November', 'Eastern Standard Time', 1],
  ['2026-11-24T09:00:00Z', 'UTC', '9:00 am', 'Tuesday, 24 November', 'Coordinated Universal Time', 0],
  [
    '2026-12-01T08:00:00Z',
    'Europe/Berlin',
    '9:00 am',
    'Tuesday, 1 December',
    'Central European Standard Time',
    7,
  ],
])('says a moment by the clock of a named zone: %s in %s', (at, zone, time, day, name, daysAhead) => {
  const said = english.moment(new Date(at), now, zone);
  expect({ ...said, time: said.time.replaceAll(/\s/g, ' ') }).toEqual({ time, day, zone: name, daysAhead });
});

it('names the zone in the language of the page', () => {
  expect(hindi.moment(now, now, 'Asia/Kolkata').zone).toBe('भारतीय मानक समय');
});
