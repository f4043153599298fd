import fc from 'fast-check';
import { inferred, rangeOf, rounded, STEP, type Division } from './disclosure.js';

/** The counts of the same cases, each in one category of every division. */
const DIVISIONS = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }), fc.nat(40))
  .chain(([sizes, cases]) =>
    fc.tuple(
      ...sizes.map((size) =>
        fc
          .array(fc.nat(size - 1), { minLength: cases, maxLength: cases })
          .map((places) =>
            Array.from({ length: size }, (_, at) => places.filter((one) => one === at).length),
          ),
      ),
    ),
  );
const DRAWS = fc.infiniteStream(fc.nat(STEP - 1)).map((stream) => () => stream.next().value as number);

/** All sums that counts shown as these can have. */
function sumsOf(shown: readonly number[]): Set<number> {
  return shown.reduce(
    (sums, number) => {
      const [least, most] = rangeOf(number);
      const more = new Set<number>();
      for (const sum of sums) for (let value = least; value <= most; value += 1) more.add(sum + value);
      return more;
    },
    new Set([0]),
  );
}

/** By trying: every value that a count can have for whoever knows all that is shown. */
function possible(shown: readonly Division[], division: number, category: number): number[] {
  const rest = sumsOf(shown[division]!.filter((_, at) => at !== category));
  const others = shown.filter((_, at) => at !== division).map(sumsOf);
  const [least, most] = rangeOf(shown[division]![category]!);
  const values = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  return values.filter((value) => [...rest].some((sum) => others.every((sums) => sums.has(sum + value))));
}

describe('published figures', () => {
  it('leave every number below five at least three values, whatever all of them say together', () => {
    fc.assert(
      fc.property(DIVISIONS, DRAWS, (divisions, draw) => {
        const shown = rounded(divisions, draw);
        fc.pre(shown !== null);
        divisions.forEach((counts, division) =>
          counts.forEach((count, category) => {
            const values = possible(shown, division, category);
            expect(values).toContain(count);
            if (count > 0 && count < STEP) expect(values.length).toBeGreaterThanOrEqual(3);
            const [least, most] = inferred(shown)[division]![category]!;
            expect([values[0], values.at(-1)]).toEqual([least, most]);
          }),
        );
      }),
    );
  });

  it('are multiples of five, less than five away, and zero where nothing was counted', () => {
    fc.assert(
      fc.property(DIVISIONS, DRAWS, (divisions, draw) => {
        rounded(divisions, draw)?.forEach((numbers, division) =>
          numbers.forEach((shown, category) => {
            const count = divisions[division]![category]!;
            expect(shown % STEP).toBe(0);
            expect(Math.abs(shown - count)).toBeLessThan(STEP);
            if (count % STEP === 0) expect(shown).toBe(count);
          }),
        );
      }),
    );
  });

  it('are right on average', () => {
    for (const count of [1, 2, 3, 4, 8]) {
      const shown = [0, 1, 2, 3, 4].map((drawn) => rounded([[count, 20]], () => drawn)![0]![0]!);
      expect(shown.reduce((sum, one) => sum + one, 0) / shown.length).toBe(count);
    }
  });

  it('are drawn again where sums narrow a small number down', () => {
    // Four times 0 with a sum of 20 means that each is 4, near enough.
    const draws = [...Array<number>(4).fill(4), 0];
    const shown = rounded([[4, 4, 4, 4], [16]], () => draws.shift() ?? 0);
    expect(shown).toEqual([[5, 5, 5, 5], [20]]);
  });

  it('are not published where no draw hides enough', () => {
    expect(rounded([[4, 4, 4, 4], [16]], drawing([4, 4, 4, 4, 0]))).toBeNull();
  });

  it('leave as many where categories of two divisions hold the same cases, as adults by age and by a framework do', () => {
    // Three ages of children, adults, not said; three categories of children, adults, not said.
    const places = [[0, 1, 2], [3], [4]];
    const links = places.map((cells) => ({ one: { division: 0, cells }, other: { division: 1, cells } }));
    const cases = fc.array(
      fc
        .tuple(fc.nat(4), fc.nat(2))
        .map(([age, category]): [number, number] => [age, age < 3 ? category : age]),
      { maxLength: 40 },
    );
    const count = (found: readonly number[]): number[] =>
      [0, 1, 2, 3, 4].map((at) => found.filter((place) => place === at).length);
    fc.assert(
      fc.property(cases, DRAWS, (all, draw) => {
        const divisions = [count(all.map(([age]) => age)), count(all.map(([, category]) => category))];
        const shown = rounded(divisions, draw, links);
        fc.pre(shown !== null);
        const ranges = inferred(shown, links);
        divisions.forEach((counts, division) =>
          counts.forEach((truth, place) => {
            const cells = places.find((one) => one.includes(place)) ?? [];
            const rest = sumsOf(cells.flatMap((one) => (one === place ? [] : shown[division]![one]!)));
            const theirs = sumsOf(cells.map((one) => shown[1 - division]![one]!));
            const [least, most] = rangeOf(shown[division]![place]!);
            const values = Array.from({ length: most - least + 1 }, (_, at) => least + at).filter((value) =>
              [...rest].some((sum) => theirs.has(sum + value)),
            );
            expect(values).toContain(truth);
            if (truth > 0 && truth < STEP) expect(values.length).toBeGreaterThanOrEqual(3);
            expect([values[0], values.at(-1)]).toEqual(ranges[division]![place]);
          }),
        );
      }),
    );
  });

  it('do not show by a framework that counts twelve that three ages of four children each are exactly that', () => {
    const links = [{ one: { division: 0, cells: [0, 1, 2] }, other: { division: 1, cells: [0, 1] } }];
    const told = [
      [0, 0, 0],
      [10, 10],
    ];
    expect(inferred(told, links)[0]).toEqual([
      [4, 4],
      [4, 4],
      [4, 4],
    ]);
    const counts = [
      [4, 4, 4],
      [6, 6],
    ];
    // The draws that would show that, and then others.
    const draws = [4, 4, 4, 0, 0, 0, 0, 4, 4, 0];
    const shown = rounded(counts, () => draws.shift() ?? 0, links) ?? [];
    expect(shown).not.toEqual(told);
    for (const [least, most] of inferred(shown, links).flat()) expect(most - least).toBeGreaterThan(1);
  });
});

/** The same draws again and again. */
function drawing(draws: readonly number[]): () => number {
  let at = 0;
  return () => draws[at++ % draws.length]!;
}
