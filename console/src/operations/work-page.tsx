import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '../shared/alert.js';
import { WaitingSection } from '../exclusion/waiting-section.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { StoppedSection } from './stopped-section.js';
import { JobsTable, QueuesTable } from './work-tables.js';
import { retryAllJobs, retryJob, settleJob, workQuery } from './work-query.js';

/** What goes on behind the screens, for administrators: what waits, what stopped, and letting it go on. */
export function WorkPage() {
  const work = useQuery(workQuery);
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('work.title')} · ${t('app.name')}`}</title>
      <h1>{t('work.title')}</h1>
      {work.isPending && <p className={layout.quiet}>{t('work.loading')}</p>}
      <ProblemAlert error={work.error} retry={work.refetch} />
      <WaitingSection />
      {work.data && (
        <>
          <section aria-labelledby="queues" className={layout.section}>
            <h2 id="queues">{t('work.queues')}</h2>
            <QueuesTable queues={work.data.queues} />
          </section>
          {work.data.wrongClocks.length > 0 && (
            <section aria-labelledby="clocks" className={layout.section}>
              <h2 id="clocks">{t('work.clocks')}</h2>
              <p>{t('work.clocksHint')}</p>
              <ul>
                {work.data.wrongClocks.map(({ process, seconds }) => (
                  <li key={process}>
                    <code>{process}</code>{' '}
                    {t(seconds > 0 ? 'work.clockAhead' : 'work.clockBehind', { seconds: Math.abs(seconds) })}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <StoppedSection
            id="failed"
            title={t('work.failed')}
            hint={t('work.failedHint')}
            none={t('work.noneFailed')}
            jobs={work.data.failed}
            choices={[{ name: t('work.retry'), done: t('work.retried'), run: retryJob }]}
            below={(run) => (
              <Button variant="default" onClick={() => run(retryAllJobs, t('work.retried'))}>
                {t('work.retryAll')}
              </Button>
            )}
          />
          <StoppedSection
            id="unknown"
            title={t('work.unknown')}
            hint={t('work.unknownHint')}
            none={t('work.noneUnknown')}
            jobs={work.data.unknown}
            choices={[
              { name: t('work.happened'), done: t('work.settled'), run: (id) => settleJob(id, 'happened') },
              {
                name: t('work.notHappened'),
                done: t('work.settled'),
                run: (id) => settleJob(id, 'did_not_happen'),
              },
            ]}
          />
          <section aria-labelledby="jobs" className={layout.section}>
            <h2 id="jobs">{t('work.jobs')}</h2>
            {work.data.jobs.length === 0 ? (
              <p className={layout.quiet}>{t('work.noJobs')}</p>
            ) : (
              <JobsTable jobs={work.data.jobs} />
            )}
          </section>
        </>
      )}
    </main>
  );
}
