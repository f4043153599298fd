/** Figures are multiples of this. */
export const STEP = 5;

/** How many values each number of 1 to 4 must still be able to have for whoever knows everything that is published. */
const LEAST_POSSIBLE = 3;
const MOST_DRAWS = 500;

/** The counts of one division of the same cases, one number a category; each case is in exactly one. */
export type Division = readonly number[];

/** Draws one of 0 to 4, each as likely. */
export type Draw = () => number;

/** The lowest and the highest number that something can be. */
export type Range = readonly [least: number, most: number];

/**
 * Rounds counts so that no number of 1 to 4 follows from what is published. Each is rounded at random to the multiple of `STEP` below
 * or above it, the nearer one more often, so that sums of many are right on average; a multiple of `STEP` stays. As all divisions are
 * of the same cases, their sums are equal, and could narrow a small number down: a result that does is thrown away and drawn again.
 * Whether it does is seen from the result alone, so that the drawing again tells nothing either. Pure but for `draw`.
 *
 * @returns the divisions in the same order; null when no result that hides enough was found: nothing is to be published then
 */
export function rounded(divisions: readonly Division[], draw: Draw): Division[] | null {
  for (let drawn = 0; drawn < MOST_DRAWS; drawn += 1) {
    const shown = divisions.map((counts) => counts.map((count) => roundedOnce(count, draw)));
    if (!tells(shown)) return shown;
  }
  return null;
}

/** The range of a count that is shown as this number. */
export function rangeOf(shown: number): Range {
  return [Math.max(0, shown - STEP + 1), shown + STEP - 1];
}

/**
 * What can be inferred of each count from all that is shown of the same cases: any number of its range, and no other. Exact, since
 * the divisions have nothing in common but their sum.
 */
export function inferred(shown: readonly Division[]): Range[][] {
  const ranges = shown.map((numbers) => numbers.map(rangeOf));
  const sums = ranges.map((of): Range => [sum(of.map(([least]) => least)), sum(of.map(([, most]) => most))]);
  const atLeast = Math.max(...sums.map(([least]) => least));
  const atMost = Math.min(...sums.map(([, most]) => most));
  return ranges.map((of, at) => {
    const [least, most] = sums[at]!;
    return of.map(([low, high]): Range => [
      Math.max(low, atLeast - (most - high)),
      Math.min(high, atMost - (least - low)),
    ]);
  });
}

function tells(shown: readonly Division[]): boolean {
  return inferred(shown)
    .flat()
    .some(([least, most]) => least < STEP && most > 0 && most - least + 1 < LEAST_POSSIBLE);
}

function roundedOnce(count: number, draw: Draw): number {
  const rest = count % STEP;
  return draw() < rest ? count - rest + STEP : count - rest;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((so, one) => so + one, 0);
