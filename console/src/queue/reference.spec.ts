import fc from 'fast-check';
import { referenceIn } from './reference.js';

describe('referenceIn', () => {
  it.each(['7K2M-9XQ4', '7k2m-9xq4', ' 7k2m9xq4 ', '7K2M 9XQ4', '7k2m–9xq4'])('reads %j', (typed) => {
    expect(referenceIn(typed)).toBe('7K2M-9XQ4');
  });

  it.each(['', '7k2m', '7K2M-9XQ4-1', 'aaaa aaaa aaaa', '<a b="c">', '7K2M/9XQ4'])(
    'knows %j for none',
    (typed) => {
      expect(referenceIn(typed)).toBeNull();
    },
  );

  it('lets nothing else through, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(referenceIn(typed) ?? '0000-0000').toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      }),
    );
  });
});
