import fc from 'fast-check';
import { catalogues, otherPages, pageContext, screenHtml } from '../../../test/support/site-pages.js';
import { readSettings, siteOf } from '../../modules/site-settings/index.js';
import { REPORT_FORM } from '../../modules/report-form/index.js';

const config = {
  publicName: 'Help desk',
  defaultCountry: 'IN',
  defaultLanguage: 'en',
  production: false,
  siteOrigin: 'https://help.example.org',
  consoleOrigin: 'https://desk.example.net',
};
const ground = { catalogues, config };
const KEYS = [...catalogues.texts('en').keys()].filter((key) => /^(site|form|guidance)\./.test(key));

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    '</title><script>x</script>',
    '{x}',
    "'{'<b>'}'",
    '{n, plural, other {#}}',
    '&lt;b&gt;',
    'https://x.example/"><script>',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const textOf = (key: string) =>
  fc.record({
    language: fc.constant('en'),
    key: fc.constant(key),
    text: fc
      .tuple(hostile, fc.boolean())
      .map(([words, kept]) => (kept ? `${catalogues.texts('en').get(key) ?? ''}${words}` : words)),
    reviewed: fc.boolean(),
  });
const settings = fc.record({
  name: hostile,
  names: fc.array(fc.record({ language: fc.constantFrom('en', 'hi', 'xx'), name: hostile }), {
    maxLength: 2,
  }),
  defaultCountry: fc.constantFrom('GB', 'ZZ', null),
  exits: fc.array(fc.record({ country: fc.constantFrom('IN', 'ZZ'), url: hostile }), { maxLength: 2 }),
  languages: fc.constant([]),
  helplines: fc.array(
    fc.record({
      id: fc.constantFrom('in-childline', 'in-emergency', 'new'),
      hidden: fc.boolean(),
      countries: fc.constantFrom(['IN'], []),
      audience: fc.constant('guidance.for.children'),
      hours: fc.constant(null),
      note: fc.constant(null),
      name: hostile,
      numbers: fc.array(fc.oneof(hostile, fc.constant('1098')), { maxLength: 2 }),
      sites: fc.array(fc.oneof(hostile, fc.constant('https://help.example/x')), { maxLength: 2 }),
      uses: fc.constant(['child']),
      source: hostile,
      checkedOn: fc.constant('2026-11-20'),
      verified: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  texts: fc
    .uniqueArray(fc.constantFrom(...KEYS), { minLength: 5, maxLength: 25 })
    .chain((keys) => fc.tuple(...keys.map(textOf))),
});

/** The tags of a document with the names of their attributes: what a browser would do, without the words that it shows. */
const shapeOf = (html: string): string[] =>
  [...html.matchAll(/<\/?([a-z0-9!]+)((?:\s+[a-z0-9:-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, tag, attributes]) =>
      `${tag} ${[...(attributes ?? '').matchAll(/([a-z0-9:-]+)(?:="[^"]*")?/gi)].map(([, name]) => name).join(' ')}`,
  );

it('no settings keep a page from rendering or put anything but words into it', () => {
  const known = new Set([...otherPages().values()].flatMap(shapeOf));
  for (const screen of REPORT_FORM.screens) shapeOf(screenHtml(screen, {})).forEach((one) => known.add(one));
  fc.assert(
    fc.property(settings, (given) => {
      const site = siteOf(1, readSettings(given, ground).settings, ground);
      const page = pageContext({
        words: site.translator('en'),
        publicName: site.nameIn('en'),
        helplines: site.helplines,
        country: 'IN',
      });
      const pages = [
        ...otherPages({ ...page, csrf: null, endsIn: null }).values(),
        ...REPORT_FORM.screens.map((screen) => screenHtml(screen, {}, { page })),
      ];
      for (const html of pages) {
        expect(shapeOf(html).filter((one) => !known.has(one))).toEqual([]);
        expect(html).not.toMatch(/<[^>]*\s(?:href|src)="(?!\/|#|https:\/\/|tel:|data:,")/i);
        const [script, ...more] = html.match(/<script\b[^>]*>/g) ?? [];
        expect(script).toBe('<script type="module" src="/assets/site.0123456789.js">');
        // The page that makes fingerprints alone has another one, and a place to choose files.
        const own = html.includes('type="file"')
          ? ['<script type="module" src="/assets/fingerprints.js">']
          : [];
        expect(more).toEqual(own);
      }
    }),
    { numRuns: 60 },
  );
});
