import fc from 'fast-check';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  catalogues,
  otherPages,
  pageContext,
  screenHtml,
  walkHtml,
} from '../../../test/support/site-pages.js';
import { projectRoot } from '../../platform/config/index.js';
import { Catalogues } from '../../platform/i18n/index.js';
import {
  readScreen,
  REPORT_FORM,
  walk,
  type Answers,
  type FieldError,
  type Screen,
} from '../../modules/report-form/index.js';
import { toHtml } from './layout.js';
import { DraftExpiredPage } from './draft-expired.page.js';

const ANSWERS: Answers[] = [
  {
    safety: 'danger',
    about: 'other',
    happening: 'threatened',
    age: 'adult',
    way: 'advice',
    demands: ['meeting'],
    paid: 'yes',
    shared: 'yes',
  },
  { safety: 'watched', about: 'self', happening: 'shared', age: '13_15', offender: 'partner' },
  { safety: 'self_harm', about: 'saw' },
  { about: 'self', happening: 'other', age: 'under_13' },
  { about: 'self', happening: 'other', age: '16_17' },
  { about: 'self', happening: 'threatened', age: '16_17', way: 'report' },
];

/** Every page there is, by a name: each screen with and without errors, and the rest. */
function everyPage(): Map<string, string> {
  const pages = new Map(otherPages());
  for (const answers of ANSWERS) {
    for (const [path, html] of walkHtml(answers)) pages.set(path, html);
    for (const screen of walk(REPORT_FORM, answers).screens)
      pages.set(`${screen.id} with errors`, withErrors(screen, answers));
  }
  return pages;
}

function errorsOf(screen: Screen): FieldError[] {
  return screen.questions.map(({ id }) => ({
    question: id,
    message: 'site.error.too_long',
    args: { over: 1, max: 200 },
  }));
}

function withErrors(screen: Screen, answers: Answers): string {
  return screenHtml(screen, answers, { errors: errorsOf(screen), values: () => ['typed'] });
}

const all = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map((found) => found[1] ?? '');
const tags = (html: string, names: string): string[] =>
  html.match(new RegExp(`<(?:${names})\\b[^>]*>`, 'g')) ?? [];

it('shows every screen of the form', () => {
  const pages = everyPage();
  expect(
    REPORT_FORM.screens.filter((screen) => !pages.has(`/h/${screen.page}`)).map((screen) => screen.id),
  ).toEqual([]);
});

describe.each([...everyPage()])('%s', (_, html) => {
  const ids = all(html, / id="([^"]+)"/g);

  it('has one heading of its own, a language, and a title that says nothing', () => {
    expect(all(html, /<(h1)\b/g)).toHaveLength(1);
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/);
    const neutral = /^(?:Error: )?(?:Step \d+|Start|Page) – Help desk$/;
    expect(all(html, /<title>([^<]+)<\/title>/g)[0]).toMatch(neutral);
  });

  it('names every field, gives every group a legend, and every id once', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const labelled = new Set(all(html, /<label[^>]* for="([^"]+)"/g));
    const fields = tags(html, 'input|select|textarea').filter(
      (tag) => !tag.includes('type="hidden"') && !tag.startsWith('<input name="comment" hidden '),
    );
    for (const field of fields) expect(labelled.has(/ id="([^"]+)"/.exec(field)?.[1] ?? field)).toBe(true);
    expect(all(html, /(<fieldset[^>]*>)(?!<legend)/g)).toEqual([]);
    for (const text of all(html, /<(?:legend|label|button|a|h1|h2)\b(?![^>]* hidden>)[^>]*>([\s\S]*?)<\//g))
      expect(text.trim()).not.toBe('');
  });

  it('describes fields by what is on the page, and leads to fields that are there', () => {
    const described = all(html, /aria-(?:describedby|labelledby)="([^"]+)"/g).flatMap((list) =>
      list.split(' '),
    );
    expect(described.filter((id) => !ids.includes(id))).toEqual([]);
    expect(all(html, /href="#([^"]+)"/g).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('puts no question into an address, where the history of the browser would keep it', () => {
    const own = all(html, /href="([/#][^"]*)"/g);
    const questions = new Set(REPORT_FORM.screens.flatMap((screen) => screen.questions.map(({ id }) => id)));
    const words = own.flatMap((href) => href.split(/[^A-Za-z0-9_]+/));
    expect(words.filter((word) => questions.has(word))).toEqual([]);
    expect(
      own.flatMap((href) => href.split('#')[1] ?? []).filter((id) => !/^(?:main|q\d+|code|new)$/.test(id)),
    ).toEqual([]);
    expect(ids.filter((id) => questions.has(id.split('-')[0] ?? ''))).toEqual([]);
  });

  it('dates each list of numbers once, and marks it', () => {
    const lists = html.split('<ul class="numbers">').slice(1);
    for (const list of lists)
      expect(list.split('</ul>')[1]).toMatch(
        /^<p class="quiet">Checked on (?:24|30) Nov 2026 \(to be verified\)/,
      );
    expect(html.split(/Checked on \d\d Nov 2026 \(to be verified\)<\/p>/)).toHaveLength(lists.length + 1);
  });

  it('keeps Exit first, then the numbers; and asks nothing of the browser', () => {
    const links = all(html, /<a\b[^>]* href="([^"]*)"/g);
    expect(links.slice(0, 2)).toEqual(['#main', '/exit']);
    // The emergency number; the line for distress where that stands first.
    expect(['tel:112', 'tel:14416']).toContain(links[2]);
    expect(html).not.toMatch(/ required|\son[a-z]+=|\sstyle=|maxlength|<style|javascript:/);
  });

  it('sends nobody away with a trace: links to other sites carry no referrer', () => {
    for (const link of tags(html, 'a').filter((tag) => / href="https?:/.test(tag)))
      expect(link).toContain('rel="noreferrer noopener"');
  });
});

it('says an error on top, at the field, and in the title, and takes focus', () => {
  const screen = REPORT_FORM.screens.find((one) => one.id === 'happening') as Screen;
  const { errors } = readScreen(screen, new Map(), {});
  const html = screenHtml(screen, {}, { errors });
  expect(html).toContain('<title>Error: Step');
  expect(html).toMatch(/<div class="govuk-error-summary" role="alert" tabindex="-1" autofocus[^>]*>/);
  expect(html.split('Pick what is happening. We need it to help you.')).toHaveLength(3);
  expect(html).toContain('<a href="#q2">');
});

it('puts Continue before every other button of a step, so that Enter goes on', () => {
  for (const answers of ANSWERS) {
    for (const [path, html] of walkHtml(answers)) {
      if (path !== '/h/check')
        expect(tags(html, 'button')[0]).toBe('<button form="f" name="go" value="next" hidden>');
    }
  }
});

it('writes back what was typed as text, never as a part of the page', () => {
  const wild = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '"><script>alert(1)</script>',
      '</textarea><img src=x onerror=y>',
      "' autofocus onfocus='x",
    ),
  );
  const shape = (html: string): string => html.replace(/ value(?:="[^"]*")?/g, '').replace(/>[^<]*</g, '><');
  fc.assert(
    fc.property(fc.constantFrom(...REPORT_FORM.screens), wild, (screen, typed) => {
      const plain = screenHtml(screen, {}, { values: () => ['-'], errors: errorsOf(screen) });
      expect(shape(screenHtml(screen, {}, { values: () => [`-${typed}`], errors: errorsOf(screen) }))).toBe(
        shape(plain),
      );
    }),
  );
});

it('reads typed answers back as text', () => {
  const html =
    walkHtml({ happening: 'shared', more: '<script>alert(1)</script>\n{who}' }).get('/h/check') ?? '';
  expect(html).toMatch(/<span[^>]*>&lt;script>alert\(1\)&lt;\/script><\/span><span[^>]*>\{who\}<\/span>/);
});

it('keeps what was typed when the time ran out, folded away and ready to be sent again', () => {
  const page = pageContext({ path: '/h/50', csrf: null });
  const html = toHtml(
    <DraftExpiredPage
      page={page}
      posted={{ more: 'My "words"', wishes: ['stop', 'talk'], t: 'old', go: 'next' }}
    />,
  );
  expect(html).toContain('What you wrote on the last page is still here.');
  expect(html).toContain('<form method="post" action="/h/50">');
  expect(html).toContain('<input type="hidden" name="more" value="My &quot;words&quot;"/>');
  expect(all(html, /name="wishes" value="([^"]+)"/g)).toEqual(['stop', 'talk']);
  expect(html).toContain('<details');
  expect(html).not.toContain('value="old"');
});

it('promises nothing back where nothing was typed', () => {
  const page = pageContext({ path: '/h/50', csrf: null });
  const html = toHtml(
    <DraftExpiredPage page={page} posted={{ more: ' ', t: 'old', go: 'next', c: 'IN', l: 'en', r: '1' }} />,
  );
  expect(html).not.toContain('still here');
  expect(html).not.toContain('name="again"');
});

it('shows a language that is added as data alone, with links in its own name and its own direction', () => {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'));
  for (const language of ['en', 'ur'])
    cpSync(join(projectRoot(), 'locales', 'en'), join(folder, language), { recursive: true });
  const two = Catalogues.load(folder);
  rmSync(folder, { recursive: true });
  const screen = REPORT_FORM.screens[1] as Screen;
  const page = pageContext({ words: two.translator('ur'), languages: two.languages, path: '/h/1' });
  expect(screenHtml(screen, {}, { page })).toContain('<html lang="ur" dir="rtl">');
  expect(screenHtml(screen, {}, { page })).toMatch(
    /<button[^>]* form="f" name="go" value="lang-en" lang="en">English<\/button>/,
  );
  expect(otherPages({ ...page, path: '/' }).get('start')).toContain('href="/?c=IN&amp;l=en"');
  const folders = readdirSync(join(projectRoot(), 'locales'), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect([...catalogues.languages].sort()).toEqual(names.sort());
});

it('shows the numbers of the country that was chosen, each with its date and its mark', () => {
  const help = otherPages(pageContext({ country: 'GB', csrf: null })).get('help') ?? '';
  expect(help).toContain('href="tel:999"');
  expect(help).not.toContain('href="tel:112"');
  expect(help).toContain('Checked on 24 Nov 2026 (to be verified)');
  const elsewhere = otherPages(pageContext({ country: 'ZZ', csrf: null })).get('help') ?? '';
  expect(elsewhere).toContain('Call your local emergency number');
  expect(elsewhere).toContain('href="https://findahelpline.com"');
});

it('warns everybody but an adult who was one in the pictures not to save a picture of a child', () => {
  const screen = REPORT_FORM.screens.find((one) => one.id === 'first-steps') as Screen;
  const warned = (answers: Answers): boolean =>
    screenHtml(screen, { about: 'self', happening: 'threatened', ...answers }).includes(
      'Leave out any nude picture',
    );
  expect(
    [
      { age: '16_17' },
      { age: 'unsaid' },
      {},
      { age: 'adult' },
      { age: 'adult', picturesUnder18: 'not_sure' },
    ].map(warned),
  ).toEqual([true, true, true, true, true]);
  expect(warned({ age: 'adult', picturesUnder18: 'no' })).toBe(false);
});

it('shows on the first page, below the steps, whom to call', () => {
  const start = otherPages().get('start') ?? '';
  const numbers = start.slice(start.indexOf('Numbers to call'));
  for (const number of ['tel:112', 'tel:1098', 'tel:14416']) expect(numbers).toContain(`href="${number}"`);
});

it('speaks of a line for lost money only where there is one', () => {
  const screen = REPORT_FORM.screens.find((one) => one.id === 'paid') as Screen;
  const said = (country: string): string =>
    screenHtml(screen, { happening: 'threatened', paid: 'yes' }, { page: pageContext({ country }) });
  expect(said('IN')).toMatch(/Then call this line\.<\/p><ul class="numbers">.*tel:1930/s);
  for (const country of ['US', 'GB', 'ZZ']) {
    expect(said(country)).toContain('Call your bank');
    expect(said(country)).not.toContain('Then call this line.');
    expect(said(country)).not.toContain('<ul class="numbers">');
  }
});

it('marks the services that take pictures down like every other fact', () => {
  const html = otherPages().get('help') ?? '';
  for (const name of ['Take It Down', 'StopNCII'])
    expect(html).toMatch(new RegExp(`${name}</a>.{0,400}?Checked on 24 Nov 2026 \\(to be verified\\)`, 's'));
});

it('warns in good time, counted from when the draft or the session ends', () => {
  const screen = REPORT_FORM.screens[1] as Screen;
  const after = (endsIn: number | null): string | undefined =>
    all(screenHtml(screen, {}, { page: pageContext({ endsIn }) }), /data-after="(\d+)"/g)[0];
  expect([60.4, 60, 31.9, 12, 9.5, 0.2].map(after)).toEqual(['50', '50', '21', '2', '0', '0']);
  expect(after(null)).toBeUndefined();
  expect(all(otherPages().get('thread') ?? '', /data-after="(\d+)"/g)).toEqual(['20']);
});

it('offers no chooser that would throw away words which the page only carries along', () => {
  for (const name of ['lost with words', 'signed out', 'trouble', 'late']) {
    const html = otherPages().get(name) ?? '';
    expect(html).toContain('What I wrote');
    expect(html).not.toContain('name="c" autocomplete');
  }
  for (const name of ['enter again', 'thread again'])
    expect(otherPages().get(name)).toContain('form="f" name="go" value="country"');
});

describe('screen 6', () => {
  const screen = REPORT_FORM.screens.find((one) => one.id === 'private') as Screen;
  const said = (answers: Answers, country = 'IN'): string =>
    screenHtml(screen, answers, { page: pageContext({ path: '/h/13', country }) });

  it('tells somebody under 18 in India what the law may require, and that it is not against them', () => {
    for (const age of ['under_13', '13_15', '16_17', 'unsaid']) {
      const html = said({ about: 'self', happening: 'threatened', age });
      expect(html).toContain('must tell the police');
      expect(html).toContain('<bdi>POCSO Act, section 19</bdi>. Checked on 24 Nov 2026 (to be verified)');
      expect(html).toContain('It is not there to punish you.');
    }
  });

  it('says so too when pictures were made under 18, and of a picture that was found', () => {
    expect(said({ about: 'self', happening: 'shared', age: 'adult', picturesUnder18: 'not_sure' })).toContain(
      'must tell the police',
    );
    expect(said({ about: 'saw' })).toContain('It shows a child.');
    expect(said({ about: 'self', happening: 'shared', age: 'adult', picturesUnder18: 'no' })).not.toContain(
      'police',
    );
  });

  it('promises no more than it knows where the law is not known', () => {
    const html = said({ about: 'self', happening: 'threatened', age: '16_17' }, 'FR');
    expect(html).toContain('may say that a crime against a child must be told');
    expect(html).toContain('Checked on 24 Nov 2026 (to be verified)');
    expect(html).not.toContain('not there to punish');
  });
});
