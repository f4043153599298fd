import type { DirectoryContent } from './record.js';

/** Whether the day of the next review is there or has passed. Both days YYYY-MM-DD. Pure. */
export function isReviewDue({ nextReview }: Pick<DirectoryContent, 'nextReview'>, today: string): boolean {
  return nextReview <= today;
}
