/** How many days it took, and of how many. */
export interface Wait {
  readonly days: number;
  readonly count: number;
}

/** What was counted of one recipient or platform. */
export interface Counted<Of extends string, Name extends string> {
  readonly of: Of;
  readonly sent: number;
  /** Each counts some of those that were sent. */
  readonly numbers: Readonly<Record<Name, number>>;
  /** How long those of which a word came had waited for it. */
  readonly waits: readonly Wait[];
}

/** The same as it may be shown: each number rounded down to a multiple of `STEP`, so that 0 stands for 0 to 4 and 10 for 10 to 14. */
export interface Figures<Of extends string, Name extends string> {
  /** Null: all of whom too little was counted, together. */
  readonly of: Of | null;
  readonly sent: number;
  readonly numbers: Readonly<Record<Name, number>>;
  /** In whole days; null: a word came of fewer than `STEP`. */
  readonly medianDays: number | null;
}

/** Of fewer than these nothing is told by itself, and numbers stand in steps of it. */
export const STEP = 5;

/**
 * Figures through which no single case shows. Whoever was sent fewer than `STEP` is counted together with all others like it, and not
 * at all where they come to fewer than `STEP` together. Every number is told in steps, the large ones too: else a small one would be
 * the difference of two large ones, of two spans or of two days. Pure.
 *
 * @returns in the order given; those who are counted together come last
 */
export function merged<Of extends string, Name extends string>(
  names: readonly Name[],
  counted: readonly Counted<Of, Name>[],
): Figures<Of, Name>[] {
  const few = counted.filter(({ sent }) => sent < STEP);
  const together = {
    of: null,
    sent: sumOf(few, ({ sent }) => sent),
    numbers: byName(names, (name) => sumOf(few, ({ numbers }) => numbers[name])),
    waits: few.flatMap(({ waits }) => waits),
  };
  return [...counted, together]
    .filter(({ sent }) => sent >= STEP)
    .map(({ of, sent, numbers, waits }) => ({
      of,
      sent: inSteps(sent),
      numbers: byName(names, (name) => inSteps(numbers[name])),
      medianDays: medianOf(waits),
    }));
}

const inSteps = (number: number): number => number - (number % STEP);

const byName = <Name extends string>(names: readonly Name[], of: (name: Name) => number) =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, number>;

const sumOf = <One>(all: readonly One[], of: (one: One) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);

function medianOf(waits: readonly Wait[]): number | null {
  const all = sumOf(waits, ({ count }) => count);
  if (all < STEP) return null;
  const inOrder = [...waits].sort((one, other) => one.days - other.days);
  const daysAt = (place: number): number => {
    let passed = 0;
    return inOrder.find(({ count }) => (passed += count) > place)?.days ?? 0;
  };
  return Math.round((daysAt(Math.floor((all - 1) / 2)) + daysAt(Math.floor(all / 2))) / 2);
}
