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

describe('a line with several things in it', () => {
  it.each<[MatchingGroup['field'], string | null, string, string[]]>([
    ['handles', null, '9876543210 / 9123456789', ['phone +919876543210', 'phone +919123456789']],
    ['handles', null, '9876543210/9123456789', ['phone +919876543210', 'phone +919123456789']],
    ['handles', null, '98765 43210, 91234-56789 (whatsapp)', ['phone +919876543210', 'phone +919123456789']],
    ['handles', null, '9876543210 and 9123456789', ['phone +919876543210', 'phone +919123456789']],
    ['handles', null, '98765 43210 91234 56789', ['phone +919876543210', 'phone +919123456789']],
    ['handles', null, '९८७६५४३२१० या ९१२३४५६७८९', ['phone +919876543210', 'phone +919123456789']],
    ['handles', null, '+919876543210+919123456789', ['phone +919876543210', 'phone +919123456789']],
    ['handles', 'instagram', 'rahul_1, rahul_2', ['handle instagram:rahul_1', 'handle instagram:rahul_2']],
    [
      'handles',
      'instagram',
      '@rahul.a and @rahul.b',
      ['handle instagram:rahul.a', 'handle instagram:rahul.b'],
    ],
    ['handles', 'instagram', '@rahul.a @rahul.b', ['handle instagram:rahul.a', 'handle instagram:rahul.b']],
    [
      'handles',
      null,
      'insta: rahul_1 snap: rahul_2',
      ['handle instagram:rahul_1', 'handle snapchat:rahul_2'],
    ],
    ['handles', null, 'Instagram: @a_b, Telegram: @c_d', ['handle instagram:a_b', 'handle telegram:c_d']],
    ['handles', 'telegram', '@a_b, 9876543210', ['phone +919876543210', 'handle telegram:a_b']],
    [
      'handles',
      null,
      'https://instagram.com/a_b and https://t.me/c_d',
      ['handle instagram:a_b', 'handle telegram:c_d'],
    ],
    [
      'handles',
      null,
      'https://www.instagram.com/a_b/p/Cabc/',
      ['handle instagram:a_b', 'place instagram.com/p/Cabc'],
    ],
    [
      'paidTo',
      null,
      'name.bank@okaxis / 9876543210',
      ['payment name.bank@okaxis', 'payment +919876543210', 'phone +919876543210'],
    ],
    ['paidTo', null, '9876543210@ybl', ['payment 9876543210@ybl', 'phone +919876543210']],
    [
      'links',
      null,
      'https://x.com/bad/status/1 https://x.com/bad/status/2',
      ['handle x:bad', 'place x.com/i/status/1', 'place x.com/i/status/2'],
    ],
    ['links', null, 'https://www.instagram.com/a_b/', ['handle instagram:a_b', 'place instagram.com/a_b']],
    ['links', null, 'https://t.me/a_b/5', ['handle telegram:a_b', 'place t.me/a_b/5']],
  ])('%s, met on %s: %s', (field, platform, text, expected) => {
    expect(
      valuesOf({ field, value: '', texts: [], ...(platform === null ? {} : { platform }) }, text),
    ).toEqual(expected);
  });
});

describe('what many reports have', () => {
  it.each(['telegram', 'dont know', "I don't know.", 'पता नहीं', 'معلوم نہیں', '...', '@', '-'])(
    '%s is no name',
    (text) => {
      expect(valuesOf({ field: 'handles', value: '', texts: [] }, text)).toEqual([]);
    },
  );

  it.each(['paytm', 'bank transfer', 'UPI', 'Google Pay', 'none'])('%s is no account', (text) => {
    expect(valuesOf({ field: 'paidTo', value: '', texts: [] }, text)).toEqual([]);
  });

  it('a name that is no user name is found as a name alone', () => {
    const named = (platform: string, text: string) =>
      valuesOf({ field: 'handles', platform, value: '', texts: [] }, text);
    expect(named('facebook', 'Rahul Sharma')).toEqual(['name rahul sharma']);
    expect(named('instagram', 'राहुल')).toEqual(['name राहुल']);
    expect(named('whatsapp', 'rahul')).toEqual(['name rahul']);
    expect(named('instagram', 'Insta King')).toEqual(['name insta king']);
  });
});

describe('names that look like a label', () => {
  it.each([
    'insta.king',
    'insta-king',
    'fb.rahul',
    'x_man',
    'my_insta',
    'real.x',
    'id_1',
    'tg1',
    'name@insta',
  ])('%s stays whole', (text) => {
    expect(valuesOf({ field: 'handles', value: '', texts: [] }, text)).toEqual([`name ${text}`]);
  });
});
