import { join } from 'node:path';
import fc from 'fast-check';
import { projectRoot } from '../../platform/config/index.js';
import { Catalogues } from '../../platform/i18n/index.js';
import { USES } from '../guidance/index.js';
import { builtInRows, dialled, helplinesWith } from './helpline-rows.js';
import { readSettings } from './read-settings.js';
import { settingsFaults, type SiteGround } from './settings-faults.js';
import { languageStates } from './site-languages.js';
import { siteOf } from './site.js';
import { UNCHANGED, type HelplineChange, type SiteSettings } from './site-settings.js';

const catalogues = Catalogues.load(join(projectRoot(), 'locales'));
const config = {
  publicName: 'Help desk',
  defaultCountry: 'IN',
  defaultLanguage: 'en',
  production: false,
  siteOrigin: 'https://help.example.org',
  consoleOrigin: 'https://desk.example.net',
};
const ground: SiteGround = { catalogues, config };
const line = (change: Partial<HelplineChange> = {}): HelplineChange => ({
  id: 'in-new-line',
  hidden: false,
  countries: ['IN'],
  audience: 'guidance.for.children',
  hours: null,
  note: null,
  name: 'A line',
  numbers: ['1800 11 22 33'],
  sites: [],
  uses: ['child'],
  source: 'its own page',
  checkedOn: '2026-11-20',
  verified: true,
  ...change,
});
const fields = (change: Partial<SiteSettings>): string[] =>
  settingsFaults({ ...UNCHANGED, ...change }, ground).map(({ field }) => field);

describe('settings that cannot be', () => {
  it.each([
    'http://weather.example/',
    'https://weather.example/?who=me',
    'https://weather.example/#me',
    'https://me@weather.example/',
    'https://weather.example:8443/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://site.localhost/',
    `https://${'a'.repeat(56)}.onion/`,
    'https://help.example.org/',
    'https://desk.example.net/cases',
    'javascript:alert(1)',
    'https://weather.example/"onload="x',
    '',
  ])('an exit page %s', (url) => {
    expect(fields({ exits: [{ country: 'IN', url }] })).toEqual(['exits.0.url']);
  });

  it('a name in a language that there is not, of spaces, or twice', () => {
    const names = [
      { language: 'tlh', name: 'Desk' },
      { language: 'hi', name: ' Desk' },
      { language: 'en', name: 'One' },
      { language: 'en', name: 'Two' },
    ];
    expect(fields({ names }).sort()).toEqual(['names.0.language', 'names.1.name', 'names.3.language']);
  });

  it('are named by the paths of their fields, all of them', () => {
    const found = fields({
      name: ' Desk',
      defaultCountry: 'QQ',
      exits: [
        { country: 'IN', url: 'https://weather.example/' },
        { country: 'IN', url: 'https://weather.example/' },
        { country: 'QQ', url: 'https://weather.example/today' },
      ],
      languages: [{ language: 'tlh', on: true }],
      helplines: [
        line({
          audience: 'site.exit',
          hours: 'guidance.for.children',
          countries: ['QQ'],
          numbers: ['12', 'x y'],
        }),
        line({ id: 'empty', numbers: [], uses: [], checkedOn: '2026-02-30', sites: ['javascript:alert(1)'] }),
      ],
      texts: [
        { language: 'en', key: 'console.app', text: 'x', reviewed: false },
        { language: 'en', key: 'site.exit', text: '<b>', reviewed: false },
        { language: 'tlh', key: 'site.exit', text: 'x', reviewed: false },
      ],
    });
    expect(found).toEqual([
      'name',
      'defaultCountry',
      'exits.2.country',
      'languages.0.language',
      'helplines.0.audience',
      'helplines.0.hours',
      'helplines.0.countries.0',
      'helplines.0.numbers.0',
      'helplines.0.numbers.1',
      'helplines.1.sites.0',
      'helplines.1.uses',
      'helplines.1.checkedOn',
      'texts.0.key',
      'texts.1.text',
      'texts.2.language',
      'exits.1.country',
    ]);
  });
});

describe('helplines', () => {
  it('are the built-in ones until they are changed, and could all be written by an administrator', () => {
    const ids = (rows: HelplineChange[]): string[] =>
      helplinesWith(rows)
        .numbersFor('IN', USES)
        .lines.map(({ id }) => id);
    expect(ids(builtInRows())).toEqual(ids([]));
    const reachable = builtInRows().filter(({ numbers, sites }) => numbers.length + sites.length > 0);
    expect(fields({ helplines: reachable })).toEqual([]);
    expect(dialled('1-800-CALL-FBI')).toBe('18002255324');
    expect(dialled('+44 1372 847 161')).toBe('+441372847161');
  });

  it('can be corrected, hidden and added', () => {
    const childline = builtInRows().find(({ id }) => id === 'in-childline') as HelplineChange;
    const table = helplinesWith([{ ...childline, numbers: ['1099'] }, line({ uses: ['emergency'] })]);
    const shown = table.numbersFor('IN', ['child', 'emergency']).lines;
    expect(shown.flatMap(({ channels }) => channels.map(({ label }) => label))).toEqual([
      '1099',
      '112',
      '1800 11 22 33',
    ]);
    expect(helplinesWith([{ ...childline, hidden: true }]).numbersFor('IN', ['child']).lines).toEqual([]);
  });
});

describe('languages', () => {
  const production = { ...config, production: true };

  it('are off in production until their safety texts are reviewed or they are switched on, but for the main one', () => {
    const two = {
      languages: ['en', 'hi'],
      texts: () => catalogues.texts('en'),
      review: (language: string, key: never) => catalogues.review('en', key),
    } as unknown as Catalogues;
    const on = (settings: Partial<SiteSettings>, of = production): string[] =>
      languageStates({ ...UNCHANGED, ...settings }, two, of)
        .filter((state) => state.on)
        .map(({ language }) => language);
    expect(on({})).toEqual(['en']);
    expect(on({}, config)).toEqual(['en', 'hi']);
    expect(on({ languages: [{ language: 'hi', on: true }] })).toEqual(['en', 'hi']);
    expect(on({ languages: ['en', 'hi'].map((language) => ({ language, on: false })) }, config)).toEqual([
      'en',
    ]);
  });

  it('count the texts that were reviewed, those of administrators among them', () => {
    const key = 'guidance.step.tell_someone';
    const text = { language: 'en', key, text: 'Tell a friend.' };
    const count = (reviewed: boolean): number =>
      languageStates({ ...UNCHANGED, texts: [{ ...text, reviewed }] }, catalogues, config).find(
        ({ language }) => language === 'en',
      )?.reviewed ?? -1;
    expect(count(true) - count(false)).toBe(1);
  });
});

describe('stored settings', () => {
  it('serve as far as they can be read, and the defaults in the place of the rest', () => {
    const stored = {
      name: 'Quiet house',
      defaultCountry: 7,
      exits: 'none',
      colour: 'blue',
      helplines: [line(), { id: 'half' }, null],
      texts: [
        { language: 'en', key: 'site.exit', text: 'Leave', reviewed: false },
        { language: 'en', key: 'site.no_such_text', text: 'x', reviewed: false },
        { language: 'en', key: 'site.skip', text: 'Bad {', reviewed: false },
      ],
    };
    const { settings, dropped } = readSettings(stored, ground);
    expect(dropped).toBeGreaterThan(4);
    expect(settings).toMatchObject({ name: 'Quiet house', defaultCountry: null, exits: [], languages: [] });
    expect(settings.helplines.map(({ id }) => id)).toEqual(['in-new-line']);
    expect(settings.texts.map(({ key }) => key)).toEqual(['site.exit']);
    expect(siteOf(3, settings, ground).translator('en').t('site.exit')).toBe('Leave');
  });

  it('never throw, whatever is stored, and what is read has no fault', () => {
    const odd = fc.object({
      key: fc.constantFrom(...Object.keys(UNCHANGED), 'text', 'key', 'url', 'id'),
      maxDepth: 4,
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), odd), (stored) => {
        const { settings } = readSettings(stored, ground);
        expect(settingsFaults(settings, ground)).toEqual([]);
        siteOf(1, settings, ground);
      }),
    );
  });
});
