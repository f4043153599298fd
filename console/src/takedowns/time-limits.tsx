import { t } from '../shared/messages/index.js';
import layout from '../shared/layout.module.css';
import css from './takedowns.module.css';
import type { TimeLimit } from './takedowns.js';

/** What each law gives time for, where that was read, and how sure it is. */
export function TimeLimits({ limits }: { limits: readonly TimeLimit[] }) {
  return (
    <details className={css.limits}>
      <summary>{t('takedown.limits')}</summary>
      <ul className={layout.list}>
        {limits.map(({ law, duty, hours, rule, standing, source, confidence }) => (
          <li key={`${law} ${duty}`}>
            <strong>{t(`takedownLaw.${law}`)}</strong>
            <br />
            {t(`takedownDuty.${duty}`, { hours })} {t(`takedownStanding.${standing}`)}{' '}
            {confidence !== 'high' && <strong>{t(`takedown.confidence.${confidence}`)} </strong>}
            <span className={layout.quiet} lang="en">
              {rule}. {source}.
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
