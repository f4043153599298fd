import { Button } from '@mantine/core';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import css from './shell.module.css';

/** A part of the console could not be shown or fetched: a new version may have replaced it. */
export function BrokenPage() {
  return (
    <main id="main" tabIndex={-1} className={`${layout.page} ${css.message}`}>
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>
    </main>
  );
}
