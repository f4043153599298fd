import type { VNode } from 'preact';
import { PICTURE_SERVICES, stepsFor, type Reader } from '../../modules/guidance/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { FirstSteps, PictureServiceLine, Steps } from './blocks.js';
import { Readers } from './guide.page.js';
import { Layout } from './layout.js';
import { Numbers, SHOWN_TO_EVERYONE } from './numbers.js';
import { link, type PageContext } from './page-context.js';

interface StartView {
  page: PageContext;
  /** Who reads, as a report that was begun says it; null: not known. */
  reader?: Reader | null;
  /** Where a report goes on that was begun in this browser. */
  goOn?: string | null;
}

/** The first page: help before any question. The steps fit what happened once that is known, and are true for anyone before. */
export function StartPage({ page, reader = null, goOn = null }: StartView): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.start.title')} isFirst>
      <h1 class="govuk-heading-l">{t('guidance.start.not_your_fault')}</h1>
      <p>
        {t('guidance.start.not_in_trouble')} {t('guidance.start.we', { name: page.publicName })}
      </p>
      <h2 class="govuk-heading-m">{t('site.start.steps')}</h2>
      {reader === null ? (
        <Steps page={page} steps={stepsFor(null)} />
      ) : (
        <FirstSteps page={page} reader={reader} />
      )}
      <ul class="ways">
        <Way page={page} path="/help" label="site.start.help" hint="site.start.help_hint" />
        {goOn === null ? (
          <Way page={page} path="/h/1" label="site.start.report" hint="site.start.report_hint" />
        ) : (
          <Way page={page} path={goOn} label="form.go_on" hint="form.go_on_hint" />
        )}
        <Way page={page} path="/c" label="site.start.code" hint="site.start.code_hint" />
      </ul>
      <p>{t('guidance.pictures_are')}</p>
      <h2 class="govuk-heading-m">{t('site.help.numbers')}</h2>
      <Numbers page={page} uses={['emergency', 'child', 'distress']} />
    </Layout>
  );
}

function Way({
  page,
  path,
  label,
  hint,
}: {
  page: PageContext;
  path: string;
  label: MessageKey;
  hint: MessageKey;
}): VNode {
  return (
    <li>
      <a href={link(page, path)}>{page.words.t(label)}</a>
      <span>{page.words.t(hint)}</span>
    </li>
  );
}

/** Numbers first, then guides and services, with no question asked and nothing kept. `back`: the step that one came from. */
export function HelpPage({ page, back }: { page: PageContext; back: string | null }): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.title.page')} back={back ?? link(page, '/')}>
      <h1 class="govuk-heading-l">{t('site.help.title')}</h1>
      {back !== null && <p>{t('site.help.waits')}</p>}
      <h2 class="govuk-heading-m">{t('site.help.numbers')}</h2>
      <Numbers page={page} uses={SHOWN_TO_EVERYONE} />
      <p>
        {t('site.help.say')} {t('guidance.start.not_in_trouble')}
      </p>
      {/* Not on the way through a report, which leads to its own steps and must be found back to. */}
      {back === null && (
        <>
          <h2 class="govuk-heading-m">{t('site.guide.choose')}</h2>
          <p>{t('guidance.pictures_are')}</p>
          <Readers page={page} />
          <h2 class="govuk-heading-m">{t('site.help.removal')}</h2>
          {PICTURE_SERVICES.map((service) => (
            <PictureServiceLine page={page} service={service} />
          ))}
        </>
      )}
      <a class="govuk-button" href={back ?? link(page, '/h/1')}>
        {t(back === null ? 'site.start.report' : 'site.help.back')}
      </a>
    </Layout>
  );
}
