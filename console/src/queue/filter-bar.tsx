import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Filters } from '../api/queries.js';
import type { CaseRow } from '../api/types.js';
import { Check } from '../shared/check.js';
import { EnumSelect } from '../shared/enum-select.js';
import { REPORT_LANGUAGES, t } from '../shared/messages/index.js';
import { CaseFilters } from './case-filters.js';
import { DUE, readFilters } from './filters.js';
import css from './queue.module.css';

/** Narrows the queue. Every filter acts at once and is part of the address. Where there is little room, one button shows them. */
export function FilterBar({ filters, rows }: { filters: Filters; rows: readonly CaseRow[] }) {
  const navigate = useNavigate({ from: '/cases' });
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
        <CaseFilters filters={filters} languages={languages} choose={choose} />
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
