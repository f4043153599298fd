import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { boardQuery, type DeskBoard } from './board-query.js';
import { CasesTable, LoadTable } from './board-tables.js';
import { ByLoad } from './by-load.js';

/** What a coordinator looks at in the morning: what is late, what nobody has, and how the work lies. */
export function BoardPage() {
  const board = useQuery(boardQuery);
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('board.title')} · ${t('app.name')}`}</title>
      <h1>{t('board.title')}</h1>
      {board.isPending && <p className={layout.quiet}>{t('board.loading')}</p>}
      <ProblemAlert error={board.error} retry={board.refetch} />
      {board.data?.desks.length === 0 && <p className={layout.quiet}>{t('board.noDesk')}</p>}
      {board.data?.desks.map((desk) => (
        <Desk key={desk.id} desk={desk} />
      ))}
      <p>
        <Link to="/insight">{t('insight.link')}</Link>
      </p>
    </main>
  );
}

function Desk({ desk }: { desk: DeskBoard }) {
  const { id, name, overdue, unassigned, people } = desk;
  return (
    <section aria-labelledby={`desk-${id}`} className={layout.section}>
      <h2 id={`desk-${id}`}>{name}</h2>
      <h3>{t('board.overdue', { count: overdue.count, shown: shown(overdue.count) })}</h3>
      {overdue.count === 0 ? (
        <p className={layout.quiet}>{t('board.noneOverdue')}</p>
      ) : (
        <>
          <CasesTable caption={t('board.overdueOf', { desk: name })} cases={overdue.cases} time="deadline" />
          <Link to="/cases" search={{ view: 'all', due: 'overdue', desk: id }}>
            {t('board.toOverdue')}
          </Link>
        </>
      )}
      <h3>{t('board.unassigned', { count: unassigned.count, shown: shown(unassigned.count) })}</h3>
      {unassigned.count === 0 ? (
        <p className={layout.quiet}>{t('board.noneUnassigned')}</p>
      ) : (
        <>
          <CasesTable caption={t('board.unassignedOf', { desk: name })} cases={unassigned.cases} time="age" />
          <Link to="/cases" search={{ desk: id, assignee: 'none' }}>
            {t('board.toUnassigned')}
          </Link>
          <ByLoad desk={desk} />
        </>
      )}
      <h3>{t('board.load')}</h3>
      <p className={layout.quiet}>{t('board.loadHint')}</p>
      <LoadTable desk={desk} people={people} />
    </section>
  );
}

/** The server counts no further than 1001. */
function shown(count: number): string {
  return count > 1_000 ? '1000+' : String(count);
}
