import type { VNode } from 'preact';
import type { CameOfIt } from '../../modules/escalations/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import type { ThreadView } from './thread-view.js';

const CAME: Readonly<Record<CameOfIt, MessageKey>> = {
  waits: 'site.passed.waits',
  has_it: 'site.passed.has_it',
  answered: 'site.passed.answered',
  refused: 'site.passed.refused',
  silent: 'site.passed.silent',
  failed: 'site.passed.failed',
  acted: 'site.passed.acted',
  passed_on: 'site.passed.passed_on',
  not_acted: 'site.passed.not_acted',
  unknown: 'site.passed.unknown',
};

/** To whom something went, on which day, and what came of it. */
export function Passed({ view: { page, passed } }: { view: ThreadView }): VNode | null {
  if (passed.length === 0) return null;
  const { t } = page.words;
  return (
    <section aria-labelledby="passed">
      <h2 class="govuk-heading-m" id="passed">
        {t('site.passed.title')}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {passed.map(({ recipient, day, came }) => (
          <li>
            <strong dir="auto">{recipient}</strong> {t('site.passed.on', { day: page.words.day(day) })}{' '}
            {t(CAME[came])}
          </li>
        ))}
      </ul>
    </section>
  );
}
