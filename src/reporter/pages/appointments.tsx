import type { VNode } from 'preact';
import type { ReporterAppointment } from '../../modules/appointments/index.js';
import type { ThreadView } from './thread-view.js';
import { TypedText } from './typed-text.js';

/** An appointment stays on the page for a day after it began. */
const SHOWN_AFTER = 24 * 60 * 60_000;

/** When somebody has time for the person, by the person's own clock. It says neither with whom nor what about. */
export function Appointments({ view }: { view: ThreadView }): VNode | null {
  const { page, now, appointments } = view;
  const shown = appointments.filter(({ startsAt }) => now.getTime() - startsAt.getTime() < SHOWN_AFTER);
  if (shown.length === 0) return null;
  const { t } = page.words;
  return (
    <section aria-labelledby="appointments">
      <h2 class="govuk-heading-m" id="appointments">
        {t('site.appointment.title')}
      </h2>
      {shown.map((one) => (
        <OneAppointment view={view} appointment={one} />
      ))}
      <p class="quiet">{t('site.appointment.change')}</p>
    </section>
  );
}

function OneAppointment({
  view: { page, now },
  appointment: { startsAt, zone, words, state },
}: {
  view: ThreadView;
  appointment: ReporterAppointment;
}): VNode {
  const { time, day, zone: zoneName } = page.words.moment(startsAt, now, zone);
  return (
    <div class="govuk-inset-text">
      <p>
        <strong>{page.words.t('site.appointment.at', { day, time, zone: zoneName })}</strong>
      </p>
      {state === 'cancelled' && <p>{page.words.t('site.appointment.cancelled')}</p>}
      {words !== null && (
        <p class="typed" dir="auto">
          <TypedText page={page} text={words} />
        </p>
      )}
    </div>
  );
}
