import { useEffect, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { sessionState } from '../api/session-state.js';
import css from './dialog.module.css';
import { useStore } from './store.js';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/**
 * The browser's own dialog: it keeps the focus inside, makes the rest inert, closes by Escape and gives the focus back. It stands
 * at the end of the page: inside something that is folded away it would make the page inert and not be seen.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { phase } = useStore(sessionState);
  // A dialog left open would keep the sign-in screen, which comes over it, out of reach.
  useEffect(() => {
    if (phase !== 'in') dialog.current?.close();
  }, [phase]);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  return createPortal(
    <dialog ref={dialog} className={css.dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>,
    document.body,
  );
}
