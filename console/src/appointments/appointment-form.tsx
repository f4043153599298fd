import { Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { ApiError } from '../api/problem.js';
import { FormButtons } from '../consents/form-buttons.js';
import { homeZone, ZONES } from '../duty/zones.js';
import { referralsQuery } from '../referrals/referrals.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import {
  moveAppointment,
  setAppointment,
  WORDS_LIMIT,
  type Appointment,
  type Which,
} from './appointments.js';

const WHICH = ['earlier', 'later'] as const satisfies readonly Which[];

interface AppointmentFormProps {
  caseId: string;
  /** The one to move; null: a new one. */
  appointment: Appointment | null;
  action: Action;
  onDone(): void;
}

/** When, by the clock of the person; with whom, where it is new; and what they read besides. */
export function AppointmentForm({ caseId, appointment, action, onDone }: AppointmentFormProps) {
  const zones = useId();
  const { data } = useQuery(referralsQuery(caseId));
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [zone, setZone] = useState(appointment?.zone ?? homeZone());
  const [which, setWhich] = useState<Which | null>(null);
  const [referralId, setReferralId] = useState<string | null>(null);
  const [words, setWords] = useState(appointment?.words ?? '');
  const referrals = data?.referrals ?? [];
  const comesTwice = action.error instanceof ApiError && action.error.code === 'APPOINTMENT_TIME_TWICE';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { day, time, zone: zone.trim(), which, words: words.trim() === '' ? null : words };
    const send = () =>
      appointment === null
        ? setAppointment(caseId, { ...body, referralId })
        : moveAppointment(caseId, appointment, body);
    if (await action.run(send, t('appointment.isSet'))) onDone();
  };

  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        size="xs"
        type="date"
        label={t('appointment.day')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={t('appointment.time')}
        placeholder="14:30"
        inputMode="numeric"
        maxLength={5}
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={t('appointment.zone')}
        description={t('appointment.zoneHint')}
        list={zones}
        autoComplete="off"
        value={zone}
        onChange={(event) => setZone(event.currentTarget.value)}
      />
      <datalist id={zones}>
        {ZONES.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {(comesTwice || which !== null) && (
        <EnumSelect
          size="xs"
          label={t('appointment.which')}
          none={t('status.choose')}
          value={which}
          onChange={setWhich}
          values={WHICH}
          text={(one) => t(`appointment.which.${one}`)}
        />
      )}
      {appointment === null && referrals.length > 0 && (
        <EnumSelect
          size="xs"
          label={t('appointment.with')}
          none={t('appointment.withDesk')}
          value={referralId}
          onChange={setReferralId}
          values={referrals.map(({ id }) => id)}
          text={(id) => referrals.find((one) => one.id === id)?.service ?? id}
        />
      )}
      <Textarea
        size="xs"
        autosize
        minRows={2}
        dir="auto"
        maxLength={WORDS_LIMIT}
        label={t('appointment.words')}
        description={t('appointment.wordsHint')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FormButtons
        submit={t('appointment.set')}
        busy={action.busy}
        disabled={day === '' || time.trim() === '' || zone.trim() === ''}
        onCancel={onDone}
      />
    </form>
  );
}
