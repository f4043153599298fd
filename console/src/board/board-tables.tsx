import { Link } from '@tanstack/react-router';
import { Due, Urgency } from '../shared/case-words.js';
import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, spanOf } from '../shared/time.js';
import css from './board.module.css';
import type { BoardCase, DeskBoard, PersonLoad } from './board-query.js';

const MINUTE = 60_000;

interface CasesProps {
  caption: string;
  cases: readonly BoardCase[];
  /** What they are sorted by: how long they are late, or how long they have been here. */
  time: 'deadline' | 'age';
}

export function CasesTable({ caption, cases, time }: CasesProps) {
  return (
    // It may be wider than the window: a keyboard can move it as well.
    <div className={layout.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={layout.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.case')}</th>
            <th scope="col">{t('board.urgency')}</th>
            <th scope="col">{t('board.kind')}</th>
            <th scope="col">{t(time === 'deadline' ? 'board.late' : 'board.age')}</th>
            {time === 'deadline' && <th scope="col">{t('board.who')}</th>}
          </tr>
        </thead>
        <tbody>
          {cases.map((found) => (
            <tr key={found.id}>
              <th scope="row">
                <Link to="/cases/$caseId" params={{ caseId: found.id }}>
                  {found.reference}
                </Link>
              </th>
              <td>
                <Urgency level={found.urgency} />
              </td>
              <td>{label('kind', found.kind)}</td>
              <td>
                {time === 'deadline' ? (
                  <Due at={found.nextDeadlineAt} exact="beside" />
                ) : (
                  <Age since={found.createdAt} />
                )}
              </td>
              {time === 'deadline' && <td>{found.assignee?.name ?? t('assignee.nobody')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Age({ since }: { since: string }) {
  const now = useStore(clock);
  return <time dateTime={since}>{spanOf(Math.max(0, Math.floor((now - Date.parse(since)) / MINUTE)))}</time>;
}

/** By name: for balance, and no ranking. */
export function LoadTable({ desk, people }: { desk: DeskBoard; people: readonly PersonLoad[] }) {
  const caption = t('board.loadOf', { desk: desk.name });
  return (
    <div className={layout.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={layout.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('board.person')}</th>
            <th scope="col" className={css.number}>
              {t('board.open')}
            </th>
            <th scope="col" className={css.number}>
              {t('board.severe')}
            </th>
            <th scope="col" className={css.number}>
              {t('board.weighted')}
            </th>
            <th scope="col">{t('handAll.column')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, onDesk, open, severe, weighted }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/cases" search={{ desk: desk.id, assignee: id }}>
                  {name}
                </Link>
                {!onDesk && <span className={css.left}>{t('handAll.left')}</span>}
              </th>
              <td className={css.number}>{open}</td>
              <td className={css.number}>{severe}</td>
              <td className={css.number}>{weighted}</td>
              <td>
                {open > 0 && (
                  <Link
                    to="/board/people/$staffId"
                    params={{ staffId: id }}
                    aria-label={t('handAll.titleOf', { name })}
                  >
                    {t('handAll.link')}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
