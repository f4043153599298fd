import type { VNode } from 'preact';
import type { Situation } from '../../modules/guidance/index.js';
import { Layout } from './layout.js';
import { Lines, Numbers } from './numbers.js';
import { link, type PageContext } from './page-context.js';

/** On top stand the lines of an adult: no line for children is offered to who fears to harm one. */
const HEADER: Situation = { about: null, kind: null, ageBand: 'adult', safety: null };

/** For people who are worried about their own thoughts about children: no question, no report. */
export function PreventionPage({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  const { lines } = page.helplines.numbersFor(page.country, ['own_thoughts']);
  const { lines: own } = page.helplines.numbersFor(page.country, ['distress']);
  const toTalk = [...new Set([...own, ...page.helplines.abroad('distress')])];
  return (
    <Layout page={{ ...page, situation: HEADER }} title={t('site.title.page')} back={link(page, '/help')}>
      <h1 class="govuk-heading-l">{t('guidance.for.own_thoughts')}</h1>
      <p>{t('guidance.own.welcome')}</p>
      <p>{t('guidance.own.no_report')}</p>
      <h2 class="govuk-heading-m">{t('guidance.own.who')}</h2>
      {lines.length > 0 && (
        <>
          <p>{t('guidance.own.lines')}</p>
          <Lines page={page} lines={lines} />
        </>
      )}
      <p>{t('guidance.own.talk')}</p>
      <Lines page={page} lines={toTalk} />
      <p>{t('guidance.own.say')}</p>
      <p>{t('guidance.own.afraid')}</p>
      <p>{t('guidance.own.young')}</p>
      <p>{t('guidance.own.danger')}</p>
      <Numbers page={page} uses={['emergency', 'child']} />
    </Layout>
  );
}
