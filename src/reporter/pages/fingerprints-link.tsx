import type { VNode } from 'preact';
import { link, type PageContext } from './page-context.js';

/** Neutral: it stands in the browser's history. */
export const FINGERPRINTS_PATH = '/r/n';

/** The way to the page that makes fingerprints, at the end of a page with fields, whose words do not come along. */
export function FingerprintsLink({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">{t('site.prints.title')}</summary>
      <p>{t('site.prints.send_first')}</p>
      <a class="govuk-button govuk-button--secondary" href={link(page, FINGERPRINTS_PATH)}>
        {t('site.prints.go')}
      </a>
    </details>
  );
}
