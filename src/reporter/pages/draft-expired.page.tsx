import type { VNode } from 'preact';
import { saidIn, HONEYPOT, type Posted } from '../posted.js';
import type { PageContext } from './page-context.js';
import { TroublePage } from './trouble.page.js';

interface LostView {
  page: PageContext;
  /** What came with the page that was sent, if anything did. */
  posted: Posted | null;
  /** The page of the code: a report may well have been sent. */
  hadCode?: boolean;
}

/** The draft is gone. What was typed on the page just sent is carried over into a new one, if the person wants that. */
export function DraftExpiredPage({ page, posted, hadCode = false }: LostView): VNode {
  const again = { path: '/h/1', label: 'site.lost.start' as const };
  if (hadCode) {
    const next = [{ path: '/c', label: 'site.enter.title' as const }, again];
    return <TroublePage page={page} title="site.lost.title" text="site.lost.code" next={next} />;
  }
  const next = [again];
  if (posted === null || saidIn(posted).length === 0)
    return <TroublePage page={page} title="site.lost.title" text="site.lost.text" next={next} />;
  const { t: _old, r: _returning, go: _button, [HONEYPOT]: _filled, ...fields } = posted;
  const resend = {
    action: page.path,
    fields: { ...fields, again: '1', l: page.words.language, c: page.country },
    button: 'site.lost.again' as const,
    text: 'site.lost.typed' as const,
  };
  return (
    <TroublePage page={page} title="site.lost.title" text="site.lost.text" resend={resend} next={next} />
  );
}
