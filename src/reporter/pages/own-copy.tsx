import type { VNode } from 'preact';
import { link, type PageContext } from './page-context.js';
import { Hidden } from './parts.js';

/** Files of one's own report, as buttons of a form of its own: a file leaves the page, and what is typed on it, as it is. */
export function OwnCopy({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">{t('site.copy.title')}</summary>
      <p>{t('site.copy.what')}</p>
      <p>{t('site.copy.careful')}</p>
      <form method="post" action={link(page, '/r/copy')}>
        <Hidden fields={page.csrf === null ? {} : { t: page.csrf }} />
        <button class="govuk-button govuk-button--secondary" name="go" value="pdf">
          {t('site.copy.pdf')}
        </button>{' '}
        <button class="govuk-button govuk-button--secondary" name="go" value="json">
          {t('site.copy.json')}
        </button>
      </form>
    </details>
  );
}
