import { AGE_BANDS, KINDS, STATUSES, URGENCIES } from '../api/enums.js';
import { currentSession } from '../api/session-state.js';
import type { CaseRow } from '../api/types.js';
import { EnumSelect } from '../shared/enum-select.js';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';

/** By what of a case lists are narrowed; left out: anything. */
export interface CaseFilterValues {
  desk?: string;
  urgency?: CaseRow['urgency'];
  kind?: CaseRow['kind'];
  ageBand?: CaseRow['ageBand'];
  language?: string;
  status?: CaseRow['status'];
}

interface Props {
  filters: CaseFilterValues;
  languages: readonly string[];
  /** Null: anything. */
  choose(change: { [K in keyof CaseFilterValues]?: CaseFilterValues[K] | null }): void;
}

/** The lists by which cases are narrowed; the desk only where there is more than one. */
export function CaseFilters({ filters, languages, choose }: Props) {
  const desks = currentSession()?.desks ?? [];
  const any = { size: 'xs', none: t('filter.any') } as const;
  return (
    <>
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
    </>
  );
}
