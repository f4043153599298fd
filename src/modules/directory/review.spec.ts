import { isReviewDue } from './review.js';

it.each([
  ['2026-11-29', true],
  ['2026-11-30', true],
  ['2026-12-01', false],
])('a review by %s is due on 2026-11-30: %s', (nextReview, due) => {
  expect(isReviewDue({ nextReview }, '2026-11-30')).toBe(due);
});
