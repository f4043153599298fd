import type { VNode } from 'preact';
import { saidIn, HONEYPOT, type Posted } from '../posted.js';
import { ClosedPage } from './closed.page.js';
import type { PageContext } from './page-context.js';
import { TroublePage } from './trouble.page.js';

interface LostView {
  page: PageContext;
  /** What came with the page that was sent, if anything did. */
  posted: Posted | null;
}

/**
 * The draft is gone. What was typed or chosen on the page just sent is carried over into a new one, if the person wants that;
 * where nothing came with the request, nothing is said of a report.
 */
export function DraftExpiredPage({ page, posted }: LostView): VNode {
  if (posted === null || saidIn(posted).length === 0) return <ClosedPage page={page} />;
  const { t: _old, r: _returning, go: _button, [HONEYPOT]: _filled, ...fields } = posted;
  const resend = {
    action: page.path,
    fields: { ...fields, again: '1', l: page.words.language, c: page.country },
    button: 'site.lost.again' as const,
    text: 'site.lost.typed' as const,
  };
  const next = [{ path: '/h/1', label: 'site.lost.start' as const }];
  return (
    <TroublePage page={page} title="site.closed.title" text="site.lost.text" resend={resend} next={next} />
  );
}
