import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import type { AuditNames, AuditRow } from './audit-query.js';

interface AuditTableProps {
  rows: readonly AuditRow[];
  names: AuditNames | undefined;
}

/** The rows of the log, newest first, with names in the place of ids where they are of people and desks. */
export function AuditTable({ rows, names }: AuditTableProps) {
  const now = useStore(clock);
  const known = new Map(
    [...(names?.people ?? []), ...(names?.desks ?? [])].map(({ id, name }) => [id, name]),
  );
  const named = (value: string | number): string => known.get(String(value)) ?? String(value);
  return (
    <div className={layout.scroll}>
      <table className={layout.table}>
        <caption className="visually-hidden">{t('audit.rows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('audit.number')}</th>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.about')}</th>
            <th scope="col">{t('audit.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.sequence}>
              <td>{row.sequence}</td>
              <td>
                <time dateTime={row.at}>{exactTime(row.at, now)}</time>
              </td>
              <td>{row.actorId === null ? t('audit.nobody') : named(row.actorId)}</td>
              <th scope="row">{label('auditAction', row.action)}</th>
              <td>{aboutOf(row, named)}</td>
              <td>{detailOf(row, named)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function aboutOf({ subject, subjectId }: AuditRow, named: (value: string) => string): string {
  if (subject === null) return '';
  const words = label('auditSubject', subject);
  return subjectId === null ? words : `${words} ${named(subjectId)}`;
}

function detailOf({ detail }: AuditRow, named: (value: string | number) => string): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${named(value)}`)
    .join(' · ');
}
