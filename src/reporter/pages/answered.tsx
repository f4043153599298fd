import type { ComponentChildren, VNode } from 'preact';
import type { PageContext } from './page-context.js';

/** An answer that was not taken: what it was about has changed, or too many came within the hour. */
export type Untaken = { became: 'gone' } | { became: 'wait'; minutes: number };

/** Says that an answer was not taken, and why. */
export function NotTaken({ page: { words }, answered }: { page: PageContext; answered: Untaken }): VNode {
  return (
    <p class="warning" role="alert" tabindex={-1} autofocus>
      {answered.became === 'gone'
        ? words.t('site.consent.now_gone')
        : words.t('site.consent.wait', { minutes: words.span(answered.minutes) })}
    </p>
  );
}

/** Says what became of an answer. */
export function Became({ children }: { children: ComponentChildren }): VNode {
  return (
    <p class="sent" role="status">
      {children}
    </p>
  );
}
