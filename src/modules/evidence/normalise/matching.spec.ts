import { evidenceOf } from './evidence-of.js';
import { MATCHING, type MatchingGroup } from '../../../../test/support/matching/index.js';

/** What a text gives under which it is found: everything but the weaker match by name, where there is a stronger one. */
function valuesOf({ field, platform }: MatchingGroup, text: string): string[] {
  const answers = [
    { id: 'platform', values: platform === undefined ? [] : [platform], text: null },
    { id: field, values: [], text },
  ];
  const { identifiers, places } = evidenceOf(answers, 'IN');
  const named = identifiers.map(({ type, value }) => `${type} ${value}`);
  const strong = named.filter((value) => !value.startsWith('name '));
  const all = [...(strong.length > 0 ? strong : named), ...places.map(({ value }) => `place ${value}`)];
  return all;
}

const rows = MATCHING.flatMap((group) =>
  group.texts.map((text) => ({ group, text, name: `${group.value} <- ${JSON.stringify(text)}` })),
);

describe('each way to write it', () => {
  it.each(rows)('$name', ({ group, text }) => {
    const found = valuesOf(group, text);
    const kind = group.value.slice(0, group.value.indexOf(' '));
    expect(found.filter((value) => value.startsWith(`${kind} `) && value === group.value)).toEqual([
      group.value,
    ]);
    // Nothing but that, and what goes with it: the person of a post, the number of a payment, the account of a pair.
    if (group.field === 'handles') expect(found).toEqual([group.value]);
    if (group.field === 'links')
      expect(found.filter((value) => value.startsWith('place '))).toEqual([group.value]);
  });
});

it('gives no value of one group for a text of another', () => {
  const values = MATCHING.map(({ value }) => value);
  expect(new Set(values).size).toBe(values.length);
  for (const group of MATCHING) {
    const [kind] = group.value.split(' ');
    const own = group.texts
      .flatMap((text) => valuesOf(group, text))
      .filter((value) => value.startsWith(`${kind} `));
    const others = own.filter((value) => value !== group.value && values.includes(value));
    // An account stands beside its pair with the bank, as another group has it alone.
    expect({ group: group.value, others: group.value.includes('SBIN') ? [] : others }).toEqual({
      group: group.value,
      others: [],
    });
  }
});
