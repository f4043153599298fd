import fc from 'fast-check';
import { catalogues, otherPages, pageContext, screenHtml } from '../../../test/support/site-pages.js';
import { GUIDE_KINDS, GUIDE_READERS, HELPLINES } from '../../modules/guidance/index.js';
import { REPORT_FORM, type Answers } from '../../modules/report-form/index.js';
import { ABOUT, AGE_BANDS, CASE_KINDS, SAFETIES } from '../../modules/vocabulary/index.js';
import { situationOf, tellingAnswers } from '../who-reads.js';
import { CodePage } from './code.page.js';
import { guidePath } from './guide-paths.js';
import { toHtml } from './layout.js';
import { StartPage } from './start.page.js';
import { ThreadPage } from './thread.page.js';

const COUNTRIES = ['IN', 'GB', 'US', 'AU', 'DE', 'PK', 'LK', 'PH', 'ZZ'] as const;
const ABOUT_UNDER_18 = [
  'guidance.for.children',
  'guidance.for.under_18',
  'guidance.for.under_25',
  'guidance.for.pictures_under_18',
];

/** Every combination of what decides who is told what. */
const EVERYBODY: Answers[] = ABOUT.flatMap((about) =>
  CASE_KINDS.flatMap((happening) =>
    AGE_BANDS.flatMap((age) => SAFETIES.map((safety) => ({ about, happening, age, safety, way: 'advice' }))),
  ),
);
const anybody = fc.record({
  answers: fc.constantFrom(...EVERYBODY),
  country: fc.constantFrom(...COUNTRIES),
  language: fc.constantFrom(...catalogues.languages),
});
type Anybody = typeof anybody extends fc.Arbitrary<infer One> ? One : never;

/** The pages that tell somebody what to do or whom to call: each screen with steps, and the code and the return page. */
function pagesFor({ answers, country, language }: Anybody): Map<string, string> {
  const situation = situationOf(answers);
  const page = pageContext({ country, situation, words: catalogues.translator(language) });
  const pages = new Map<string, string>();
  for (const screen of REPORT_FORM.screens) {
    if (!screen.blocks?.some(({ type }) => type === 'first_steps')) continue;
    const html = screenHtml(screen, answers, { page });
    if (html.includes('<ol class="steps">')) pages.set(screen.id, html);
  }
  const code = <CodePage page={page} code="1234" answer={null} answers={tellingAnswers(answers)} />;
  pages.set('code', toHtml(code));
  const thread = {
    status: 'received' as const,
    answerBy: null,
    promisedBy: null,
    closed: null,
    nextTry: null,
    lateTold: false,
    report: null,
    messages: [],
    aside: [],
    page: 1,
    pages: 1,
  };
  const view = {
    thread,
    now: new Date(),
    nonce: 'n',
    typed: {},
    errors: [],
    sent: false,
    told: null,
    wordSet: false,
    consents: [],
    duties: [],
    passed: [],
    links: [],
    linkTold: false,
    answered: null,
    referrals: [],
    appointments: [],
    referralAnswered: null,
  };
  pages.set('thread', toHtml(<ThreadPage page={page} {...view} />));
  return pages;
}

const isFinder = ({ about, happening }: Answers): boolean => about === 'saw' || happening === 'found';
const numbersIn = (html: string): string[] =>
  [...html.matchAll(/href="((?:tel:|https:\/\/)[^"]+)"/g)].map(([, href = '']) => href);
const part = (html: string, tag: string): string =>
  new RegExp(`<${tag}[ >][\\s\\S]*?</${tag}>`).exec(html)?.[0] ?? '';
const hrefs = (wanted: (line: (typeof HELPLINES)[number]) => boolean): Set<string> =>
  new Set(
    HELPLINES.filter(wanted).flatMap(({ channels }) =>
      channels.map((channel) => (channel.kind === 'phone' ? `tel:${channel.dial}` : channel.url)),
    ),
  );

it('puts the line for distress first, on top and on the page, for who might hurt themselves or is threatened under 18', () => {
  const distress = hrefs(({ uses }) => uses.includes('distress'));
  fc.assert(
    fc.property(anybody, (one) => {
      const { happening, age, safety } = one.answers;
      const threatened = happening === 'threatened' && age !== 'adult' && !isFinder(one.answers);
      fc.pre(safety === 'self_harm' || threatened);
      for (const [name, html] of pagesFor(one)) {
        expect([name, distress.has(numbersIn(part(html, 'nav'))[0] ?? '')]).toEqual([name, true]);
        const first = numbersIn(part(html, 'main')).find((href) => !SERVICES.test(href));
        expect([name, distress.has(first ?? '')]).toEqual([name, true]);
      }
    }),
    { numRuns: 60 },
  );
});
const SERVICES = /takeitdown|stopncii|support\.google/;

it('shows no adult a line that is for people under 18', () => {
  const young = hrefs(({ audience }) => ABOUT_UNDER_18.includes(audience));
  fc.assert(
    fc.property(anybody, (one) => {
      fc.pre(one.answers['age'] === 'adult' && !isFinder(one.answers));
      for (const [name, html] of pagesFor(one))
        expect([name, numbersIn(html).filter((href) => young.has(href))]).toEqual([name, []]);
    }),
    { numRuns: 60 },
  );
});

it('shows an adult in India the lines for women, online crime and distress', () => {
  for (const happening of ['threatened', 'shared']) {
    const answers = { about: 'self', happening, age: 'adult', picturesUnder18: 'no', way: 'advice' };
    const pages = pagesFor({ answers, country: 'IN', language: 'en' });
    for (const name of ['code', 'thread'])
      for (const number of ['tel:181', 'tel:14490', 'tel:1930', 'tel:14416'])
        expect(pages.get(name)).toContain(`href="${number}"`);
    expect(pages.get('code')).toContain('Online crime');
  }
});

it('offers a service that needs pictures to nobody but whoever has them of themselves', () => {
  fc.assert(
    fc.property(anybody, (one) => {
      const { about, happening } = one.answers;
      const own = about === 'self' && (happening === 'threatened' || happening === 'shared');
      const pages = pagesFor(one);
      for (const [name, html] of pages)
        if (!own) expect([name, /Take It Down|StopNCII/.test(html)]).toEqual([name, false]);
      if (own) expect(pages.get('code')).toContain('href="https://takeitdown.ncmec.org"');
    }),
    { numRuns: 60 },
  );
});

it('tells teachers and friends on the page of the code that the law still asks them to tell the police', () => {
  const said = (answers: Answers): boolean =>
    (pagesFor({ answers, country: 'IN', language: 'en' }).get('code') ?? '').includes(
      'The law still asks you to do that.',
    );
  for (const relation of ['pupil', 'friend', 'someone_else'])
    expect(said({ about: 'other', relation, happening: 'shared', age: '13_15' })).toBe(true);
  expect(said({ about: 'saw', knowsChild: 'yes', relation: 'pupil' })).toBe(true);
  expect(said({ about: 'self', happening: 'shared', age: '13_15' })).toBe(false);
});

it('thanks a finder at the end, and says what they can still do without going back', () => {
  const code = pagesFor({ answers: { about: 'saw' }, country: 'IN', language: 'en' }).get('code') ?? '';
  expect(code).toContain('You have done your part. Thank you.');
  expect(code).toContain('Do not go back to look.');
  expect(part(code, 'main')).toContain('href="https://cybercrime.gov.in"');
});

it('says on every guide that pictures are videos too, and shows no line but of the country or for any', () => {
  for (const country of COUNTRIES) {
    const pages = otherPages(pageContext({ country, csrf: null, endsIn: null }));
    const allowed = hrefs(({ countries }) => countries.length === 0 || countries.includes(country));
    for (const reader of GUIDE_READERS)
      for (const kind of GUIDE_KINDS) {
        const html = pages.get(guidePath(reader, kind)) ?? '';
        expect(html).toContain('A video call that was recorded counts too.');
        const strange = numbersIn(html).filter((href) => !allowed.has(href) && !SERVICES.test(href));
        expect(strange).toEqual([]);
      }
  }
});

it('begins with steps that are true for anyone, and with those that fit once a report was begun', () => {
  const steps = (html: string): string => part(html, 'ol');
  const start = toHtml(<StartPage page={pageContext()} />);
  expect(steps(start)).toContain('Keep chats, links and names.');
  expect(start.indexOf('<ol class="steps">')).toBeLessThan(start.indexOf('<ul class="ways">'));
  expect(start).toContain('Free. No name. We are Help desk, not the police.');
  const reader = { who: 'adult', kind: 'shared', adultPictures: true, ownPictures: true } as const;
  expect(steps(toHtml(<StartPage page={pageContext()} reader={reader} />))).toContain('StopNCII');
});

it('shows the numbers first on the page for help, and says once when they were checked', () => {
  const help = otherPages().get('help') ?? '';
  const main = part(help, 'main');
  expect(main.indexOf('<ul class="numbers">')).toBeLessThan(main.indexOf('Steps that fit you'));
  expect(main).not.toContain('<ol class="steps">');
  const list = main.slice(0, main.indexOf('Steps that fit you'));
  expect(list.match(/Checked on/g)).toHaveLength(1);
});
