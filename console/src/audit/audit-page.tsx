import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { auditRowDtoActionValues as ACTIONS } from '../api/schema.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';
import { AuditState } from './audit-state.js';
import { AuditTable } from './audit-table.js';
import { auditNamesQuery, auditQuery, type AuditFilters } from './audit-query.js';

const route = getRouteApi('/audit');
const words = (action: string): string => label('auditAction', action);

/** What staff did, for those who watch over it. */
export function AuditPage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const rows = useInfiniteQuery(auditQuery(filters));
  const { data: names, error } = useQuery(auditNamesQuery);
  const items = rows.data?.pages.flatMap((page) => page.items);
  const set = (change: { [K in keyof AuditFilters]: AuditFilters[K] | null }): void => {
    const next = Object.entries({ ...filters, ...change }).filter(
      ([, value]) => value !== null && value !== '',
    );
    void navigate({ search: Object.fromEntries(next) as AuditFilters, replace: true });
  };
  const actions = [...ACTIONS].sort((a, b) => words(a).localeCompare(words(b)));
  return (
    <main id="main" className={layout.page} tabIndex={0}>
      <title>{`${t('audit.title')} · ${t('app.name')}`}</title>
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.hint')}</p>
      <AuditState names={names} />
      <section aria-labelledby="audit-rows" className={layout.section}>
        <h2 id="audit-rows">{t('audit.rows')}</h2>
        <div className={layout.row} role="group" aria-label={t('filter.label')}>
          <EnumSelect
            label={t('audit.action')}
            none={t('filter.any')}
            values={actions}
            text={words}
            value={(filters.action as (typeof actions)[number] | undefined) ?? null}
            onChange={(action: string | null) => set({ action })}
          />
          <EnumSelect
            label={t('audit.person')}
            none={t('filter.any')}
            values={names?.people.map(({ id }) => id) ?? []}
            text={(id) => names?.people.find((one) => one.id === id)?.name ?? id}
            value={filters.person ?? null}
            onChange={(person: string | null) => set({ person })}
          />
          <TextInput
            type="date"
            label={t('audit.day')}
            value={filters.day ?? ''}
            onChange={(event) => set({ day: event.currentTarget.value })}
          />
          <Button variant="subtle" onClick={() => set({ action: null, person: null, day: null })}>
            {t('filter.clear')}
          </Button>
        </div>
        <ProblemAlert error={rows.error ?? error} retry={rows.refetch} />
        {rows.isPending && <p className={layout.quiet}>{t('audit.loading')}</p>}
        {items?.length === 0 && <p>{t('audit.none')}</p>}
        {items && items.length > 0 && <AuditTable rows={items} names={names} />}
        <div className={layout.foot}>
          {rows.hasNextPage && (
            <Button
              variant="default"
              loading={rows.isFetchingNextPage}
              onClick={() => void rows.fetchNextPage()}
            >
              {t('audit.more')}
            </Button>
          )}
          <Button variant="default" onClick={() => void rows.refetch()}>
            {t('audit.again')}
          </Button>
        </div>
      </section>
    </main>
  );
}
