import type { VNode } from 'preact';
import { ANYONE, removalService } from '../../modules/guidance/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { FirstSteps, RemovalLink } from './blocks.js';
import { Readers } from './guide.page.js';
import { Layout } from './layout.js';
import { Numbers, SHOWN_TO_EVERYONE } from './numbers.js';
import { link, type PageContext } from './page-context.js';

/** The first page: help before any question. `goOn`: where a report goes on that was begun in this browser. */
export function StartPage({ page, goOn = null }: { page: PageContext; goOn?: string | null }): VNode {
  const { t } = page.words;
  return (
    <Layout page={page} title={t('site.start.title')} isFirst>
      <h1 class="govuk-heading-l">{t('guidance.start.not_your_fault')}</h1>
      <p>{t('guidance.start.not_in_trouble')}</p>
      <ul class="ways">
        <Way page={page} path="/help" label="site.start.help" hint="site.start.help_hint" />
        {goOn === null ? (
          <Way page={page} path="/h/1" label="site.start.report" hint="site.start.report_hint" />
        ) : (
          <Way page={page} path={goOn} label="form.go_on" hint="form.go_on_hint" />
        )}
        <Way page={page} path="/c" label="site.start.code" hint="site.start.code_hint" />
      </ul>
      <h2 class="govuk-heading-m">{t('site.start.steps')}</h2>
      <FirstSteps page={page} reader={ANYONE} />
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

/** Numbers, steps and services, with no question asked and nothing kept. `back`: the step that one came from. */
export function HelpPage({ page, back }: { page: PageContext; back: string | null }): VNode {
  const { t } = page.words;
  const services = (['under_18', 'adult'] as const).map(removalService);
  return (
    <Layout page={page} title={t('site.help.title')} back={back ?? link(page, '/')}>
      <h1 class="govuk-heading-l">{t('site.help.title')}</h1>
      <p>{t('guidance.start.not_in_trouble')}</p>
      {/* Not on the way through a report, which leads to its own steps and must be found back to. */}
      {back === null && (
        <>
          <h2 class="govuk-heading-m">{t('site.guide.choose')}</h2>
          <Readers page={page} />
        </>
      )}
      <h2 class="govuk-heading-m">{t('site.help.numbers')}</h2>
      <Numbers page={page} uses={SHOWN_TO_EVERYONE} />
      <h2 class="govuk-heading-m">{t('site.start.steps')}</h2>
      <FirstSteps page={page} reader={ANYONE} />
      <h2 class="govuk-heading-m">{t('site.help.removal')}</h2>
      {services.map((service) => service && <RemovalLink page={page} service={service} />)}
      <a class="govuk-button" href={back ?? link(page, '/h/1')}>
        {t(back === null ? 'site.start.report' : 'site.back')}
      </a>
    </Layout>
  );
}
