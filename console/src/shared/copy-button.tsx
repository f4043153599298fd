import { useState } from 'react';
import { announce } from './announcer.js';
import css from './copy-button.module.css';
import { t } from './messages/index.js';
import { VisuallyHidden } from './visually-hidden.js';

/** Copies a text that is never to be followed from here. `what` names it for a screen reader. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      announce(t('copy.done'));
    } catch {
      setState('failed');
      announce(t('copy.failed'));
    }
  };

  return (
    <button type="button" className={css.copy} onClick={() => void copy()} onBlur={() => setState('idle')}>
      {state === 'copied' ? t('copy.done') : state === 'failed' ? t('copy.failed') : t('copy.label')}
      <VisuallyHidden> {what}</VisuallyHidden>
    </button>
  );
}
