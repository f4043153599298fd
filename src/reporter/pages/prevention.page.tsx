import type { VNode } from 'preact';
import { Layout } from './layout.js';
import { checkedWords, Lines, Numbers } from './numbers.js';
import { link, type PageContext } from './page-context.js';

/** For people who are worried about their own thoughts or acts toward children: no judgement, no question, no report. */
export function PreventionPage({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  const { lines, reported } = page.helplines.ownThoughtsLines(page.country);
  return (
    <Layout page={page} title={t('site.title.page')} back={link(page, '/help')}>
      <h1 class="govuk-heading-l">{t('guidance.for.own_thoughts')}</h1>
      <p>{t('guidance.own.welcome')}</p>
      <p>{t('guidance.own.no_report')}</p>
      <h2 class="govuk-heading-m">{t('site.help.numbers')}</h2>
      {lines.length > 0 ? (
        <>
          <p>{t('guidance.own.lines')}</p>
          <Lines page={page} lines={lines} />
        </>
      ) : (
        <p>
          {t('guidance.own.none')}{' '}
          {reported && (
            <>
              {t('guidance.own.reported_in')} <small>{checkedWords(page, reported)}</small>
            </>
          )}
        </p>
      )}
      <p>{t('guidance.own.talk')}</p>
      <Numbers page={page} uses={['distress']} />
      <p>{t('guidance.own.afraid')}</p>
      <p>{t('guidance.own.young')}</p>
      <p>{t('guidance.own.danger')}</p>
      <Numbers page={page} uses={['emergency', 'child']} />
    </Layout>
  );
}
