import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { ownName } from '../../platform/i18n/index.js';
import { shortList, ANOTHER_COUNTRY } from '../form/index.js';
import { CrisisLine } from './numbers.js';
import { link, type PageContext } from './page-context.js';

/** The id of a step's form: what stands outside of it (country, language) posts with it, so that nothing typed is lost. */
export const STEP_FORM = 'f';

interface LayoutProps {
  page: PageContext;
  /** Neutral: it stands in the browser's history. */
  title: string;
  hasErrors?: boolean;
  /** Where Back leads; left out on pages that begin something. */
  back?: string | undefined;
  /** Whether the page holds the form of a step. */
  isStep?: boolean;
  children: ComponentChildren;
}

/** The frame of every page: Exit first and always in reach, the crisis line in the same place, Back, then the page itself. */
export function Layout({ page, title, hasErrors, back, isStep, children }: LayoutProps): VNode {
  const { t, language, direction } = page.words;
  const whole = t('site.title.whole', { title, name: page.publicName });
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{hasErrors ? t('site.title.error', { title: whole }) : whole}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={page.assets.css} />
        <script type="module" src={page.assets.js} />
      </head>
      <body>
        <a class="skip" href="#main">
          {t('site.skip')}
        </a>
        <header>
          <div class="exit-bar">
            <a
              class="exit"
              href={link(page, '/exit')}
              rel="nofollow noreferrer"
              data-blank={t('site.exit.blank')}
            >
              {t('site.exit')}
            </a>
          </div>
          {/* Enter in a text field presses the first button of its form: that has to be Continue, not the one for the country. */}
          {isStep && <button form={STEP_FORM} name="go" value="next" hidden />}
          <div class="top">
            <p class="name">{page.publicName}</p>
            <Choices page={page} isStep={isStep === true} />
            <CrisisLine page={page} />
          </div>
          {back !== undefined && (
            <a class="govuk-back-link" href={back}>
              {t('site.back')}
            </a>
          )}
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}

/** Country and language. On a step they are buttons of its form, elsewhere a form and links of their own. */
function Choices({ page, isStep }: { page: PageContext; isStep: boolean }): VNode {
  const form = isStep ? { form: STEP_FORM } : {};
  const content = (
    <>
      <CountrySelect page={page} form={form} />
      <button class="plain" {...(isStep ? { ...form, name: 'go', value: 'country' } : {})}>
        {page.words.t('site.country.change')}
      </button>
    </>
  );
  return (
    <div class="choices">
      {isStep ? (
        <div class="country">{content}</div>
      ) : (
        <form class="country" method="get" action={page.path}>
          {content}
          <input type="hidden" name="l" value={page.words.language} />
        </form>
      )}
      {page.languages.length > 1 && <Languages page={page} isStep={isStep} />}
    </div>
  );
}

function CountrySelect({ page, form }: { page: PageContext; form: { form?: string } }): VNode {
  const { words, country } = page;
  return (
    <>
      <label class="govuk-visually-hidden" for="c">
        {words.t('site.country')}
      </label>
      <select id="c" name="c" autocomplete="off" {...form}>
        {shortList(country, words).map(({ code, name }) => (
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

function Languages({ page, isStep }: { page: PageContext; isStep: boolean }): VNode {
  const others = page.languages.filter((language) => language !== page.words.language);
  return (
    <nav class="languages" aria-label={page.words.t('site.language')}>
      {others.map((language) =>
        isStep ? (
          <button class="plain" form={STEP_FORM} name="go" value={`lang-${language}`} lang={language}>
            {ownName(language)}
          </button>
        ) : (
          <a href={`${page.path}?c=${page.country}&l=${language}`} lang={language} hreflang={language}>
            {ownName(language)}
          </a>
        ),
      )}
    </nav>
  );
}

/** A whole HTML document. */
export function toHtml(page: VNode): string {
  return `<!doctype html>${render(page)}`;
}
