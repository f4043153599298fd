import fc from 'fast-check';
import { byLanguage, replyReview } from './canned-reply.js';

describe('how far a text is reviewed', () => {
  it.each([
    [null, 'not_reviewed'],
    ['2026-11-29', 'overdue'],
    ['2026-11-30', 'due'],
    ['2026-12-30', 'due'],
    ['2026-12-31', 'current'],
  ])('by %s it is %s', (reviewBy, state) => {
    expect(replyReview(reviewBy, '2026-11-30')).toBe(state);
  });
});

describe('the order of the replies', () => {
  const replies = fc.array(
    fc.record({
      id: fc.uuid(),
      language: fc.constantFrom('en', 'hi', 'bn', 'ur'),
      title: fc.string({ maxLength: 4 }),
    }),
    { maxLength: 20 },
  );

  it('keeps every reply, and has those in the language first and then those in English', () => {
    fc.assert(
      fc.property(replies, fc.constantFrom('en', 'hi', 'te'), (given, language) => {
        const ordered = byLanguage(given, language);
        expect([...ordered].map(({ id }) => id).sort()).toEqual(given.map(({ id }) => id).sort());
        const ranks = ordered.map((one) => (one.language === language ? 0 : one.language === 'en' ? 1 : 2));
        expect(ranks).toEqual([...ranks].sort());
      }),
    );
  });

  it('does not depend on the order in which they come', () => {
    fc.assert(
      fc.property(replies, (given) => {
        expect(byLanguage([...given].reverse(), 'hi')).toEqual(byLanguage(given, 'hi'));
      }),
    );
  });
});
