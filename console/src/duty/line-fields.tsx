import { Button, TextInput } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import css from './duty.module.css';
import { DAYS, type Fault, type HoursLine } from './plan.js';
import { longDay, shortDay } from './weekdays.js';

/** What is wrong in a field of a line, in words; undefined where nothing is. */
export function faultText(faults: readonly Fault[], line: string, field: Fault['field']): string | undefined {
  const found = faults.find((fault) => fault.line === line && fault.field === field);
  return found && t(`dutyFault.${found.reason === 'overlap' ? 'overlap' : found.field}`);
}

interface LineProps {
  name: string;
  /** Its field has no name above it. */
  bare?: boolean;
  onRemove(): void;
  children: ReactNode;
}

/** One line of the form: a named group of fields, and the way to be rid of it. */
export function Line({ name, bare = false, onRemove, children }: LineProps) {
  return (
    <div role="group" aria-label={name} className={layout.row}>
      {children}
      <Button
        size="compact-sm"
        variant="subtle"
        className={bare ? css.removeBare : css.remove}
        aria-label={t('duty.removeOf', { what: name })}
        onClick={onRemove}
      >
        {t('duty.remove')}
      </Button>
    </div>
  );
}

interface SpanProps<T extends HoursLine> {
  line: T;
  faults: readonly Fault[];
  onChange(change: Partial<HoursLine>): void;
}

/** Days of the week and the time from and to. */
export function SpanFields<T extends HoursLine>({ line, faults, onChange }: SpanProps<T>) {
  const fault = faultText(faults, line.key, 'days');
  const faultId = useId();
  const overnight = line.from !== '' && line.to !== '' && line.to <= line.from;
  const toggle = (day: number): void =>
    onChange({
      days: DAYS.filter((one) => (one === day ? !line.days.includes(one) : line.days.includes(one))),
    });
  return (
    <>
      <div role="group" aria-label={t('duty.days')} aria-describedby={fault && faultId} className={css.days}>
        {DAYS.map((day) => (
          <Check
            key={day}
            checked={line.days.includes(day)}
            aria-label={longDay(day)}
            aria-invalid={fault !== undefined || undefined}
            onChange={() => toggle(day)}
          >
            <span aria-hidden="true">{shortDay(day)}</span>
          </Check>
        ))}
        {fault && (
          <p id={faultId} className={layout.fieldError}>
            {fault}
          </p>
        )}
      </div>
      <div className={css.times}>
        <TextInput
          type="time"
          label={t('duty.from')}
          value={line.from}
          error={faultText(faults, line.key, 'from')}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('duty.to')}
          description={overnight ? t('duty.nextDay') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={line.to}
          error={faultText(faults, line.key, 'to')}
          onChange={(event) => onChange({ to: event.currentTarget.value })}
        />
      </div>
    </>
  );
}
