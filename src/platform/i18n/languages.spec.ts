import fc from 'fast-check';
import { chooseLanguage, directionOf, ownName } from './languages.js';

const available = ['en', 'hi', 'ur'];
const choose = (picked: (string | null)[], accepted?: string): string =>
  chooseLanguage(available, { picked, accepted, fallback: 'en' });

it.each<[string, (string | null)[], string | undefined, string]>([
  ['what was picked on the page', ['hi', 'ur'], 'en', 'hi'],
  ['then what the draft is in', [null, 'ur'], 'en', 'ur'],
  ['then what the browser likes best', [null], 'fr, hi-IN;q=0.8, en;q=0.9', 'en'],
  ['a regional form of a language it has', [], 'hi-IN', 'hi'],
  ['not one that is refused', [], 'hi;q=0, ur;q=0.1', 'ur'],
  ['else the default', ['xx'], 'fr', 'en'],
  ['with no header, the default', [], undefined, 'en'],
])('takes %s', (_, picked, accepted, expected) => {
  expect(choose(picked, accepted)).toBe(expected);
});

it('always answers in a language it has, whatever is sent', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (picked, accepted) => {
      expect(available).toContain(choose([picked], accepted));
    }),
  );
});

it('knows the direction and the own name of a language', () => {
  expect(['en', 'hi', 'ur', 'ar', 'pa', 'pa-Arab'].map(directionOf)).toEqual([
    'ltr',
    'ltr',
    'rtl',
    'rtl',
    'ltr',
    'rtl',
  ]);
  expect(['en', 'hi', 'ur'].map(ownName)).toEqual(['English', 'हिन्दी', 'اردو']);
});
