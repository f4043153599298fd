import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './alert.module.css';
import { t } from './messages/index.js';
import { problemText } from './problem-text.js';

interface AlertProps {
  /** `danger`: something failed, and a screen reader says it at once. `warning` and `note` belong to the page. */
  tone?: 'danger' | 'warning' | 'note';
  id?: string;
  /** Offers to try again. */
  retry?: (() => unknown) | undefined;
  children: ReactNode;
}

/** A message that a person must not miss. */
export function Alert({ tone = 'danger', id, retry, children }: AlertProps) {
  return (
    <div id={id} role={tone === 'danger' ? 'alert' : undefined} className={css.alert} data-tone={tone}>
      <div className={css.text}>{children}</div>
      {retry && (
        <Button variant="default" size="compact-sm" onClick={() => void retry()}>
          {t('away.retry')}
        </Button>
      )}
    </div>
  );
}

/** What went wrong with a request, in words; nothing while `error` is null. */
export function ProblemAlert({ error, retry }: { error: unknown; retry?: () => unknown }) {
  return error === null ? null : <Alert retry={retry}>{problemText(error)}</Alert>;
}
