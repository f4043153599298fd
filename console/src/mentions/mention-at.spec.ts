import fc from 'fast-check';
import { begunMention, completed, fitting } from './mention-at.js';

describe('a mention that is being typed', () => {
  it.each([
    ['Hello @Ki', 9, { at: 6, typed: 'Ki' }],
    ['@', 1, { at: 0, typed: '' }],
    ['Hello @Kiran Ra', 15, { at: 6, typed: 'Kiran Ra' }],
    ['mail a@ki', 9, null],
    ['Hello @Ki', 6, null],
    ['@Ki\nnext', 8, null],
    ['nobody', 6, null],
  ])('%j at %i', (text, cursor, begun) => {
    expect(begunMention(text, cursor)).toEqual(begun);
  });

  it('offers those whose name begins so', () => {
    const people = [{ name: 'Kiran Rao' }, { name: 'Meera' }, { name: 'Ravi Kumar' }];
    expect(fitting(people, 'k').map(({ name }) => name)).toEqual(['Kiran Rao', 'Ravi Kumar']);
    expect(fitting(people, '')).toHaveLength(3);
    expect(fitting(people, 'kiran r').map(({ name }) => name)).toEqual(['Kiran Rao']);
  });

  it('is completed with the whole name, and the rest of the text stays', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,10}$/), fc.stringMatching(/^[a-z]{0,5}$/), (after, typed) => {
        const before = `Hello @${typed}`;
        const begun = begunMention(before + after, before.length);
        const done = completed(before + after, before.length, begun!, 'Kiran Rao');
        expect(done.text).toBe(`Hello @Kiran Rao ${after.replace(/^ /, '')}`);
        expect(done.text.slice(0, done.cursor)).toBe('Hello @Kiran Rao ');
      }),
    );
  });
});
