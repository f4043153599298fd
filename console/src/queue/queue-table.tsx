import { Link } from '@tanstack/react-router';
import type { CaseRow } from '../api/types.js';
import { Present } from '../presence/present.js';
import { Due, Marks, Reason, Status, Urgency } from '../shared/case-words.js';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { VisuallyHidden } from '../shared/visually-hidden.js';
import css from './queue.module.css';
import { ROW } from './use-row-keys.js';

interface QueueTableProps {
  rows: readonly CaseRow[];
  selected: ReadonlySet<string>;
  toggle(id: string): void;
  selectAll(ids: ReadonlySet<string>): void;
  selectable: boolean;
}

/** The queue where there is room for it: one case a line. */
export function QueueTable({ rows, selected, toggle, selectAll, selectable }: QueueTableProps) {
  const all = rows.length > 0 && rows.every((row) => selected.has(row.id));
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{t('queue.caption')}</caption>
      <thead>
        <tr>
          {selectable && (
            <td className={css.check}>
              <Check
                name={t('queue.selectAll')}
                checked={all}
                toggle={() => selectAll(new Set(all ? [] : rows.map((row) => row.id)))}
              />
            </td>
          )}
          <th scope="col" className={css.due}>
            {t('queue.due')}
          </th>
          <th scope="col" className={css.urgency}>
            {t('queue.urgency')}
          </th>
          <th scope="col">{t('queue.case')}</th>
          <th scope="col" className={css.language}>
            {t('queue.language')}
          </th>
          <th scope="col" className={css.status}>
            {t('queue.status')}
          </th>
          <th scope="col" className={css.assignee}>
            {t('queue.assignee')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-selected={selected.has(row.id) || undefined}>
            {selectable && (
              <td className={css.check}>
                <Check
                  name={t('queue.select', { reference: row.reference })}
                  checked={selected.has(row.id)}
                  toggle={() => toggle(row.id)}
                />
              </td>
            )}
            <td>
              <Due at={row.nextDeadlineAt} exact="below" />
            </td>
            <td>
              <div className={css.urgencyBox}>
                <Urgency level={row.urgency} />
                <Reason card={row.card} />
              </div>
            </td>
            <td>
              <CaseLink row={row} />
              <Marks marks={row.card?.marks ?? []} />
            </td>
            <td>{nameOf('language', row.language)}</td>
            <td>
              <Status status={row.status} />
            </td>
            <td>
              {row.assignee?.name ?? <span className={css.nobody}>{t('assignee.nobody')}</span>}{' '}
              <Present caseId={row.id} short />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A box with a target as large as its cell (WCAG 2.5.8). */
function Check({ name, checked, toggle }: { name: string; checked: boolean; toggle(): void }) {
  return (
    <label>
      <input type="checkbox" checked={checked} onChange={toggle} />
      <VisuallyHidden>{name}</VisuallyHidden>
    </label>
  );
}

function CaseLink({ row }: { row: CaseRow }) {
  const mark = { [ROW]: row.id };
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId: row.id }}
      search={(search) => search}
      className={css.link}
      {...mark}
    >
      <span className={css.reference}>{row.reference}</span> {t(`kind.${row.kind}`)}
      <span className={css.age}> · {t(`age.${row.ageBand}`)}</span>
    </Link>
  );
}
