import fc from 'fast-check';
import { nextOf } from './order.js';

const yes = (): boolean => true;

describe('nextOf', () => {
  it('goes to the next below or above, over those of others', () => {
    const order = ['a', 'b', 'c', 'd'];
    expect(nextOf(order, 'b', 1, yes)).toBe('c');
    expect(nextOf(order, 'b', -1, yes)).toBe('a');
    expect(nextOf(order, 'b', 1, (id) => id !== 'c')).toBe('d');
    expect(nextOf(order, 'd', 1, yes)).toBeNull();
    expect(nextOf(order, 'a', -1, yes)).toBeNull();
  });

  it('begins at the top, or the bottom, from a case that was not shown', () => {
    expect(nextOf(['a', 'b'], 'z', 1, yes)).toBe('a');
    expect(nextOf(['a', 'b'], 'z', -1, yes)).toBe('b');
  });

  it('reaches each case that one may go on with, once', () => {
    const ids = fc.uniqueArray(fc.uuid(), { maxLength: 20 });
    fc.assert(
      fc.property(ids, fc.func(fc.boolean()), (order, may) => {
        const found: string[] = [];
        for (let at = nextOf(order, '', 1, may); at !== null; at = nextOf(order, at, 1, may)) found.push(at);
        expect(found).toEqual(order.filter((id) => may(id)));
      }),
    );
  });
});
