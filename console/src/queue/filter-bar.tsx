import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { AGE_BANDS, KINDS, STATUSES, URGENCIES } from '../api/enums.js';
import type { Filters } from '../api/queries.js';
import { currentSession } from '../api/session-state.js';
import type { CaseRow } from '../api/types.js';
import { Check } from '../shared/check.js';
import { EnumSelect } from '../shared/enum-select.js';
import { REPORT_LANGUAGES, t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { DUE, readFilters } from './filters.js';
import css from './queue.module.css';

/** Narrows the queue. Every filter acts at once and is part of the address. Where there is little room, one button shows them. */
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
  const [open, setOpen] = useState(false);
  const id = useId();
  const set = Object.keys(filters).filter((name) => name !== 'view').length;
  const any = { size: 'xs', none: t('filter.any') } as const;

  return (
    <>
      <Button
        className={css.fold}
        variant="default"
        size="compact-sm"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('filter.show', { count: set })}
      </Button>
      <section id={id} aria-label={t('filter.label')} className={css.filters} data-open={open || undefined}>
        {desks.length > 1 && (
          <EnumSelect
            {...any}
            label={t('filter.desk')}
            value={filters.desk ?? null}
            values={desks.map(({ id }) => id)}
            text={(id) => desks.find((desk) => desk.id === id)?.name ?? id}
            onChange={(desk) => choose({ desk })}
          />
        )}
        <EnumSelect
          {...any}
          label={t('filter.urgency')}
          value={filters.urgency ?? null}
          values={URGENCIES}
          text={(urgency) => t(`urgency.${urgency}`)}
          onChange={(urgency) => choose({ urgency })}
        />
        <EnumSelect
          {...any}
          label={t('filter.kind')}
          value={filters.kind ?? null}
          values={KINDS}
          text={(kind) => t(`kind.${kind}`)}
          onChange={(kind) => choose({ kind })}
        />
        <EnumSelect
          {...any}
          label={t('filter.age')}
          value={filters.ageBand ?? null}
          values={AGE_BANDS}
          text={(ageBand) => t(`age.${ageBand}`)}
          onChange={(ageBand) => choose({ ageBand })}
        />
        <EnumSelect
          {...any}
          label={t('filter.language')}
          value={filters.language ?? null}
          values={languages}
          text={(language) => nameOf('language', language)}
          onChange={(language) => choose({ language })}
        />
        <EnumSelect
          {...any}
          label={t('filter.status')}
          value={filters.status ?? null}
          values={STATUSES}
          text={(status) => t(`status.${status}`)}
          onChange={(status) => choose({ status })}
        />
        <EnumSelect
          {...any}
          label={t('filter.due')}
          value={filters.due ?? null}
          values={DUE}
          text={(due) => t(`filter.due.${due}`)}
          onChange={(due) => choose({ due, closed: undefined })}
        />
        <Check
          checked={filters.closed ?? false}
          onChange={(closed) => choose({ closed: closed || undefined, status: undefined })}
        >
          {t('filter.closed')}
        </Check>
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
    </>
  );
}
