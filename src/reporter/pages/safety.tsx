import type { VNode } from 'preact';
import { urgentUses, type Use } from '../../modules/guidance/index.js';
import { TELLABLE, type Tellable } from '../../modules/reporter-additions/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { answerBy } from './answer-by.js';
import { Numbers } from './numbers.js';
import { link, type PageContext } from './page-context.js';
import type { ThreadView } from './thread-view.js';

export const SAFETY_WORDS: Readonly<Record<Tellable, MessageKey>> = {
  danger: 'form.safety.danger',
  self_harm: 'form.safety.self_harm',
  watched: 'form.safety.watched',
};

/** What to do now, and whom to call, by what was told. */
const ADVICE: Readonly<Record<Tellable, { texts: readonly MessageKey[]; uses: readonly Use[] }>> = {
  danger: { texts: ['guidance.danger.call'], uses: ['emergency', 'child', 'women'] },
  self_harm: { texts: ['guidance.danger.self_harm'], uses: ['distress', 'emergency', 'child'] },
  watched: {
    texts: ['guidance.watched.exit', 'guidance.watched.later', 'guidance.watched.device'],
    uses: [],
  },
};

/** Buttons that say without words how safe the reporter is. They are of the page's form, so that no typed word is lost. */
export function Presses({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  return (
    <section class="presses" aria-labelledby="presses">
      <h2 class="govuk-heading-m" id="presses">
        {t('site.safety.title')}
      </h2>
      <p class="quiet">{t('site.safety.hint')}</p>
      {TELLABLE.map((safety) => (
        <button class="govuk-button govuk-button--secondary" name="go" value={safety}>
          {t(SAFETY_WORDS[safety])}
        </button>
      ))}
    </section>
  );
}

/** After a press: whether it reached the desk, and whom to call meanwhile. */
export function Told({
  page,
  safety,
  isKept,
}: {
  page: PageContext;
  safety: Tellable;
  isKept: boolean;
}): VNode {
  const { t } = page.words;
  const { texts, uses } = ADVICE[safety];
  return (
    <div class="told" role="alert" tabindex={-1} autofocus>
      <p>
        <strong>{t(isKept ? 'site.safety.told' : 'site.safety.not_told')}</strong>
      </p>
      {texts.map((text) => (
        <p>{t(text)}</p>
      ))}
      {uses.length > 0 && <Numbers page={page} uses={uses} stays />}
    </div>
  );
}

/** Whether an answer is owed whose time has passed. */
export function isLate({ thread: { answerBy: due, status }, now }: ThreadView): boolean {
  return due !== null && due <= now && status !== 'closed';
}

/** Nobody has answered in time: what is known, that others are told if they are, a new time, whom to call, and that the page has to be asked for again. */
export function Late({ page, thread, now }: ThreadView): VNode {
  const { t } = page.words;
  const until =
    thread.nextTry && answerBy(page, thread.nextTry, now, thread.closed, 'site.thread.late_until');
  return (
    <div class="warning late">
      <p>
        {t('site.thread.late')} {thread.lateTold && t('site.thread.late_told')} {until}
      </p>
      <p>
        <a class="govuk-button" href={link(page, '/r')}>
          {t('site.thread.look')}
        </a>
      </p>
      <p>{t('site.thread.still')}</p>
      <p>{t('site.thread.worse')}</p>
      <Numbers page={page} uses={urgentUses(page.situation)} stays />
    </div>
  );
}
