import { bodyOf, changesOf, draftOf, freeId, tableOf, withLine } from './draft.js';
import type { Helpline, SiteState } from './site-query.js';

const line = (id: string, change: Partial<Helpline> = {}): Helpline => ({
  id,
  hidden: false,
  countries: ['IN'],
  audience: 'guidance.for.children',
  hours: null,
  note: null,
  name: null,
  numbers: ['1098'],
  sites: [],
  uses: ['child'],
  source: 'several',
  checkedOn: '2026-11-24',
  verified: false,
  ...change,
});
const builtIn = [line('in-a'), line('in-b')];
const language = {
  name: 'x',
  direction: 'ltr',
  always: false,
  onAtFirst: true,
  on: true,
  reviewed: 0,
  total: 9,
} as const;
const state: SiteState = {
  version: 4,
  settings: {
    name: 'Desk',
    names: [{ language: 'hi', name: 'डेस्क' }],
    defaultCountry: null,
    exits: [{ country: 'IN', url: 'https://a.example/' }],
    languages: [],
    helplines: [line('in-a', { hidden: true })],
    texts: [{ language: 'en', key: 'site.exit', text: 'Leave', reviewed: false }],
  },
  notUnderstood: 0,
  defaults: { name: 'Help desk', defaultCountry: 'IN', exits: [], exitUrl: null, helplines: builtIn },
  languages: [
    { ...language, language: 'en', always: true },
    { ...language, language: 'hi' },
  ],
  choices: { countries: [], audiences: [], hours: [], notes: [], uses: [] },
  versions: [],
};

it('a draft that was not touched changes nothing', () => {
  const draft = draftOf(state);
  expect(changesOf(state, draft)).toEqual([]);
  expect(bodyOf(draft, 4)).toEqual({ ...state.settings, basedOn: 4, texts: [] });
});

it('names everything that a publish changes', () => {
  const text = { language: 'en', key: 'site.exit', reviewed: false };
  const found = changesOf(state, {
    ...draftOf(state),
    name: ' ',
    names: { hi: ' ', en: 'Desk' },
    defaultCountry: 'GB',
    exits: [{ key: '1', country: 'GB', url: 'https://b.example/' }],
    switched: { hi: false, en: false },
    helplines: [line('in-new')],
    texts: [
      { ...text, text: null },
      { ...text, text: 'Leave', reviewed: true },
      { ...text, text: 'Go' },
    ],
  });
  expect(found.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
    'name Help desk',
    'nameIn en',
    'nameIn hi',
    'country GB',
    'exit GB',
    'exitGone IN',
    'languageOff hi',
    'line in-new',
    'lineBack in-a',
    'textBack site.exit (en)',
    'reviewed site.exit (en)',
    'text site.exit (en)',
  ]);
});

it('shows the whole table, and forgets a line that is as built in again', () => {
  const changes = [line('in-b', { numbers: ['1'] }), line('x')];
  expect(tableOf(builtIn, changes).map((shown) => [shown.line.id, shown.state])).toEqual([
    ['in-a', 'built_in'],
    ['in-b', 'changed'],
    ['x', 'added'],
  ]);
  expect(withLine(changes, line('in-b'), builtIn).map(({ id }) => id)).toEqual(['x']);
  expect(withLine(changes, line('x', { hidden: true }), builtIn)).toEqual([
    changes[0],
    line('x', { hidden: true }),
  ]);
  expect(freeId('IN', ['in-line-1'])).toBe('in-line-2');
});
