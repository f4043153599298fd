import type { VNode } from 'preact';
import { GUIDE_KINDS, GUIDE_READERS, PICTURE_SERVICES } from '../../src/modules/guidance/index.js';
import type { ReporterReferral } from '../../src/modules/referrals/index.js';
import { REFERRAL_STATES } from '../../src/modules/vocabulary/index.js';
import { FingerprintsPage } from '../../src/reporter/pages/fingerprints.page.js';
import { guidePath, OWN_THOUGHTS_PATH } from '../../src/reporter/pages/guide-paths.js';
import { GuidePage, GuideReaderPage } from '../../src/reporter/pages/guide.page.js';
import type { PageContext } from '../../src/reporter/pages/page-context.js';
import { PreventionPage } from '../../src/reporter/pages/prevention.page.js';

/** The page that makes fingerprints: empty, with lines of a file that could not be taken, and where none may be made. */
export function fingerprintPages(page: PageContext): Record<string, VNode> {
  const typed = `photo sha256=${'a'.repeat(64)} md5=${'b'.repeat(32)}`;
  const [under18 = null, adult = null] = PICTURE_SERVICES;
  const view = { page: { ...page, endsIn: 30 }, nonce: 'n', isOffered: true, typed: '', error: null };
  return {
    fingerprints: <FingerprintsPage {...view} service={under18} />,
    'fingerprints again': (
      <FingerprintsPage
        {...{ ...view, typed, service: adult, error: { message: 'site.prints.unreadable' } }}
      />
    ),
    'fingerprints for a finder': <FingerprintsPage {...view} isOffered={false} service={null} />,
  };
}

/** Every guide, by its path. */
export function guidePages(page: PageContext): Record<string, VNode> {
  const at = (path: string): PageContext => ({ ...page, path });
  const pages: Record<string, VNode> = {
    [OWN_THOUGHTS_PATH]: <PreventionPage page={at(OWN_THOUGHTS_PATH)} />,
  };
  for (const reader of GUIDE_READERS) {
    const first = guidePath(reader);
    pages[first] = <GuideReaderPage page={at(first)} reader={reader} />;
    for (const kind of GUIDE_KINDS) {
      const path = guidePath(reader, kind);
      pages[path] = <GuidePage page={at(path)} reader={reader} kind={kind} />;
    }
  }
  return pages;
}

/** Services that were offered, as they stand after each step. */
export function referralsOf({ words }: PageContext): ReporterReferral[] {
  return REFERRAL_STATES.map((state) => ({
    id: state,
    service: 'Blue Line',
    language: words.language,
    words: [
      words.t('site.referral.offer', { service: 'Blue Line' }),
      words.t('site.referral.you_choose'),
    ].join('\n\n'),
    reach: ['15100', 'https://help.example'],
    state,
    answers: state === 'offered' ? ['accepted', 'declined'] : [],
    said: state === 'accepted' ? 'Yes, please.' : null,
    told: state === 'handed_over' ? 'Only your first name.' : null,
  }));
}
