import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { t } from './messages/index.js';
import { dayOf, minuteAt, momentsSoon, readTime, timeOf } from './moments.js';
import css from './moment-field.module.css';
import { exactTime } from './time.js';

interface MomentFieldProps {
  label: string;
  hint?: string;
  /** Milliseconds since 1970; null: nothing is chosen, or what was typed is no time. */
  value: number | null;
  now: number;
  onChange(value: number | null): void;
}

/**
 * A moment to come: the usual ones as buttons, any other by day and time. The time is written in 24 hours whatever the browser
 * is used to, as times are everywhere in the console.
 */
export function MomentField({ label, hint, value, now, onChange }: MomentFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState({ day: '', time: '' });
  // What the form took or a button chose is shown in the fields as well.
  const [shown, setShown] = useState(value);
  if (value !== shown) {
    setShown(value);
    const kept = minuteAt(typed.day, typed.time) === value;
    if (!kept) setTyped(value === null ? { day: '', time: '' } : { day: dayOf(value), time: timeOf(value) });
  }
  const type = (next: { day: string; time: string }): void => {
    setTyped(next);
    const moment = minuteAt(next.day, next.time);
    setShown(moment);
    onChange(moment);
  };
  const wrong = typed.time !== '' && readTime(typed.time) === null;

  return (
    <fieldset className={css.field} aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      <div className={css.soon}>
        {momentsSoon(now).map(({ name, at }) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            aria-pressed={value === at}
            onClick={() => onChange(at)}
          >
            {t(`moment.${name}`)}
          </Button>
        ))}
      </div>
      <div className={css.exact}>
        <TextInput
          size="xs"
          type="date"
          label={t('moment.day')}
          value={typed.day}
          min={dayOf(now)}
          onChange={(event) => type({ ...typed, day: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t('moment.time')}
          placeholder={t('moment.example')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          value={typed.time}
          error={wrong && t('moment.wrong')}
          onChange={(event) => type({ ...typed, time: event.currentTarget.value })}
          onFocus={() => typed.day === '' && type({ ...typed, day: dayOf(now) })}
        />
      </div>
      {value !== null && (
        <p className={css.chosen}>
          {t('moment.chosen', { time: exactTime(new Date(value).toISOString(), now) })}
        </p>
      )}
    </fieldset>
  );
}
