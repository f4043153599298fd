import type { VNode } from 'preact';
import {
  childNeverOffender,
  CHILD_NEVER_OFFENDER,
  GUIDE_KINDS,
  GUIDE_LEADS,
  GUIDE_READERS,
  fittingUses,
  guideSituation,
  type GuideKind,
  type GuideReader,
} from '../../modules/guidance/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { FirstSteps } from './blocks.js';
import { guidePath, OWN_THOUGHTS_PATH } from './guide-paths.js';
import { Layout } from './layout.js';
import { Numbers } from './numbers.js';
import { link, type PageContext } from './page-context.js';

const READERS: Readonly<Record<GuideReader, MessageKey>> = {
  child: 'site.guide.child',
  young: 'site.guide.young',
  adult: 'site.guide.adult',
  parent: 'site.guide.parent',
  teacher: 'site.guide.teacher',
  friend: 'site.guide.friend',
  saw: 'site.guide.saw',
};
/** In the words of the form, which asks the same. */
const KINDS: Readonly<Record<GuideKind, MessageKey>> = {
  threatened: 'form.happening.threatened',
  shared: 'form.happening.shared',
  found: 'form.happening.found',
  pressure: 'form.what_other.pressure',
  account: 'form.what_other.account',
  other: 'form.what_other.something_else',
};

/** Who reads? One link each, and one for people who are worried about themselves. */
export function Readers({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  return (
    <ul class="picks">
      {GUIDE_READERS.map((reader) => (
        <Pick href={link(page, guidePath(reader))} words={t(READERS[reader])} />
      ))}
      <Pick href={link(page, OWN_THOUGHTS_PATH)} words={t('guidance.for.own_thoughts')} />
    </ul>
  );
}

/** What is happening? One link each. */
export function GuideReaderPage({ page, reader }: { page: PageContext; reader: GuideReader }): VNode {
  const { t } = page.words;
  const fitted = { ...page, situation: guideSituation(reader, null) };
  return (
    <Layout page={fitted} title={t('site.title.page')} back={link(page, '/help')}>
      <h1 class="govuk-heading-l">{t('form.happening.title')}</h1>
      <p>{t(GUIDE_LEADS[reader])}</p>
      <ul class="picks">
        {GUIDE_KINDS.map((kind) => (
          <Pick href={link(page, guidePath(reader, kind))} words={t(KINDS[kind])} />
        ))}
      </ul>
    </Layout>
  );
}

interface GuideView {
  page: PageContext;
  reader: GuideReader;
  kind: GuideKind;
}

/** What to do, whom to call, what can be taken down: for one reader and one kind. */
export function GuidePage({ page, reader, kind }: GuideView): VNode {
  const { t } = page.words;
  const about = childNeverOffender(reader, kind);
  const situation = guideSituation(reader, kind);
  const fitted = { ...page, situation };
  return (
    <Layout page={fitted} title={t('site.title.page')} back={link(page, guidePath(reader))}>
      <h1 class="govuk-heading-l">{t('site.guide.steps')}</h1>
      <p>
        {t(GUIDE_LEADS[reader])} {t('guidance.pictures_are')}
      </p>
      {about !== null && <p class="govuk-inset-text">{t(CHILD_NEVER_OFFENDER.sent, { who: about })}</p>}
      <FirstSteps page={fitted} reader={{ who: reader, kind }} />
      <h2 class="govuk-heading-m">{t('site.help.numbers')}</h2>
      <Numbers page={fitted} uses={fittingUses(situation)} />
      <a class="govuk-button" href={link(page, '/h/1')}>
        {t('site.start.report')}
      </a>
    </Layout>
  );
}

function Pick({ href, words }: { href: string; words: string }): VNode {
  return (
    <li>
      <a href={href}>{words}</a>
    </li>
  );
}
