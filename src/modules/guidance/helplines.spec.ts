import { EUROPEAN_UNION, HELPLINES } from './helplines.data.js';
import { BUILT_IN_HELPLINES } from './helplines.js';

type Row = [
  countries: readonly string[],
  reach: string,
  hours: string,
  confidence: 'high' | 'low',
  source: string,
];

const ALWAYS = 'guidance.hours.always';

/** The table of lines as it was collected, row by row: what is shown may hold nothing else. */
const TABLE: readonly Row[] = [
  [['IN'], '112', ALWAYS, 'high', 'several'],
  [['IN'], '1098', ALWAYS, 'high', 'several'],
  [['IN'], '181', ALWAYS, 'high', 'several'],
  [['IN'], '1930; cybercrime.gov.in', '', 'high', 'MHA'],
  [['IN'], '14416', ALWAYS, 'low', 'Parliament answer, November 2025'],
  [['IN'], '6363176363', 'guidance.hours.weekdays_9_17', 'low', 'press, 2022-23'],
  [['US'], '911', ALWAYS, 'high', 'several'],
  [['US', 'CA'], '988', ALWAYS, 'high', '988lifeline.org; Canada since 2023-11-30'],
  [['US'], '1-800-843-5678; report.cybertip.org', ALWAYS, 'high', 'NCMEC'],
  [['US'], '1-800-CALL-FBI; tips.fbi.gov', '', 'high', 'FBI'],
  [['CA'], '1-866-658-9022; cybertip.ca', '', 'high', 'cybertip.ca'],
  [['GB'], '999', ALWAYS, 'low', 'common knowledge'],
  [['GB', 'IE'], '116 123', ALWAYS, 'low', 'common knowledge'],
  [['GB'], '0800 1111', ALWAYS, 'low', 'common knowledge'],
  [['GB'], '0345 6000 459', 'guidance.hours.weekdays_10_16', 'high', 'swgfl.org.uk'],
  [['GB'], '0808 1000 900; stopitnow.org.uk', '', 'high', 'stopitnow.org.uk'],
  [['IE'], '+44 1372 847 161', '', 'high', 'stopitnow.org.uk'],
  [['AU'], '000', ALWAYS, 'high', 'eSafety'],
  [['AU'], 'esafety.gov.au/report', '', 'high', 'esafety.gov.au'],
  [['AU'], '1800 55 1800', ALWAYS, 'low', 'common knowledge'],
  [['AU'], '1800 01 1800; stopitnow.org.au', '', 'high', 'stopitnow.org.au'],
  [EUROPEAN_UNION, '112', ALWAYS, 'high', 'several'],
  [EUROPEAN_UNION, '116 000', ALWAYS, 'high', 'missingchildreneurope.eu'],
  [EUROPEAN_UNION, '116 111', 'guidance.hours.vary', 'low', 'common knowledge'],
  [['IN'], '', '', 'low', 'a programme in Mumbai and Pune is reported: Indian Express, 2019-11-11'],
  [[], 'findahelpline.com', '', 'high', 'ThroughLine'],
];

it('holds the lines of the table, row by row, and no other', () => {
  const held = HELPLINES.map((line): Row => [
    line.countries,
    line.channels.map(({ label }) => label).join('; '),
    line.hours ?? '',
    line.confidence,
    line.source,
  ]);
  const sorted = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
  expect(sorted(held)).toEqual(sorted(TABLE));
});

it('dials what it shows', () => {
  for (const channel of HELPLINES.flatMap(({ channels }) => channels)) {
    if (channel.kind === 'site') expect(channel.url).toBe(`https://${channel.label}`);
    else if (channel.label !== '1-800-CALL-FBI')
      expect(channel.dial).toBe(channel.label.replaceAll(/[\s-]/g, ''));
  }
  // The letters C-A-L-L-F-B-I on a keypad.
  expect(HELPLINES.find(({ name }) => name === 'FBI')?.channels[0]).toMatchObject({ dial: '18002255324' });
});

it.each([
  ['GB', ['gb-stop-it-now'], null],
  ['IE', ['ie-stop-it-now'], null],
  ['AU', ['au-stop-it-now'], null],
  ['IN', [], 'in-own-thoughts'],
  ['US', [], null],
  ['ZZ', [], null],
])('knows in %s whom to call about own thoughts, or that it knows of nobody', (country, lines, reported) => {
  const found = BUILT_IN_HELPLINES.ownThoughtsLines(country);
  expect(found.lines.map(({ id }) => id)).toEqual(lines);
  expect(found.reported?.id ?? null).toBe(reported);
  expect(BUILT_IN_HELPLINES.numbersFor(country, ['distress']).lines.length).toBeGreaterThan(0);
});
