import { repliedBy } from './reply-shares.js';

describe('by when a share had their first reply', () => {
  const replies = [
    { category: 'same_day', count: 30 },
    { category: 'next_day', count: 15 },
    { category: 'later', count: 5 },
    { category: 'none', count: 500 },
  ];

  it('leaves out those who had none', () => {
    expect([0.5, 0.6, 0.61, 0.9, 0.91, 1].map((share) => repliedBy(replies, share))).toEqual([
      ...['same_day', 'same_day', 'next_day', 'next_day', 'later', 'later'],
    ]);
  });

  it('is not told of few', () => {
    expect(repliedBy([{ category: 'same_day', count: 15 }], 0.5)).toBeNull();
    expect(repliedBy([], 0.5)).toBeNull();
  });
});
