/** Figures are multiples of this. */
export const STEP = 5;

/** How many values each number of 1 to 4 must still be able to have for whoever knows everything that is published. */
const LEAST_POSSIBLE = 3;
const MOST_DRAWS = 2_000;

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
 * @param links - which cells of two divisions hold the same cases
 * @returns the divisions in the same order; null when no result that hides enough was found: nothing is to be published then
 */
export function rounded(
  divisions: readonly Division[],
  draw: Draw,
  links: readonly Link[] = [],
): Division[] | null {
  for (let drawn = 0; drawn < MOST_DRAWS; drawn += 1) {
    const shown = divisions.map((counts) => counts.map((count) => roundedOnce(count, draw)));
    if (!tells(shown, links)) return shown;
  }
  return null;
}

/** The range of a count that is shown as this number. */
export function rangeOf(shown: number): Range {
  return [Math.max(0, shown - STEP + 1), shown + STEP - 1];
}

/** Some cells of two divisions that hold the same cases: their sums are equal. Of one division each cell is in one link at most. */
export interface Link {
  readonly one: Cells;
  readonly other: Cells;
}
interface Cells {
  /** The place of a division, and the places of its cells. */
  readonly division: number;
  readonly cells: readonly number[];
}

/**
 * What can be inferred of each count from all that is shown of the same cases: any number of its range, and no other. Exact, since
 * the divisions have nothing in common but their sum and the sums of linked cells, each of which is a part of it.
 */
export function inferred(shown: readonly Division[], links: readonly Link[] = []): Range[][] {
  const cells = shown.map((numbers) => numbers.map((number): Bounds => ({ ...boundsOf(number) })));
  const all: Bounds = { least: 0, most: Number.MAX_SAFE_INTEGER };
  const equations: Equation[] = [];
  const parts: Bounds[][] = cells.map((of) => [...of]);
  for (const { one, other } of links) {
    const group: Bounds = { least: 0, most: Number.MAX_SAFE_INTEGER };
    for (const { division, cells: places } of [one, other]) {
      const linked = places.flatMap((place) => cells[division]?.[place] ?? []);
      equations.push({ parts: linked, sum: group });
      parts[division] = [...(parts[division] ?? []).filter((part) => !linked.includes(part)), group];
    }
  }
  for (const of of parts) equations.push({ parts: of, sum: all });
  while (equations.map(narrow).some(Boolean)) continue;
  return cells.map((of) => of.map(({ least, most }): Range => [least, most]));
}

interface Bounds {
  least: number;
  most: number;
}
interface Equation {
  readonly parts: readonly Bounds[];
  readonly sum: Bounds;
}

function boundsOf(shown: number): Bounds {
  const [least, most] = rangeOf(shown);
  return { least, most };
}

/** Takes from each number of an equation what the others leave no room for; whether that was anything. */
function narrow({ parts, sum: whole }: Equation): boolean {
  const least = sum(parts.map((part) => part.least));
  const most = sum(parts.map((part) => part.most));
  const narrowed = [tighten(whole, least, most)];
  for (const part of parts)
    narrowed.push(tighten(part, whole.least - (most - part.most), whole.most - (least - part.least)));
  return narrowed.some(Boolean);
}

function tighten(bounds: Bounds, least: number, most: number): boolean {
  const before = [bounds.least, bounds.most];
  bounds.least = Math.max(bounds.least, least);
  bounds.most = Math.min(bounds.most, most);
  return bounds.least !== before[0] || bounds.most !== before[1];
}

function tells(shown: readonly Division[], links: readonly Link[]): boolean {
  return inferred(shown, links)
    .flat()
    .some(([least, most]) => least < STEP && most > 0 && most - least + 1 < LEAST_POSSIBLE);
}

function roundedOnce(count: number, draw: Draw): number {
  const rest = count % STEP;
  return draw() < rest ? count - rest + STEP : count - rest;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((so, one) => so + one, 0);
