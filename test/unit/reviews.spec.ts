import { brought } from '../../scripts/lib/reviews.mjs';
import { wordsOf } from '../../src/platform/i18n/catalogues.js';

const sources = { 'guidance.a': { source: 'A guide' }, 'guidance.b': { source: 'Another' } };
const texts = { a: 'Stop.', b: 'Wait.' };

describe('npm run reviews', () => {
  it('gives a new text the source of the English one, unreviewed', () => {
    const { reviews, changes } = brought({ texts, reviews: {}, sources });
    expect(changes).toBe(2);
    expect(reviews['guidance.a']).toEqual({
      source: 'A guide',
      version: 1,
      state: 'to_be_reviewed',
      words: wordsOf('Stop.'),
    });
  });

  it('takes changed words for a new version that nobody has read, and leaves the others as they are', () => {
    const reviewed = brought({ texts, reviews: {}, sources, reviewed: [] }).reviews;
    const { reviews, changes } = brought({ texts: { ...texts, b: 'Go.' }, reviews: reviewed, sources });
    expect(changes).toBe(1);
    expect(reviews['guidance.a']).toEqual(reviewed['guidance.a']);
    expect(reviews['guidance.b']).toMatchObject({ version: 2, state: 'to_be_reviewed' });
  });

  it('marks the texts named, and drops the reviews of those that are gone', () => {
    const { reviews } = brought({ texts, reviews: {}, sources, reviewed: ['guidance.b'] });
    expect(Object.values(reviews).map(({ state }) => state)).toEqual(['to_be_reviewed', 'reviewed']);
    const left = brought({ texts: { a: 'Stop.' }, reviews, sources });
    expect(Object.keys(left.reviews)).toEqual(['guidance.a']);
    expect(left.changes).toBe(1);
  });

  it('refuses a text whose source nobody wrote down', () => {
    expect(() => brought({ texts: { c: 'New.' }, reviews: {}, sources })).toThrow('guidance.c');
  });
});
