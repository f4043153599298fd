import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { CaseRow } from '../api/types.js';
import { Present } from '../presence/present.js';
import { Due, gravest, Marks, Reason, Status, Urgency } from '../shared/case-words.js';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { VisuallyHidden } from '../shared/visually-hidden.js';
import { lastCase } from './last-case.js';
import css from './queue-table.module.css';
import { ROW } from './use-row-keys.js';

interface QueueTableProps {
  rows: readonly CaseRow[];
  selected: ReadonlySet<string>;
  toggle(id: string): void;
  selectAll(ids: ReadonlySet<string>): void;
  selectable: boolean;
}

/** So many marks fit beside a case; the case itself shows all. */
const MOST_MARKS = 3;

/** The queue where there is room for it: one case a line, band by band. */
export function QueueTable({ rows, selected, toggle, selectAll, selectable }: QueueTableProps) {
  const all = rows.length > 0 && rows.every((row) => selected.has(row.id));
  const table = useRef<HTMLTableElement>(null);
  const last = lastCase();
  useEffect(() => {
    table.current?.querySelector('[data-last]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const columns = selectable ? 7 : 6;

  return (
    <table ref={table} className={css.table}>
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
          <th scope="col" className={css.assignee}>
            {t('queue.assignee')}
          </th>
          <th scope="col" className={css.status}>
            {t('queue.status')}
          </th>
          <th scope="col" className={css.language}>
            {t('queue.language')}
          </th>
        </tr>
      </thead>
      {bandsIn(rows).map(({ band, cases }) => (
        <tbody key={band ?? 'closed'}>
          {band !== null && (
            <tr className={css.band} data-band={band}>
              <th scope="rowgroup" colSpan={columns}>
                {t(`band.${band}`)}
              </th>
            </tr>
          )}
          {cases.map((row) => (
            <tr
              key={row.id}
              className={css.row}
              data-selected={selected.has(row.id) || undefined}
              data-unread={row.reporter !== null || undefined}
              data-last={row.id === last || undefined}
            >
              {selectable && (
                <td className={css.check}>
                  <Check
                    name={t('queue.select', { reference: row.reference })}
                    checked={selected.has(row.id)}
                    toggle={() => toggle(row.id)}
                  />
                </td>
              )}
              <td className={css.due}>
                <Due at={row.nextDeadlineAt} exact="instead" />
              </td>
              <td className={css.urgency}>
                <Urgency level={row.urgency} />
              </td>
              <td className={css.case}>
                <div className={css.line}>
                  <CaseLink row={row} current={row.id === last} />
                  <Marks marks={gravest(row.card?.marks ?? [], MOST_MARKS)} />
                  <span className={css.why}>
                    <Reason card={row.card} />
                  </span>
                </div>
              </td>
              <td className={css.assignee}>
                {row.assignee?.name ?? <span className={css.nobody}>{t('assignee.nobody')}</span>}{' '}
                <Present caseId={row.id} short />
              </td>
              <td className={css.status}>
                <Status status={row.status} reporter={row.reporter} />
              </td>
              <td className={css.language}>{nameOf('language', row.language)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** The rows as they come, each under its band. */
function bandsIn(rows: readonly CaseRow[]): { band: CaseRow['band']; cases: CaseRow[] }[] {
  const bands = new Map<CaseRow['band'], CaseRow[]>();
  for (const row of rows) {
    const cases = bands.get(row.band);
    if (cases) cases.push(row);
    else bands.set(row.band, [row]);
  }
  return [...bands].map(([band, cases]) => ({ band, cases }));
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

function CaseLink({ row, current }: { row: CaseRow; current: boolean }) {
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
      {current && <VisuallyHidden> {t('queue.lastOpen')}</VisuallyHidden>}
    </Link>
  );
}
