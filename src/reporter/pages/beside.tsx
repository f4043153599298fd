import type { VNode } from 'preact';
import type { MessageKey } from '../../platform/i18n/index.js';
import type { AsideName } from '../posted.js';
import { PAGE_FORM } from './layout.js';
import { Numbers } from './numbers.js';
import type { PageContext } from './page-context.js';
import { PrivacyNotice } from './privacy.page.js';
import { SHOWN_TO_EVERYONE } from './start.page.js';

const TITLES: Readonly<Record<AsideName, MessageKey>> = {
  help: 'site.help.numbers',
  privacy: 'site.privacy.title',
};

/**
 * More numbers, or what is kept, above a form that is not saved anywhere: to go to their own pages would lose what is typed.
 * It takes the focus; its button puts it away.
 */
export function Beside({ page, shown }: { page: PageContext; shown: AsideName | null }): VNode | null {
  if (shown === null) return null;
  const { t } = page.words;
  return (
    <section class="beside" aria-labelledby="beside" tabindex={-1} autofocus>
      <h2 class="govuk-heading-m" id="beside">
        {t(TITLES[shown])}
      </h2>
      {shown === 'help' && <Numbers page={page} uses={SHOWN_TO_EVERYONE} />}
      {shown === 'privacy' && <PrivacyNotice page={page} Heading="h3" />}
      <button class="govuk-button govuk-button--secondary" form={PAGE_FORM} name="go" value="keep">
        {t('site.back')}
      </button>
    </section>
  );
}
