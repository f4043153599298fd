import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiError } from '../api/problem.js';
import { caseLeft, caseQuery, type Filters } from '../api/queries.js';
import { currentSession } from '../api/session-state.js';
import type { CaseDetail } from '../api/types.js';
import { CaseKeys } from '../queue/case-keys.js';
import { useNext } from '../queue/use-next.js';
import { useReadMark } from '../queue/use-read-mark.js';
import { PageTitle } from '../queue/page-title.js';
import { ProblemAlert } from '../shared/alert.js';
import { t } from '../shared/messages/index.js';
import { usePresenceSign } from '../presence/sign.js';
import { takeOver } from '../writing/index.js';
import css from './case.module.css';
import { CaseHeader } from './case-header.js';
import { Composer } from './composer.js';
import { CasePane } from './case-pane.js';
import { Stream } from './stream.js';

/** One case. Each case has its own instance (`key`), so that nothing of one case can be shown or sent in another. */
export function CaseView({ caseId, filters }: { caseId: string; filters: Filters }) {
  const query = useQuery(caseQuery(caseId));
  const found = query.data;
  const gone = query.error instanceof ApiError && query.error.status === 404;
  const { openNext, move } = useNext(caseId, filters);
  useReadMark(found);
  useKeptDrafts(found);
  usePresenceSign(found && !gone ? caseId : null);
  useEffect(() => () => caseLeft(caseId), [caseId]);

  if (!found || gone) {
    return (
      <main id="main" tabIndex={-1} className={css.main}>
        <title>{`${t('case.title')} · ${t('app.name')}`}</title>
        <div className={css.quiet} role={gone ? 'alert' : undefined}>
          <h1>{gone ? t('case.missing') : t('case.title')}</h1>
          {!gone && <ProblemAlert error={query.error} retry={query.refetch} />}
          {(gone || !query.isError) && <p>{gone ? t('case.missingText') : t('case.loading')}</p>}
          {gone && (
            <p>
              <Link to="/cases" search={(search) => search}>
                {t('missing.toQueue')}
              </Link>
            </p>
          )}
        </div>
      </main>
    );
  }
  return (
    <>
      <main id="main" tabIndex={-1} className={css.main}>
        <PageTitle of={found.reference} />
        <CaseKeys found={found} move={move} />
        <CaseHeader found={found} />
        <Stream found={found} />
        <Composer found={found} openNext={openNext} />
      </main>
      <CasePane found={found} />
    </>
  );
}

function useKeptDrafts(found: CaseDetail | undefined): void {
  useEffect(() => {
    const me = currentSession()?.staff;
    if (found && me) takeOver(found, me);
  }, [found]);
}
