import type { CaseRow } from '../api/types.js';
import css from './case-words.module.css';
import { label, labelIn, t } from './messages/index.js';
import { useStore } from './store.js';
import { clock, exactTime, timeLeft } from './time.js';
import { VisuallyHidden } from './visually-hidden.js';

/** Marks that speak of danger to someone's life or body. */
const GRAVE: ReadonlySet<string> = new Set(['danger', 'self_harm', 'child_in_danger', 'meeting']);

/** 1 to 4, 1 the most urgent: told by the number and by how heavy its box is, not by colour. */
export function Urgency({ level }: { level: number }) {
  return (
    <span className={css.urgency} data-level={level}>
      <VisuallyHidden>{t('urgency.label')} </VisuallyHidden>
      {level}
    </span>
  );
}

/** Risk marks of a case. All are enumerations of the triage rules. */
export function Marks({ marks }: { marks: readonly string[] }) {
  if (marks.length === 0) return null;
  return (
    <ul className={css.marks} aria-label={t('marks.label')}>
      {marks.map((mark) => (
        <li key={mark} data-grave={GRAVE.has(mark) || undefined}>
          {label('mark', mark)}
        </li>
      ))}
    </ul>
  );
}

/** Why a case has its urgency: the deciding reason, and how many more there are. */
export function Reason({ card }: { card: CaseRow['card'] }) {
  const [first, ...more] = card?.reasons ?? [];
  if (!first) return null;
  return (
    <span className={css.reason}>
      {label('reason', first)}
      {more.length > 0 && <span> {t('reasons.more', { count: more.length })}</span>}
    </span>
  );
}

interface DueProps {
  at: string | null;
  /** Where the exact time is: beside it always; or, on hover and focus of the row, below it or in its place. */
  exact: 'beside' | 'below' | 'instead';
}

/** "in 25 min", or "overdue 5 min" with a sign. A screen reader always has the exact time too. */
export function Due({ at, exact }: DueProps) {
  const now = useStore(clock);
  if (at === null) return <span className={css.none}>{t('due.none')}</span>;
  const { text, overdue, soon } = timeLeft(at, now);
  return (
    <span className={css.due} data-overdue={overdue || undefined} data-soon={soon || undefined}>
      {(overdue || soon) && (
        <span aria-hidden="true" className={css.sign}>
          {overdue ? '!' : '◔'}
        </span>
      )}
      <span className={css.times} data-exact={exact}>
        <span>{text}</span>
        <time dateTime={at} className={css.exact}>
          {t('due.exact', { time: exactTime(at, now) })}
        </time>
      </span>
    </span>
  );
}

/** Marks by how much danger they speak of; those that stand on nearly every case of a child, or are for later, come last. */
const BY_DANGER: readonly string[] = [
  'danger',
  'self_harm',
  'child_in_danger',
  'meeting',
  'time_limit',
  'still_happening',
  'already_shared',
  'watched',
  'keep_out',
  'known_person',
  'paid',
  'sent_pictures',
  'legal_duty',
  'partial',
  'child',
  'not_in_trouble',
];

/** At most so many of these marks, the gravest first. */
export function gravest(marks: readonly string[], most: number): string[] {
  const rank = (mark: string): number => {
    const place = BY_DANGER.indexOf(mark);
    return place === -1 ? BY_DANGER.length : place;
  };
  return [...marks].sort((a, b) => rank(a) - rank(b)).slice(0, most);
}

interface StatusProps {
  status: CaseRow['status'];
  reopened?: boolean;
  /** That the reporter wrote what the person has not read, or is in danger, says more than the status. */
  reporter?: CaseRow['reporter'];
}

export function Status({ status, reopened = false, reporter = null }: StatusProps) {
  if (reporter !== null) {
    return (
      <span className={css.status} data-reporter={reporter}>
        <span aria-hidden="true">{reporter === 'danger' ? '▲' : '●'}</span> {t(`reporter.${reporter}`)}
      </span>
    );
  }
  return (
    <span className={css.status} data-status={status}>
      {t(`status.${status}`)}
      {reopened && ` · ${t('case.reopened')}`}
    </span>
  );
}

const STEPS: readonly ((word: string) => string | null)[] = [
  (word) => labelIn('kind', word),
  (word) => labelIn('otherKind', word),
  (word) => labelIn('about', word),
  (word) => labelIn('offender', word),
];

/**
 * One line made of the words of the card's summary, which holds enumerations alone: the kind of report, who it is
 * about, who does it, and what is demanded, in that order, each left out where it was not said.
 */
export function summaryOf(card: CaseRow['card'], kind: string): string {
  const words = (card?.summary ?? kind).split(' ').filter(Boolean);
  const line: string[] = [];
  for (const step of STEPS) {
    const said = words[0] === undefined ? null : step(words[0]);
    if (said === null) continue;
    line.push(said);
    words.shift();
  }
  const demands = words.map((word) => label('demand', word));
  if (demands.length > 0) line.push(t('summary.demands', { demands: demands.join(', ') }));
  return line.join(' · ');
}
