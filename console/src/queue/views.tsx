import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countsQuery, type Filters } from '../api/queries.js';
import type { CaseCounts } from '../api/types.js';
import { t, type PlainKey } from '../shared/messages/index.js';
import css from './queue.module.css';

/** The server stops counting here: a longer queue is shown as "1000+". */
const MOST = 1000;

interface View {
  name: PlainKey;
  count: keyof CaseCounts | null;
  filter: Filters;
}

const VIEWS: readonly View[] = [
  { name: 'view.all', count: null, filter: {} },
  { name: 'view.new', count: 'new', filter: { status: 'new' } },
  { name: 'view.inProgress', count: 'inProgress', filter: { status: 'in_progress' } },
  { name: 'view.waiting', count: 'waiting', filter: { status: 'waiting_for_reporter' } },
  { name: 'view.mine', count: 'mine', filter: { assignee: 'me' } },
  { name: 'view.unassigned', count: 'unassigned', filter: { assignee: 'none' } },
];

/** Ready-made filters with how many cases each holds, and how many are past their deadline. */
export function Views({ filters }: { filters: Filters }) {
  const { data: counts } = useQuery(countsQuery(filters.desk));
  return (
    <>
      <nav aria-label={t('view.label')} className={css.views}>
        {VIEWS.map(({ name, count, filter }) => {
          const current =
            filters.status === filter.status && filters.assignee === filter.assignee && !filters.closed;
          return (
            <Link
              key={name}
              to="/cases"
              search={{ ...filter, ...(filters.desk && { desk: filters.desk }) }}
              className={css.view}
              // The router takes every filter for a part of "All open", which has none.
              activeOptions={{ exact: true }}
              activeProps={{}}
              data-current={current || undefined}
              aria-current={current ? 'page' : undefined}
            >
              {t(name)}
              {count && counts && <span className={css.count}>{shown(counts[count])}</span>}
            </Link>
          );
        })}
      </nav>
      {counts !== undefined && counts.overdue > 0 && (
        <p className={css.overdue}>
          <span aria-hidden="true">!</span>{' '}
          {t('queue.overdue', { count: counts.overdue, shown: shown(counts.overdue) })}
        </p>
      )}
    </>
  );
}

function shown(count: number): string {
  return count > MOST ? `${MOST}+` : String(count);
}
