import fc from 'fast-check';
import { inserted } from './insert.js';

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

describe('a reply put into a text', () => {
  it.each([
    ['', 0, 'Hello.', 'Hello.'],
    ['Dear you,', 9, 'Hello.', 'Dear you,\n\nHello.'],
    ['Dear you,\n\nBye.', 10, 'Hello.', 'Dear you,\n\nHello.\n\nBye.'],
  ])('stands as a paragraph of its own: %j', (text, at, reply, expected) => {
    expect(inserted(text, at, reply).text).toBe(expected);
  });

  it('loses no word of what stands there, and has the cursor behind it', () => {
    const text = fc.stringMatching(/^[a-z \n]{0,40}$/);
    fc.assert(
      fc.property(text, text, fc.integer({ min: -2, max: 50 }), (before, after, at) => {
        const whole = `${before} ${after}`;
        const { text: now, cursor } = inserted(whole, at, 'REPLY');
        expect(now.slice(cursor - 5, cursor)).toBe('REPLY');
        const place = Math.min(Math.max(0, at), whole.length);
        expect(words(now)).toEqual([...words(whole.slice(0, place)), 'REPLY', ...words(whole.slice(place))]);
      }),
    );
  });
});
