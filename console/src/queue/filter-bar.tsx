import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { AGE_BANDS, KINDS, STATUSES, URGENCIES } from '../api/enums.js';
import type { Filters } from '../api/queries.js';
import { currentSession } from '../api/session-state.js';
import type { CaseRow } from '../api/types.js';
import { REPORT_LANGUAGES, t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { readFilters } from './filters.js';
import css from './queue.module.css';

type Name = Exclude<keyof Filters, 'assignee' | 'closed'>;

/** Narrows the queue. Every filter acts at once and is part of the address. */
export function FilterBar({ filters, rows }: { filters: Filters; rows: readonly CaseRow[] }) {
  const navigate = useNavigate({ from: '/cases' });
  const desks = currentSession()?.desks ?? [];
  const languages = [
    ...new Set([
      ...REPORT_LANGUAGES,
      ...rows.map((row) => row.language),
      ...(filters.language ? [filters.language] : []),
    ]),
  ];

  const choose = (change: Record<string, unknown>): void => {
    void navigate({ search: (current) => readFilters({ ...current, ...change }), replace: true });
  };
  const select = (name: Name, title: string, options: readonly { value: string; label: string }[]) => (
    <NativeSelect
      size="xs"
      label={title}
      value={String(filters[name] ?? '')}
      onChange={(event) => choose({ [name]: event.currentTarget.value || undefined })}
      data={[{ value: '', label: t('filter.any') }, ...options]}
    />
  );

  return (
    <section aria-label={t('filter.label')} className={css.filters}>
      {desks.length > 1 &&
        select(
          'desk',
          t('filter.desk'),
          desks.map(({ id, name }) => ({ value: id, label: name })),
        )}
      {select(
        'urgency',
        t('filter.urgency'),
        URGENCIES.map((value) => ({ value: String(value), label: t(`urgency.${value}`) })),
      )}
      {select(
        'kind',
        t('filter.kind'),
        KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
      )}
      {select(
        'ageBand',
        t('filter.age'),
        AGE_BANDS.map((value) => ({ value, label: t(`age.${value}`) })),
      )}
      {select(
        'language',
        t('filter.language'),
        languages.map((value) => ({ value, label: nameOf('language', value) })),
      )}
      {select(
        'status',
        t('filter.status'),
        STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
      )}
      <label className={css.closed}>
        <input
          type="checkbox"
          checked={filters.closed ?? false}
          onChange={(event) =>
            choose({ closed: event.currentTarget.checked || undefined, status: undefined })
          }
        />
        {t('filter.closed')}
      </label>
      {Object.keys(filters).length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => void navigate({ search: {}, replace: true })}
        >
          {t('filter.clear')}
        </Button>
      )}
    </section>
  );
}
