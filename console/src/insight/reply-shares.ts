import type { InsightMeasure } from './insight.js';

/**
 * The category by which a share of those who were replied to had their first reply; null: figures of too few replies for a share.
 *
 * @param replies - in the order of their time; `none` has had none
 * @param share - more than 0, at most 1
 */
export function repliedBy(replies: InsightMeasure['cells'], share: number): string | null {
  const had = replies.filter(({ category }) => category !== 'none' && category !== 'other');
  const all = had.reduce((sum, { count }) => sum + count, 0);
  if (all < LEAST) return null;
  let passed = 0;
  return had.find(({ count }) => (passed += count) >= share * all)?.category ?? null;
}

const LEAST = 20;
