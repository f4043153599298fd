import type { ReactNode } from 'react';
import css from './key.module.css';
import { singleKeys } from './preferences.js';
import { useStore } from './store.js';

/** A key of the keyboard, as a hint for those who see it. */
export function Key({ children }: { children: ReactNode }) {
  return <kbd className={css.key}>{children}</kbd>;
}

/** The same beside a button's words, where keys do things: a screen reader has the name and `aria-keyshortcuts` instead. */
export function KeyHint({ children }: { children: ReactNode }) {
  const on = useStore(singleKeys);
  if (!on) return null;
  return (
    <kbd className={css.hint} aria-hidden="true">
      {children}
    </kbd>
  );
}
