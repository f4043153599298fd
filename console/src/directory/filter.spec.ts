import { isShown, NO_FILTER, WORLDWIDE } from './filter.js';

const PORTAL = {
  id: 'in-ncrp',
  name: 'National Cyber Crime Reporting Portal',
  about: 'A web portal of I4C.',
  country: 'IN',
  kind: 'authority',
  takes: ['child_material', 'money_lost'],
  reviewDue: false,
  toBeVerified: true,
} as const;
const shown = (filter: Partial<typeof NO_FILTER>, item: object = {}): boolean =>
  isShown({ ...PORTAL, takes: [...PORTAL.takes], ...item }, { ...NO_FILTER, ...filter });

describe('what the directory shows', () => {
  it.each([
    [{}, true],
    [{ words: '  portal CYBER ' }, true],
    [{ words: 'i4c portal' }, true],
    [{ words: 'portal hotline' }, false],
    [{ country: 'IN' }, true],
    [{ country: WORLDWIDE }, false],
    [{ country: 'US' }, false],
    [{ kind: 'authority' as const }, true],
    [{ kind: 'host' as const }, false],
    [{ takes: 'money_lost' as const }, true],
    [{ takes: 'appeal' as const }, false],
    [{ due: true }, false],
    [{ unverified: true }, true],
  ])('%j: %s', (filter, expected) => {
    expect(shown(filter)).toBe(expected);
  });

  it('has what holds in any country apart from any one of them', () => {
    expect(shown({ country: WORLDWIDE }, { country: null })).toBe(true);
    expect(shown({ country: 'IN' }, { country: null })).toBe(false);
  });
});
