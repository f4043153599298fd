import type { Duty } from '../api/types.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import css from './duty.module.css';
import { planOf, type HoursLine } from './plan.js';
import { dayText, listOf, shortDay } from './weekdays.js';

/** The duty of a desk for those who do not set it. */
export function DutyRead({ duty }: { duty: Duty }) {
  const plan = planOf(duty);
  const nameOf = (id: string): string => duty.members.find((member) => member.id === id)?.name ?? '';
  return (
    <>
      <section aria-labelledby="duty-hours" className={`${layout.section} ${css.section}`}>
        <h3 id="duty-hours">{t('duty.hours')}</h3>
        {plan.alwaysOpen && <p>{t('duty.always')}</p>}
        {!plan.alwaysOpen && (
          <ul className={layout.list}>
            {plan.hours.map((line) => (
              <li key={line.key}>{spanText(line)}</li>
            ))}
          </ul>
        )}
        {duty.revision > 0 && <p>{t('duty.inZone', { zone: plan.zone })}</p>}
      </section>
      {!plan.alwaysOpen && (
        <section aria-labelledby="duty-holidays" className={`${layout.section} ${css.section}`}>
          <h3 id="duty-holidays">{t('duty.holidays')}</h3>
          {plan.holidays.length === 0 && <p>{t('duty.noHolidays')}</p>}
          <ul className={layout.list}>
            {plan.holidays.map(({ key, day }) => (
              <li key={key}>{dayText(day)}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="duty-shifts" className={`${layout.section} ${css.section}`}>
        <h3 id="duty-shifts">{t('duty.shifts')}</h3>
        {plan.shifts.length === 0 && <p>{t('duty.noShifts')}</p>}
        {plan.shifts.length > 0 && (
          <table className={layout.table}>
            <thead>
              <tr>
                <th scope="col">{t('duty.order')}</th>
                <th scope="col">{t('duty.person')}</th>
                <th scope="col">{t('duty.days')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.shifts.map((line) => (
                <tr key={line.key}>
                  <td>{t('duty.step', { step: line.step })}</td>
                  <td>{nameOf(line.staffId)}</td>
                  <td>{spanText(line)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}

function spanText({ days, from, to }: HoursLine): string {
  return `${listOf(days.map(shortDay))} ${from}–${to}`;
}
