import type { Duty } from '../api/types.js';
import { Alert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import css from './duty.module.css';
import { listOf } from './weekdays.js';

/** The saved duty at this moment: open or closed, who is notified first and next, and whom mail does not reach. */
export function DutyNow({ now, unreached }: Pick<Duty, 'now' | 'unreached'>) {
  const time = useStore(clock);
  const namesOf = (people: Duty['now']['first']): string => listOf(people.map(({ name }) => name));
  return (
    <section aria-labelledby="duty-now" className={`${layout.section} ${css.section}`}>
      <h3 id="duty-now">{t('duty.now')}</h3>
      {unreached.length > 0 && (
        <Alert tone="warning">{t('duty.unreached', { names: namesOf(unreached) })}</Alert>
      )}
      <p>
        {now.open
          ? t('duty.open')
          : now.opensAt === null
            ? t('duty.closed')
            : t('duty.closedUntil', { time: exactTime(now.opensAt, time) })}
      </p>
      <p>{t('duty.onDuty', { names: now.first.length > 0 ? namesOf(now.first) : t('duty.nobody') })}</p>
      <p>{t('duty.next', { names: now.next.length > 0 ? namesOf(now.next) : t('duty.coordinators') })}</p>
    </section>
  );
}
