import type { VNode } from 'preact';
import { legalLimit } from '../../modules/guidance/index.js';
import { checkedWords } from './numbers.js';
import type { PageContext } from './page-context.js';

/** What the law of the country asks of anyone who knows of a crime against a child, with what it is known from. */
export function LawDuty({ page }: { page: PageContext }): VNode {
  return (
    <p class="govuk-inset-text">
      {page.words.t(legalLimit(page.country).duty)} <Law page={page} />
    </p>
  );
}

/** The same, said to somebody who may think that it is done by telling this desk. */
export function Duty({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  const limit = legalLimit(page.country);
  return (
    <p class="govuk-inset-text">
      {t('guidance.duty.not_police')} {t(limit.duty)} {limit.law !== null && t('guidance.duty.still_asks')}{' '}
      <Law page={page} />
    </p>
  );
}

function Law({ page }: { page: PageContext }): VNode {
  const limit = legalLimit(page.country);
  return (
    <small>
      {limit.law !== null && (
        <>
          <bdi>{limit.law}</bdi>
          {'. '}
        </>
      )}
      {checkedWords(page, limit)}
    </small>
  );
}
