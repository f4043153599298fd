import type { Urgency } from '../vocabulary/index.js';

/** What an open case counts in the load of its person, by its urgency: the severe ones more. */
export const WEIGHT: Readonly<Record<Urgency, number>> = { 1: 4, 2: 2, 3: 1, 4: 1 };

/** Cases of urgency 1 and 2 are severe. */
export const SEVERE: readonly Urgency[] = [1, 2];

/** How many open cases of each urgency a person has. */
export type OpenCases = Readonly<Record<Urgency, number>>;

export const NO_CASES: OpenCases = { 1: 0, 2: 0, 3: 0, 4: 0 };

export interface Load {
  open: number;
  severe: number;
  /** Each open case by its weight. */
  weighted: number;
}

/** The load of a person with these open cases. */
export function loadOf(cases: OpenCases): Load {
  const load: Load = { open: 0, severe: 0, weighted: 0 };
  for (const urgency of [1, 2, 3, 4] as const) {
    load.open += cases[urgency];
    load.weighted += cases[urgency] * WEIGHT[urgency];
    if (SEVERE.includes(urgency)) load.severe += cases[urgency];
  }
  return load;
}
