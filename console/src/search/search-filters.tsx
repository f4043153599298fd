import { TextInput } from '@mantine/core';
import { OUTCOMES, TASK_FILTERS } from '../api/enums.js';
import { CaseFilters } from '../queue/case-filters.js';
import { EnumSelect } from '../shared/enum-select.js';
import { REPORT_LANGUAGES, t } from '../shared/messages/index.js';
import type { SearchQuery } from './search.js';
import css from './search.module.css';

interface Props {
  query: SearchQuery;
  choose(change: { [K in keyof SearchQuery]?: SearchQuery[K] | null }): void;
}

const ASSIGNEES = ['me', 'none'] as const;

/** What the cases are narrowed by. */
export function SearchFilters({ query, choose }: Props) {
  const any = { size: 'xs', none: t('filter.any') } as const;
  return (
    <fieldset className={css.filters}>
      <legend className="visually-hidden">{t('filter.label')}</legend>
      <CaseFilters filters={query} languages={REPORT_LANGUAGES} choose={choose} />
      <EnumSelect
        {...any}
        label={t('queue.assignee')}
        value={ASSIGNEES.find((one) => one === query.assignee) ?? null}
        values={ASSIGNEES}
        text={(assignee) => t(assignee === 'me' ? 'search.me' : 'assignee.nobody')}
        onChange={(assignee) => choose({ assignee })}
      />
      <EnumSelect
        {...any}
        label={t('search.tasks')}
        value={query.tasks ?? null}
        values={TASK_FILTERS}
        text={(tasks) => t(`search.tasks.${tasks}`)}
        onChange={(tasks) => choose({ tasks })}
      />
      <EnumSelect
        {...any}
        label={t('search.outcome')}
        value={query.outcome ?? null}
        values={OUTCOMES}
        text={(outcome) => t(`outcome.${outcome}`)}
        onChange={(outcome) => choose({ outcome })}
      />
      <Day label={t('search.from')} value={query.from} onChange={(from) => choose({ from })} />
      <Day label={t('search.to')} value={query.to} onChange={(to) => choose({ to })} />
    </fieldset>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  onChange(day: string | null): void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <TextInput
      size="xs"
      type="date"
      min="2000-01-01"
      max="2099-12-31"
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
