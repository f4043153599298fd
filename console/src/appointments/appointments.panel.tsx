import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { homeZone } from '../duty/zones.js';
import referralsCss from '../referrals/referrals.module.css';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { InertText } from '../shared/inert-text.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction, type Action } from '../shared/use-action.js';
import { AppointmentForm } from './appointment-form.js';
import {
  appointmentsQuery,
  cancelAppointment,
  downloadCalendar,
  KEY,
  timeIn,
  type Appointment,
} from './appointments.js';

/** The appointments of the person, in their time and in that of whoever looks. */
function AppointmentsPanel({ found }: PanelProps) {
  const action = useAction();
  /** The id of the one that is moved; `new`: another is made. */
  const [doing, setDoing] = useState<string | null>(null);
  const { data, error } = useQuery(appointmentsQuery(found.id));
  const may = found.allowed.includes('appointment.set');
  const form = { caseId: found.id, action, onDone: () => setDoing(null) };
  return (
    <CaseSection title={t('appointment.title')} action={action}>
      <ProblemAlert error={error} />
      {data?.length === 0 && <p className={layout.quiet}>{t('appointment.none')}</p>}
      {data && data.length > 0 && (
        <ul className={referralsCss.list} aria-label={t('appointment.title')}>
          {data.map((one) => (
            <li key={one.id} className={referralsCss.referral}>
              <AppointmentView appointment={one} />
              {doing === one.id ? (
                <AppointmentForm {...form} appointment={one} />
              ) : (
                <Buttons found={found} appointment={one} may={may} action={action} onMove={setDoing} />
              )}
            </li>
          ))}
        </ul>
      )}
      {data && may && doing === 'new' && <AppointmentForm {...form} appointment={null} />}
      {data && may && doing === null && (
        <div>
          <ActionButton size="compact-sm" variant="default" busy={false} onClick={() => setDoing('new')}>
            {t('appointment.begin')}
          </ActionButton>
        </div>
      )}
    </CaseSection>
  );
}

function AppointmentView({ appointment: { startsAt, zone, state, words } }: { appointment: Appointment }) {
  const mine = homeZone();
  return (
    <>
      <p>
        <strong>{t('appointment.theirs', { time: timeIn(startsAt, zone) })}</strong>
      </p>
      {mine !== zone && (
        <p className={referralsCss.about}>{t('appointment.yours', { time: timeIn(startsAt, mine) })}</p>
      )}
      {state === 'cancelled' && <p>{t('appointment.cancelled')}</p>}
      {words !== null && <InertText text={words} />}
    </>
  );
}

interface ButtonsProps extends PanelProps {
  appointment: Appointment;
  may: boolean;
  action: Action;
  onMove(id: string): void;
}

function Buttons({ found, appointment, may, action, onMove }: ButtonsProps) {
  const { id, state, startsAt, zone } = appointment;
  const button = (what: string, run: () => void) => (
    <ActionButton
      size="compact-sm"
      variant="default"
      busy={action.busy}
      aria-label={t('appointment.doFor', { what, time: timeIn(startsAt, zone) })}
      onClick={run}
    >
      {what}
    </ActionButton>
  );
  const isOpen = may && state === 'planned';
  return (
    <div className={referralsCss.buttons}>
      {button(
        t('appointment.calendar'),
        () => void action.run(() => downloadCalendar(found.id, found.reference, appointment)),
      )}
      {isOpen && button(t('appointment.move'), () => onMove(id))}
      {isOpen &&
        button(
          t('appointment.cancel'),
          () => void action.run(() => cancelAppointment(found.id, appointment), t('appointment.isCancelled')),
        )}
    </div>
  );
}

export const panel: CasePanel = {
  key: KEY,
  order: 245,
  permission: 'case.read',
  Component: AppointmentsPanel,
};
