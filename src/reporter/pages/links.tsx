import type { VNode } from 'preact';
import type { LinkStanding, ReporterLink } from '../../modules/takedowns/index.js';
import { LINK_SEEN, type LinkSeen } from '../../modules/vocabulary/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import type { ThreadView } from './thread-view.js';

/** A button of a link. */
export interface LinkButton {
  id: string;
  seen: LinkSeen;
}

const PREFIX = 'link';

const STANDING: Readonly<Record<LinkStanding, MessageKey>> = {
  not_asked: 'site.links.not_asked',
  asked: 'site.links.asked',
  gone: 'site.links.gone',
  refused: 'site.links.refused',
  late: 'site.links.late',
  again: 'site.links.again',
};
const SEEN: Readonly<Record<LinkSeen, MessageKey>> = {
  gone: 'site.links.told_gone',
  again: 'site.links.told_again',
};
const SAY: Readonly<Record<LinkSeen, MessageKey>> = {
  gone: 'site.links.say_gone',
  again: 'site.links.say_again',
};

/** The link and what was seen of it that a button of the page stands for; null: it is another button. Pure. */
export function linkButtonOf(go: string): LinkButton | null {
  const [prefix, said, id] = go.split(':');
  const seen = LINK_SEEN.find((one) => one === said);
  return prefix === PREFIX && seen && id ? { id, seen } : null;
}

/**
 * Where each link stands that the desk works on, by its place in the report and its site: the link itself is not shown, and never
 * one to follow. Who happens to know better may say so; the page asks nobody to look.
 */
export function Links({ view: { page, links } }: { view: ThreadView }): VNode | null {
  if (links.length === 0) return null;
  const { t } = page.words;
  const buttons = links.flatMap(({ id, number, sayable }) => sayable.map((seen) => ({ id, number, seen })));
  return (
    <section aria-labelledby="places">
      <h2 class="govuk-heading-m" id="places">
        {t('site.links.title')}
      </h2>
      <p class="quiet">{t('site.links.why')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {links.map((one) => (
          <OneLink view={{ page }} link={one} />
        ))}
      </ul>
      {buttons.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">{t('site.links.tell')}</summary>
          <p>{t('site.links.hurt')}</p>
          {buttons.map(({ id, number, seen }) => (
            <p>
              <button
                class="govuk-button govuk-button--secondary"
                name="go"
                value={[PREFIX, seen, id].join(':')}
              >
                {t(SAY[seen], { number })}
              </button>
            </p>
          ))}
        </details>
      )}
    </section>
  );
}

function OneLink({
  view: { page },
  link: { number, host, standing, seen },
}: {
  view: Pick<ThreadView, 'page'>;
  link: ReporterLink;
}): VNode {
  const { t } = page.words;
  return (
    <li>
      <strong>{t('site.links.link', { number })}</strong> {host !== null && <bdi>{host}</bdi>}
      <br />
      {t(STANDING[standing])} {seen !== null && t(SEEN[seen])}
    </li>
  );
}
