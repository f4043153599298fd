import type { VNode } from 'preact';
import { legalLimit, PRIVACY_NOTICE } from '../../modules/guidance/index.js';
import { checkedWords } from './numbers.js';
import type { PageContext } from './page-context.js';

/** What is kept, who reads it, how long: the notice under headings of the second level. */
export function PrivacyNotice({ page }: { page: PageContext }): VNode {
  const { words } = page;
  const { t } = words;
  return (
    <>
      {PRIVACY_NOTICE.sections.map(({ heading, texts, law }) => (
        <>
          <h2 class="govuk-heading-m">{t(heading)}</h2>
          {law && <Duty page={page} />}
          {texts.map((text) => (
            <p>{t(text, { minutes: page.draftMinutes })}</p>
          ))}
        </>
      ))}
      <p class="quiet">{t('guidance.privacy.version', { day: words.day(PRIVACY_NOTICE.version) })}</p>
    </>
  );
}

/** What the law of the country asks of anyone who knows of a crime against a child. */
export function Duty({ page }: { page: PageContext }): VNode {
  const limit = legalLimit(page.country);
  return (
    <p class="govuk-inset-text">
      {page.words.t(limit.duty)}{' '}
      <small>
        {limit.law !== null && `${limit.law}. `}
        {checkedWords(page, limit)}
      </small>
    </p>
  );
}
