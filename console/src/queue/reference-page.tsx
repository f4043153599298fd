import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { ApiError } from '../api/problem.js';
import { referenceQuery } from '../api/queries.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { referenceIn } from './reference.js';

const route = getRouteApi('/cases/by-reference/$reference');

/** Where the link of a mail leads: to its case. */
export function ReferencePage() {
  const reference = referenceIn(route.useParams().reference);
  const { data, error, refetch } = useQuery({
    ...referenceQuery(reference ?? ''),
    enabled: reference !== null,
  });
  if (data) return <Navigate to="/cases/$caseId" params={{ caseId: data.id }} replace />;
  const gone = reference === null || (error instanceof ApiError && error.status === 404);
  return (
    <main id="main" tabIndex={-1} className={layout.page}>
      <title>{`${t('case.title')} · ${t('app.name')}`}</title>
      <div role={gone ? 'alert' : undefined}>
        <h1>{gone ? t('case.missing') : t('case.title')}</h1>
        {gone && <p>{t('case.missingText')}</p>}
        {!gone && !error && <p>{t('case.loading')}</p>}
        {!gone && <ProblemAlert error={error} retry={refetch} />}
      </div>
    </main>
  );
}
