import { t } from '../shared/messages/index.js';
import css from './insight.module.css';

/** One row of a table with bars. */
export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

interface BarTableProps {
  caption: string;
  /** What the rows are. */
  of: string;
  bars: readonly Bar[];
  /** What stands for 0. */
  none: string;
}

/** The longest bar, as a share of the cell: its number stands behind it. */
const LONGEST = 65;

/** A table whose numbers are drawn as well: who cannot see the bars, or prints them, reads the same. */
export function BarTable({ caption, of, bars, none }: BarTableProps) {
  const most = Math.max(...bars.map(({ count }) => count), 1);
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">{t('insight.about')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, name, count }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              {/* A box of its own: a cell of a table is no flex box. */}
              <div className={css.bar}>
                {count > 0 && (
                  <svg
                    aria-hidden="true"
                    width={`${(LONGEST * count) / most}%`}
                    viewBox="0 0 1 1"
                    preserveAspectRatio="none"
                  >
                    <rect width="1" height="1" />
                  </svg>
                )}
                <span>{count === 0 ? none : count}</span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
