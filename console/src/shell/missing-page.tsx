import { Link } from '@tanstack/react-router';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import css from './shell.module.css';

export function MissingPage() {
  return (
    <main id="main" tabIndex={-1} className={`${layout.page} ${css.message}`}>
      <h1>{t('missing.title')}</h1>
      <p>
        <Link to="/cases">{t('missing.toQueue')}</Link>
      </p>
    </main>
  );
}
