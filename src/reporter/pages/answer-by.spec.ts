import { pageContext } from '../../../test/support/site-pages.js';
import { answerBy, zoneOf } from './answer-by.js';

const NOW = new Date('2027-01-22T13:00:00Z'); // Friday, 18:30 in India
const said = (due: string, closedNow: boolean | null): string =>
  answerBy(
    pageContext(),
    new Date(due),
    NOW,
    closedNow === null ? null : { zone: 'Asia/Kolkata', closedNow },
    'site.thread.answer_at',
  ).replaceAll(/\s/g, ' ');

describe('when to expect an answer', () => {
  it.each<[string, boolean | null, string]>([
    ['2027-01-22T13:14:30Z', null, 'We try to answer by today at 6:44 pm (India Standard Time).'],
    ['2027-01-22T17:00:00Z', false, 'We try to answer by today at 10:30 pm (India Standard Time).'],
    [
      '2027-01-23T03:30:00Z',
      true,
      'We are closed right now. We try to answer by tomorrow at 9:00 am (India Standard Time).',
    ],
    [
      '2027-01-25T04:30:00Z',
      true,
      'We are closed right now. We try to answer by Monday, 25 January at 10:00 am (India Standard Time).',
    ],
  ])('%s', (due, closedNow, words) => {
    expect(said(due, closedNow)).toBe(words);
  });
});

describe('the clock of a country', () => {
  it.each([
    ['IN', 'Asia/Calcutta'],
    ['DE', 'Europe/Berlin'],
    ['US', 'UTC'],
    ['ZZ', 'UTC'],
  ])('%s: %s', (country, zone) => {
    expect(zoneOf(country, NOW)).toBe(zone);
  });
});
