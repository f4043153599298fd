import { useEffect, useId, useRef, type ReactNode } from 'react';
import { ProblemAlert } from './alert.js';
import css from './case-section.module.css';
import { mayTakeFocus } from './focus.js';
import type { Action } from './use-action.js';

interface CaseSectionProps {
  title: ReactNode;
  /** What its buttons do: the section shows why it failed, and takes the focus to its heading when it worked. */
  action?: Action | undefined;
  children: ReactNode;
}

/** A part of the pane beside a case, under a heading of its own. */
export function CaseSection({ title, action, children }: CaseSectionProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const done = action?.done ?? 0;
  useEffect(() => {
    // The button that was pressed may be gone with what it was for.
    if (done > 0 && mayTakeFocus(section.current)) heading.current?.focus();
  }, [done]);
  return (
    <section ref={section} aria-labelledby={id} className={css.section}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {title}
      </h2>
      {action && <ProblemAlert error={action.error} />}
      {children}
    </section>
  );
}
