import type { VNode } from 'preact';
import type { PageContext } from './page-context.js';
import { TroublePage, type Posted } from './trouble.page.js';

/** The draft is gone. What was typed on the page just sent is carried over into a new one, if the person wants that. */
export function LostPage({ page, posted }: { page: PageContext; posted: Posted | null }): VNode {
  const next = { path: '/h/1', label: 'site.lost.start' as const };
  if (posted === null)
    return <TroublePage page={page} title="site.lost.title" text="site.lost.text" next={next} />;
  const { t: _old, r: _returning, go: _button, ...fields } = posted;
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
