import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { ownName, type MessageKey } from '../../platform/i18n/index.js';
import { shortList, ANOTHER_COUNTRY, PARTS } from '../../modules/report-form/index.js';
import { SIDE_PAGE_PATHS, type SidePageName } from '../posted.js';
import { CrisisLine, Numbers, SHOWN_TO_EVERYONE } from './numbers.js';
import { link, type PageContext } from './page-context.js';
import { PrivacyNotice } from './privacy-notice.js';

/** The id of a page's form with typed fields: what stands outside of it (country, language) posts with it, so that nothing is lost. */
export const PAGE_FORM = 'f';

interface LayoutProps {
  page: PageContext;
  /** Neutral: it stands in the browser's history. */
  title: string;
  hasErrors?: boolean;
  /** Where Back leads; left out on pages that begin something. */
  back?: string | undefined;
  /**
   * Where words stand that must not get lost: in the fields of PAGE_FORM, which may be a step that is saved; or carried along,
   * where no button but the page's own could keep them.
   */
  typed?: 'step' | 'form' | 'carried' | undefined;
  /** How far the person has come on the way through a report, from 1. */
  part?: number;
  /** The first page of all, on which country and language stand open. */
  isFirst?: boolean;
  children: ComponentChildren;
}

/** The frame of every page: Exit first and always in reach, the crisis line in the same place, Back, then the page itself. */
export function Layout({ page, title, hasErrors, back, part, typed, isFirst, children }: LayoutProps): VNode {
  const { t, language, direction } = page.words;
  const inForm = typed === 'step' || typed === 'form';
  const whole = t('site.title.whole', { title, name: page.publicName });
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{hasErrors ? t('site.title.error', { title: whole }) : whole}</title>
        {page.assets && (
          <>
            <link rel="icon" href="data:," />
            <link rel="stylesheet" href={page.assets.css} />
            <script type="module" src={page.assets.js} />
          </>
        )}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('site.skip')}
        </a>
        <header>
          {/* Enter in a text field presses the first button of its form: that has to be Continue, not the one for the country. */}
          {inForm && <button form={PAGE_FORM} name="go" value="next" hidden />}
          <div class="exit-bar">
            <a
              class="exit"
              href={link(page, '/exit')}
              rel="nofollow noreferrer"
              data-blank={t('site.exit.blank')}
            >
              {t('site.exit')}
            </a>
            <CrisisLine page={page} />
            {typed !== 'carried' && <Choices page={page} inForm={inForm} />}
          </div>
          <div class="back">
            {back !== undefined && (
              <a class="govuk-back-link" href={back}>
                {t('site.back')}
              </a>
            )}
            {part !== undefined && <span class="quiet">{t('form.part', { part, parts: PARTS })}</span>}
            {/* On the first page each language stands open, in its own name: nobody has to find a menu in a language they cannot read. */}
            {isFirst && page.languages.length > 1 && (
              <div class="languages">
                <OtherLanguages page={page} inForm={inForm} />
              </div>
            )}
            {!isFirst && <Aside page={page} typed={typed} name="help" />}
          </div>
        </header>
        <main id="main">{children}</main>
        <footer>
          <Aside page={page} typed={typed} name="privacy" />
        </footer>
      </body>
    </html>
  );
}

const SIDE_PAGE_WORDS: Readonly<Record<SidePageName, MessageKey>> = {
  help: 'site.crisis.more',
  privacy: 'site.privacy.title',
};

interface AsideProps extends Pick<LayoutProps, 'page' | 'typed'> {
  name: SidePageName;
}

/**
 * What can be read beside the way, on a page of its own. A step goes there by a button that saves what is typed, and is come back
 * to; where words would be lost by leaving, it is folded into the page itself.
 */
function Aside({ page, typed, name }: AsideProps): VNode {
  const label = page.words.t(SIDE_PAGE_WORDS[name]);
  if (typed === undefined) return <a href={link(page, SIDE_PAGE_PATHS[name])}>{label}</a>;
  if (typed === 'step')
    return (
      <button class="plain" form={PAGE_FORM} name="go" value={name}>
        {label}
      </button>
    );
  return (
    <details class="fold">
      <summary>{label}</summary>
      {name === 'help' ? (
        <Numbers page={page} uses={SHOWN_TO_EVERYONE} stays />
      ) : (
        <PrivacyNotice page={page} />
      )}
    </details>
  );
}

/** What the link to the languages says: in the language of the page and in one that many readers of the country know. */
function languageWords(page: PageContext): string[] {
  const { t, language } = page.words;
  const other = language === 'en' ? 'भाषा' : 'Language';
  return [...new Set([t('site.language'), other])];
}

/**
 * Language and country, folded away under a link in the bar that anyone can find: buttons of the form where something is typed,
 * elsewhere a form and links of their own.
 */
function Choices({ page, inForm }: { page: PageContext; inForm: boolean }): VNode {
  const form = inForm ? { form: PAGE_FORM } : {};
  const { words, country } = page;
  const several = page.languages.length > 1;
  const name = country === ANOTHER_COUNTRY ? words.t('site.country.another') : words.country(country);
  const content = (
    <>
      <CountrySelect page={page} form={form} />
      <button class="plain" {...(inForm ? { ...form, name: 'go', value: 'country' } : {})}>
        {words.t('site.country.change')}
      </button>
    </>
  );
  return (
    <details class="choices">
      <summary>
        {several && languageWords(page).map((word) => <span>{word}</span>)}
        <span {...(several && { class: 'govuk-visually-hidden' })}>{name}</span>
      </summary>
      <div class="panel">
        {several && <Languages page={page} inForm={inForm} />}
        {inForm ? (
          <div class="country">{content}</div>
        ) : (
          <form class="country" method="get" action={page.path}>
            {content}
            <input type="hidden" name="l" value={words.language} />
          </form>
        )}
      </div>
    </details>
  );
}

function CountrySelect({ page, form }: { page: PageContext; form: { form?: string } }): VNode {
  const { words, country, helplines } = page;
  return (
    <>
      <label class="govuk-visually-hidden" for="c">
        {words.t('site.country')}
      </label>
      <select id="c" name="c" autocomplete="off" {...form}>
        {shortList(country, helplines, words, { short: form.form !== undefined }).map(({ code, name }) => (
          <option value={code} selected={code === country}>
            {name}
          </option>
        ))}
        <option value={ANOTHER_COUNTRY} selected={country === ANOTHER_COUNTRY}>
          {words.t('site.country.another')}
        </option>
      </select>
    </>
  );
}

function Languages({ page, inForm }: { page: PageContext; inForm: boolean }): VNode {
  return (
    <nav class="languages" aria-label={page.words.t('site.language')}>
      <OtherLanguages page={page} inForm={inForm} />
    </nav>
  );
}

/** Each language but that of the page, in its own name. */
function OtherLanguages({ page, inForm }: { page: PageContext; inForm: boolean }): VNode {
  const others = page.languages.filter((language) => language !== page.words.language);
  return (
    <>
      {others.map((language) =>
        inForm ? (
          <button class="plain" form={PAGE_FORM} name="go" value={`lang-${language}`} lang={language}>
            {ownName(language)}
          </button>
        ) : (
          <a href={`${page.path}?c=${page.country}&l=${language}`} lang={language} hreflang={language}>
            {ownName(language)}
          </a>
        ),
      )}
    </>
  );
}

/** A whole HTML document. */
export function toHtml(page: VNode): string {
  return `<!doctype html>${render(page)}`;
}
