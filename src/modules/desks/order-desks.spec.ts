import fc from 'fast-check';
import { CASE_KINDS } from '../vocabulary/index.js';
import { orderDesks, type DeskReach, type RoutedReport } from './order-desks.js';

const desk = (id: string, reach: Partial<DeskReach> = {}): DeskReach => ({
  id,
  country: null,
  languages: [],
  kinds: [],
  isDefault: false,
  createdAt: new Date(0),
  ...reach,
});
const first = (desks: readonly DeskReach[], report: RoutedReport): string | undefined =>
  orderDesks(desks, report)[0]?.desk.id;

const COUNTRIES = ['IN', 'NP', 'BD'];
const LANGUAGES = ['en', 'hi', 'ne'];
const reaches = fc.record({
  country: fc.option(fc.constantFrom(...COUNTRIES)),
  languages: fc.subarray(LANGUAGES),
  kinds: fc.subarray([...CASE_KINDS]),
  isDefault: fc.boolean(),
  createdAt: fc.date({ min: new Date(0), max: new Date(1e12), noInvalidDate: true }),
});
const desksOf = fc
  .array(reaches, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((reach, at) => desk(String(at), reach)));
const reports = fc.record({
  country: fc.option(fc.constantFrom(...COUNTRIES)),
  language: fc.option(fc.constantFrom(...LANGUAGES), { nil: undefined }),
  kind: fc.option(fc.constantFrom(...CASE_KINDS), { nil: undefined }),
});

describe('the order in which desks are asked', () => {
  it('begins with the desk of the country, then of the kind, then of the language, then the default one', () => {
    const rest = desk('rest', { isDefault: true });
    const hindi = desk('hindi', { languages: ['hi'] });
    const pictures = desk('pictures', { kinds: ['shared'] });
    const india = desk('india', { country: 'IN' });
    const report = { country: 'IN', language: 'hi', kind: 'shared' } as const;
    expect(orderDesks([rest, hindi, pictures, india], report).map((route) => route.desk.id)).toEqual([
      'india',
      'pictures',
      'hindi',
      'rest',
    ]);
    expect(first([rest, hindi, pictures, india], { country: 'NP', language: 'en', kind: 'other' })).toBe(
      'rest',
    );
  });

  it('begins with who names more of the report', () => {
    const india = desk('india', { country: 'IN' });
    const both = desk('both', { country: 'IN', kinds: ['found'], createdAt: new Date(1) });
    expect(first([india, both], { country: 'IN', kind: 'found' })).toBe('both');
    expect(first([india, both], { country: 'IN', kind: 'other' })).toBe('india');
  });

  it('passes a desk over that names another country, kind or language, as long as there is another', () => {
    const some = desk('some', { country: 'IN', languages: ['hi'] });
    const any = desk('any', { createdAt: new Date(1) });
    expect(first([some, any], { country: 'IN', language: 'en' })).toBe('any');
    expect(first([some], { country: 'IN', language: 'en' })).toBe('some');
  });

  it('has every desk once, whatever they say', () => {
    fc.assert(
      fc.property(desksOf, reports, (desks, report) => {
        const ids = orderDesks(desks, report).map((route) => route.desk.id);
        expect([...ids].sort()).toEqual(desks.map(({ id }) => id).sort());
      }),
    );
  });

  it('does not depend on the order in which they are read', () => {
    fc.assert(
      fc.property(desksOf, reports, (desks, report) => {
        expect(orderDesks([...desks].reverse(), report)).toEqual(orderDesks(desks, report));
      }),
    );
  });

  it('never has a desk that names something else before one that does not, unless it is the default', () => {
    fc.assert(
      fc.property(desksOf, reports, (desks, report) => {
        const reasons = orderDesks(desks, report).map(({ because }) => because);
        expect(reasons.lastIndexOf('any') < (reasons.indexOf('last') + 1 || Infinity)).toBe(true);
        expect(reasons.lastIndexOf('named') < (reasons.indexOf('default') + 1 || Infinity)).toBe(true);
      }),
    );
  });
});
