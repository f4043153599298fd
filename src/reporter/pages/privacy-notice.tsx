import type { VNode } from 'preact';
import { PRIVACY_NOTICE } from '../../modules/guidance/index.js';
import { LawDuty } from './duty.js';
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
          {law && <LawDuty page={page} />}
          {texts.map((text) => (
            <p>{t(text, { minutes: page.draftMinutes, name: page.publicName })}</p>
          ))}
        </>
      ))}
      <p class="quiet">{t('guidance.privacy.version', { day: words.day(PRIVACY_NOTICE.version) })}</p>
    </>
  );
}
