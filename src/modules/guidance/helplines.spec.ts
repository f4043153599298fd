import { EUROPEAN_UNION, HELPLINES } from './helplines.data.js';
import { BUILT_IN_HELPLINES } from './helplines.js';

type Row = [
  countries: readonly string[],
  reach: string,
  hours: string,
  confidence: 'high' | 'medium' | 'low',
  source: string,
];

const ALWAYS = 'guidance.hours.always';

/** The table of lines as it was collected, row by row: what is shown may hold nothing else. */
const TABLE: readonly Row[] = [
  [['IN'], '112', ALWAYS, 'high', 'several'],
  [
    ['IN'],
    '1098',
    ALWAYS,
    'high',
    'State control rooms with 112, Mission Vatsalya: goa9media 2023-06, arunachaltimes 2023-07',
  ],
  [['IN'], '181', ALWAYS, 'high', 'several; righttoinformation.wiki, reviewed 2026-06-19'],
  [['IN'], '14490', ALWAYS, 'medium', 'dainiktribune (PTI), 2025-11'],
  [['IN'], '1930; cybercrime.gov.in', '', 'high', 'MHA'],
  [['IN'], 'cybercrime.gov.in', '', 'high', 'cybercrime.gov.in, its form for women and children'],
  [['IN'], '14416', ALWAYS, 'low', 'Parliament answer, November 2025'],
  [['IN'], '6363176363', 'guidance.hours.weekdays_9_17', 'low', 'press, 2022-23'],
  [['IN'], '022-6536 6666', '', 'low', 'rokthoklekhani, undated'],
  [['PK'], '1799', '', 'high', 'Arab News, 2025-06-04'],
  [['PK'], '0800-39393', '', 'medium', 'governmentschemes.pk'],
  [['PK'], '1043', '', 'medium', 'governmentschemes.pk'],
  [['LK'], '1929', ALWAYS, 'medium', 'hypesrilanka, elakiri'],
  [['LK'], '101', '', 'medium', 'hypesrilanka, elakiri'],
  [['NP'], '100', '', 'medium', 'lawalpine; Himalayan Times, 2020'],
  [['NP'], '01-5319044', '', 'medium', 'lawalpine; Himalayan Times, 2020'],
  [['BD'], '01320000888', '', 'medium', 'bdnews24, Daily Star, 2020'],
  [['AE'], '800 2626', ALWAYS, 'high', 'Gulf News, 2024-11'],
  [['AE'], '901; ecrime.ae', '', 'medium', 'Gulf News, 2019'],
  [['PH'], '1383; 0919-354-1383; 0915-802-2375', '', 'medium', 'Radyo Pilipinas, 2024; DSWD, 2021'],
  [['PH'], '0968-886-4759', '', 'medium', 'Radyo Pilipinas, 2024; DSWD, 2021'],
  [['PH'], '1343', '', 'medium', 'Radyo Pilipinas, 2024; DSWD, 2021'],
  [['SG'], 'osc.gov.sg', '', 'high', 'osc.gov.sg, questions and answers'],
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
  [[], 'findahelpline.com', '', 'high', 'ThroughLine'],
  [[], 'stopitnow.org.uk', '', 'low', 'stopitnow.org.uk; that it answers from any country is not confirmed'],
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
  ['GB', ['gb-stop-it-now']],
  ['IE', ['ie-stop-it-now']],
  ['AU', ['au-stop-it-now']],
  ['IN', ['stop-it-now-abroad']],
  ['ZZ', ['stop-it-now-abroad']],
])('knows in %s whom to reach about own thoughts', (country, lines) => {
  const found = BUILT_IN_HELPLINES.numbersFor(country, ['own_thoughts']);
  expect(found.lines.map(({ id }) => id)).toEqual(lines);
});

it('names the State as the one who answers 1098, and shows no number that was printed wrong', () => {
  const line = HELPLINES.find(({ id }) => id === 'in-childline');
  expect(line).toMatchObject({ name: 'Child Helpline', note: 'guidance.note.run_by_state' });
  const dialled = HELPLINES.flatMap(({ channels }) => channels).flatMap((channel) =>
    channel.kind === 'phone' ? [channel.dial] : [],
  );
  expect(dialled.filter((dial) => dial === '1991')).toEqual([]);
  const bangladesh = HELPLINES.filter(({ countries }) => countries.includes('BD'));
  expect(bangladesh.flatMap(({ channels }) => channels).every(({ label }) => label.length <= 11)).toBe(true);
});

it('says of every line of no country that it is for any', () => {
  const abroad = HELPLINES.filter(({ countries }) => countries.length === 0);
  expect(abroad.map(({ note }) => note)).toEqual([
    'guidance.note.any_country',
    'guidance.note.any_country_en',
  ]);
});
