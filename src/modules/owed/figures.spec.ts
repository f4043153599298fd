import fc from 'fast-check';
import { merged, STEP, type Counted } from './figures.js';

const NAMES = ['heard', 'answered', 'refused'] as const;
type Name = (typeof NAMES)[number];
type Given = Counted<string, Name>;

const given = (of: string, [sent, heard, answered, refused]: number[], days: number[] = []): Given => ({
  of,
  sent: sent!,
  numbers: { heard: heard!, answered: answered!, refused: refused! },
  waits: days.map((one) => ({ days: one, count: 1 })),
});

/** Numbers as they can be: of those that were sent a word came of some, and some of these were answers, others refusals. */
const NUMBERS = fc
  .tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12))
  .map(([answered, refused, more, silent]) => {
    const heard = answered + refused + more;
    return [heard + silent, heard, answered, refused];
  });
const COUNTED = fc
  .array(NUMBERS, { maxLength: 8 })
  .map((all) => all.map((numbers, at) => given(`recipient-${at}`, numbers)));

const sum = (all: readonly Given[], of: (one: Given) => number) => all.reduce((so, one) => so + of(one), 0);
/** Every number that is told, without whose it is. */
const told = (shown: ReturnType<typeof merged<string, Name>>) =>
  shown.flatMap(({ sent, numbers }) => [sent, ...Object.values(numbers)]);

describe('figures', () => {
  it('stand in steps, with the median of the days until a word came', () => {
    expect(merged(NAMES, [given('police', [23, 9, 5, 4], [1, 1, 2, 3, 4, 9, 9, 20, 30])])).toEqual([
      { of: 'police', sent: 20, numbers: { heard: 5, answered: 5, refused: 0 }, medianDays: 4 },
    ]);
    const even = given('police', [8, 6, 0, 0], [1, 2, 3, 6, 9, 9]);
    expect(merged(NAMES, [even])[0]?.medianDays).toBe(5);
    const crowded = {
      ...even,
      waits: [
        { days: 7, count: 2 },
        { days: 0, count: 4 },
      ],
    };
    expect(merged(NAMES, [crowded])[0]?.medianDays).toBe(0);
  });

  it('tell no median of fewer than five words', () => {
    expect(merged(NAMES, [given('police', [9, 4, 0, 0], [1, 1, 1, 1])])[0]?.medianDays).toBeNull();
  });

  it('tell of those with fewer than five together, and only where they come to five', () => {
    const few = [given('hotline', [4, 4, 4, 0], [1, 1, 2, 2]), given('portal', [3, 2, 1, 1], [5, 5])];
    expect(merged(NAMES, [few[0]!, given('police', [6, 0, 0, 0]), few[1]!])).toEqual([
      { of: 'police', sent: 5, numbers: { heard: 0, answered: 0, refused: 0 }, medianDays: null },
      { of: null, sent: 5, numbers: { heard: 5, answered: 5, refused: 0 }, medianDays: 2 },
    ]);
    expect(merged(NAMES, [few[0]!])).toEqual([]);
    expect(merged(NAMES, [])).toEqual([]);
  });

  it('name nobody of whom fewer than five were sent, and leave out nobody else', () => {
    fc.assert(
      fc.property(COUNTED, (counted) => {
        const shown = merged(NAMES, counted);
        const enough = counted.filter(({ sent }) => sent >= STEP).map(({ of }) => of);
        const few = counted.filter(({ sent }) => sent < STEP);
        const others = sum(few, ({ sent }) => sent) >= STEP ? [null] : [];
        expect(shown.map(({ of }) => of)).toEqual([...enough, ...others]);
      }),
    );
  });

  it('are never more than what was counted, and never five less', () => {
    fc.assert(
      fc.property(COUNTED, (counted) => {
        for (const { of, sent, numbers } of merged(NAMES, counted)) {
          const meant = counted.filter((one) => (of === null ? one.sent < STEP : one.of === of));
          const pairs = [
            [sent, sum(meant, (one) => one.sent)],
            ...NAMES.map((name) => [numbers[name], sum(meant, (one) => one.numbers[name])]),
          ] as [number, number][];
          for (const [shown, really] of pairs) {
            expect(shown % STEP).toBe(0);
            expect(really - shown).toBeGreaterThanOrEqual(0);
            expect(really - shown).toBeLessThan(STEP);
          }
        }
      }),
    );
  });

  it('fit every value of a number below five, whatever the other numbers beside it say', () => {
    fc.assert(
      fc.property(NUMBERS, fc.constantFrom(...NAMES), fc.nat(STEP - 1), (numbers, hidden, value) => {
        const one = given('police', numbers);
        fc.pre(one.sent >= STEP && one.numbers[hidden] < STEP);
        const [shown] = merged(NAMES, [one]);
        const least = { ...shown!.numbers, [hidden]: value };
        // As many were heard of, and sent, as the same figures allow: the parts still fit into their wholes.
        const heard = hidden === 'heard' ? value : least.heard + STEP - 1;
        const other = { ...one, sent: shown!.sent + STEP - 1, numbers: { ...least, heard } };
        expect(other.numbers.answered + other.numbers.refused).toBeLessThanOrEqual(heard);
        expect(heard).toBeLessThanOrEqual(other.sent);
        expect(told(merged(NAMES, [other]))).toEqual(told([shown!]));
      }),
    );
  });
});
