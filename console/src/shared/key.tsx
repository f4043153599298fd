import type { ReactNode } from 'react';
import css from './key.module.css';

/** A key of the keyboard, as a hint for those who see it. */
export function Key({ children }: { children: ReactNode }) {
  return <kbd className={css.key}>{children}</kbd>;
}

/** The same beside a button's words: a screen reader has the button's name and `aria-keyshortcuts` instead. */
export function KeyHint({ children }: { children: ReactNode }) {
  return (
    <kbd className={css.hint} aria-hidden="true">
      {children}
    </kbd>
  );
}
