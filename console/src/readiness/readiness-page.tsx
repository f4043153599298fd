import { useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';
import { readinessQuery, type Found } from './readiness-query.js';
import { READINESS } from './readiness-registry.js';
import css from './readiness.module.css';

/** The first screen of an administrator: what has to be so before the helpdesk can be relied on. */
export function ReadinessPage() {
  const { data, error, isPending, refetch } = useQuery(readinessQuery);
  const open = data?.checks.filter(({ state }) => state !== 'fine').length ?? 0;
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('readiness.title')} · ${t('app.name')}`}</title>
      <h1>{t('readiness.title')}</h1>
      {isPending && <p className={layout.quiet}>{t('readiness.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data && <p>{open === 0 ? t('readiness.allFine') : t('readiness.open', { count: open })}</p>}
      <ul className={css.checks}>
        {data?.checks.map((found) => (
          <CheckRow key={found.name} found={found} />
        ))}
      </ul>
    </main>
  );
}

const SIGNS: Readonly<Record<Found['state'], string>> = { fine: '✓', attention: '!', unknown: '?' };

function CheckRow({ found }: { found: Found }) {
  const view = READINESS.get(found.name);
  return (
    <li className={css.check} data-state={found.state}>
      <p className={css.state}>
        <span aria-hidden="true" className={css.sign}>
          {SIGNS[found.state]}
        </span>
        {t(`readinessState.${found.state}`)}
      </p>
      <div className={css.body}>
        <h2>{view ? view.title() : label('readinessCheck', found.name)}</h2>
        {view && <view.Component found={found} />}
      </div>
    </li>
  );
}
