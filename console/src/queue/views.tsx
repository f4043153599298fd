import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countsQuery, type Filters } from '../api/queries.js';
import type { CaseCounts } from '../api/types.js';
import { t, type PlainKey } from '../shared/messages/index.js';
import { shownCount } from './count.js';
import css from './queue.module.css';
import { SavedViewLinks } from './saved-view-links.js';

interface View {
  name: PlainKey;
  count: keyof CaseCounts | null;
  filter: Filters;
}

const ALL = 'all';

const VIEWS: readonly View[] = [
  { name: 'view.needsMe', count: null, filter: {} },
  { name: 'view.wrote', count: 'wrote', filter: { view: 'wrote' } },
  { name: 'view.all', count: null, filter: { view: ALL } },
  { name: 'view.new', count: 'new', filter: { view: ALL, status: 'new' } },
  { name: 'view.inProgress', count: 'inProgress', filter: { view: ALL, status: 'in_progress' } },
  { name: 'view.waiting', count: 'waiting', filter: { view: ALL, status: 'waiting_for_reporter' } },
  { name: 'view.mine', count: 'mine', filter: { view: ALL, assignee: 'me' } },
  { name: 'view.unassigned', count: 'unassigned', filter: { view: ALL, assignee: 'none' } },
];

/** The view that these filters are, however else they narrow it; null: of none, as the closed cases. */
function currentView({ view, status, assignee, closed }: Filters): View | null {
  if (closed) return null;
  return (
    VIEWS.find(({ filter }) => {
      if (filter.status !== status || filter.assignee !== assignee) return false;
      return status !== undefined || assignee !== undefined || filter.view === view;
    }) ?? null
  );
}

/** Ready-made filters with how many cases each holds, and how many are past their deadline. */
export function Views({ filters }: { filters: Filters }) {
  const { data: counts } = useQuery(countsQuery(filters.desk));
  const shownView = currentView(filters);
  const ofDesk = filters.desk && { desk: filters.desk };
  return (
    <>
      <nav aria-label={t('view.label')} className={css.views}>
        {VIEWS.map((view) => {
          const { name, count, filter } = view;
          const current = view === shownView;
          return (
            <Link
              key={name}
              to="/cases"
              search={{ ...filter, ...ofDesk }}
              className={css.view}
              // The router takes every filter for a part of "Needs me", which has none.
              activeOptions={{ exact: true }}
              activeProps={{}}
              data-current={current || undefined}
              aria-current={current ? 'page' : undefined}
            >
              {t(name)}
              {count && counts && <span className={css.count}>{shownCount(counts[count])}</span>}
            </Link>
          );
        })}
        <SavedViewLinks filters={filters} />
      </nav>
      {counts !== undefined && counts.overdue > 0 && (
        <Link to="/cases" search={{ view: ALL, due: 'overdue', ...ofDesk }} className={css.overdue}>
          <span aria-hidden="true">!</span>{' '}
          {t('queue.overdue', { count: counts.overdue, shown: shownCount(counts.overdue) })}
        </Link>
      )}
    </>
  );
}
