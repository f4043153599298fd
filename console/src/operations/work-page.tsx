import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import { FailedTable, JobsTable, QueuesTable } from './work-tables.js';
import { retryAllJobs, retryJob, workQuery } from './work-query.js';
import css from './work.module.css';

/** What goes on behind the screens, for administrators: what waits, what was given up, and letting it run again. */
export function WorkPage() {
  const work = useQuery(workQuery);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);

  const run = async (retry: () => Promise<void>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setProblem(null);
    try {
      await retry();
      announce(t('work.retried'));
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      busy.current = false;
      // The button may be gone with its row: whoever pressed it goes on from the heading.
      heading.current?.focus();
    }
  };

  return (
    <main id="main" className={css.page} tabIndex={-1}>
      <title>{`${t('work.title')} · ${t('app.name')}`}</title>
      <h1>{t('work.title')}</h1>
      {work.isPending && <p className={css.quiet}>{t('work.loading')}</p>}
      {work.isError && (
        <div role="alert">
          <p className={css.failure}>{problemText(work.error)}</p>
          <Button variant="default" onClick={() => void work.refetch()}>
            {t('away.retry')}
          </Button>
        </div>
      )}
      {work.data && (
        <>
          <section aria-labelledby="queues" className={css.section}>
            <h2 id="queues">{t('work.queues')}</h2>
            <QueuesTable queues={work.data.queues} />
          </section>
          <section aria-labelledby="failed" className={css.section}>
            <h2 id="failed" ref={heading} tabIndex={-1}>
              {t('work.failed')}
            </h2>
            {problem !== null && (
              <p role="alert" className={css.failure}>
                {problem}
              </p>
            )}
            {work.data.failed.length === 0 ? (
              <p className={css.quiet}>{t('work.noneFailed')}</p>
            ) : (
              <>
                <p>{t('work.failedHint')}</p>
                <FailedTable failed={work.data.failed} retry={(id) => void run(() => retryJob(id))} />
                <Button variant="default" onClick={() => void run(retryAllJobs)}>
                  {t('work.retryAll')}
                </Button>
              </>
            )}
          </section>
          <section aria-labelledby="jobs" className={css.section}>
            <h2 id="jobs">{t('work.jobs')}</h2>
            {work.data.jobs.length === 0 ? (
              <p className={css.quiet}>{t('work.noJobs')}</p>
            ) : (
              <JobsTable jobs={work.data.jobs} />
            )}
          </section>
        </>
      )}
    </main>
  );
}
