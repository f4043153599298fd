import { useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { Asked } from './debriefs-bar.js';
import { OwnDebrief } from './own-debrief.js';
import { Pause } from './pause-note.js';
import { goodEndsQuery, ownShiftQuery } from './welfare.js';
import css from './welfare.module.css';

/** What somebody went through in their own shift, and a talk about it: for themselves alone. */
export function OwnShift() {
  const now = useStore(clock);
  const { data: shift, error } = useQuery(ownShiftQuery);
  return (
    <section aria-labelledby="own-shift" className={`${layout.section} ${css.section}`}>
      <h2 id="own-shift">{t('welfare.title')}</h2>
      <ProblemAlert error={error} />
      {shift && (
        <p>
          {t('welfare.since', { count: shift.severe, time: exactTime(shift.since, now) })}{' '}
          {shift.until && t('welfare.until', { time: exactTime(shift.until, now) })}
        </p>
      )}
      <GoodEnds />
      <p className={layout.quiet}>{t('welfare.alone')}</p>
      <Pause />
      <Asked />
      {shift && <OwnDebrief until={shift.until} />}
    </section>
  );
}

/** What went well, to end a shift with. Nothing where nothing was closed: that is no failure to be shown. */
function GoodEnds() {
  const { data } = useQuery(goodEndsQuery);
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="good-ends">
      <h3 id="good-ends">{t('welfare.good')}</h3>
      <ul>
        {data.map(({ outcome, count }) => (
          <li key={outcome}>
            {t(`outcome.${outcome}`)}: {t('welfare.goodCount', { count })}
          </li>
        ))}
      </ul>
    </section>
  );
}
