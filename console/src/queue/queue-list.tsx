import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Filters } from '../api/queries.js';
import { Present } from '../presence/present.js';
import { Due, gravest, Marks, Status, Urgency } from '../shared/case-words.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import css from './queue-list.module.css';
import { setLastCase } from './last-case.js';
import { useQueue } from './use-queue.js';
import { ROW, useRowKeys } from './use-row-keys.js';

/** The queue beside an open case: the same cases in the same order, in less room. */
export function QueueList({ filters, open }: { filters: Filters; open: string }) {
  const queue = useQueue(filters);
  const list = useRef<HTMLElement>(null);
  useRowKeys(list, open);
  const ready = queue.rows.length > 0;
  useEffect(() => setLastCase(open), [open]);

  useEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [open, ready]);

  return (
    <aside ref={list} className={css.pane} aria-labelledby="queue-heading">
      <div className={css.head}>
        <h2 id="queue-heading">{t('queue.title')}</h2>
        <Link to="/cases" search={(search) => search}>
          {t('queue.whole')}
        </Link>
      </div>
      {queue.isError && !ready && <p className={css.quiet}>{problemText(queue.error)}</p>}
      {queue.isSuccess && !ready && <p className={css.quiet}>{t('queue.empty')}</p>}
      <ol className={css.list}>
        {queue.rows.map((row) => (
          <li key={row.id}>
            <Link
              to="/cases/$caseId"
              params={{ caseId: row.id }}
              search={(search) => search}
              activeOptions={{ includeSearch: false }}
              className={css.row}
              data-unread={row.reporter !== null || undefined}
              {...{ [ROW]: row.id }}
            >
              <span className={css.line}>
                <Urgency level={row.urgency} />
                <Due at={row.nextDeadlineAt} exact="instead" />
              </span>
              <span className={css.what}>
                {row.reference} · {t(`kind.${row.kind}`)} · {t(`age.${row.ageBand}`)}
              </span>
              <span className={css.what}>
                <Status status={row.status} reporter={row.reporter} /> ·{' '}
                {row.assignee?.name ?? t('assignee.nobody')}
              </span>
              <Present caseId={row.id} short />
              <Marks marks={gravest(row.card?.marks ?? [], 3)} />
            </Link>
          </li>
        ))}
      </ol>
      {queue.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          loading={queue.isFetchingNextPage}
          onClick={() => void queue.fetchNextPage()}
        >
          {t('queue.more')}
        </Button>
      )}
    </aside>
  );
}
