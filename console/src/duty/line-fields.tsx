import { Button, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId, useRef, type ReactNode } from 'react';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import css from './duty.module.css';
import { DAYS, type HoursLine, type Plan } from './plan.js';
import { longDay, shortDay } from './weekdays.js';

export type PlanForm = UseFormReturnType<Plan>;

interface LinesProps<L extends 'hours' | 'holidays' | 'shifts'> {
  form: PlanForm;
  list: L;
  /** The name of a line by its number, from 1. */
  name(number: number): string;
  /** The field of a line has no name above it. */
  bare?: boolean;
  addText: string;
  add(): Plan[L][number];
  /** The fields of a line; `path` is that of the line in the form. */
  children(line: Plan[L][number], path: string, name: string): ReactNode;
}

/** Lines that can be added and removed. The focus goes to the button that adds when its line is gone. */
export function Lines<L extends 'hours' | 'holidays' | 'shifts'>(props: LinesProps<L>) {
  const { form, list, name, bare = false, addText, add, children } = props;
  const adds = useRef<HTMLButtonElement>(null);
  const lines: readonly Plan[L][number][] = form.values[list];
  return (
    <>
      {lines.map((line, at) => (
        <div key={line.key} role="group" aria-label={name(at + 1)} className={layout.row}>
          {children(line, `${list}.${at}`, name(at + 1))}
          <Button
            size="compact-sm"
            variant="subtle"
            className={bare ? css.removeBare : css.remove}
            aria-label={t('duty.removeOf', { what: name(at + 1) })}
            onClick={() => {
              form.removeListItem(list, at);
              adds.current?.focus();
            }}
          >
            {t('duty.remove')}
          </Button>
        </div>
      ))}
      <Button
        ref={adds}
        size="compact-sm"
        variant="default"
        onClick={() => {
          form.clearFieldError(list);
          form.insertListItem<string, Plan[L][number]>(list, add());
        }}
      >
        {addText}
      </Button>
    </>
  );
}

/** Days of the week and the time from and to. */
export function SpanFields({ form, line, path }: { form: PlanForm; line: HoursLine; path: string }) {
  const error = form.errors[`${path}.days`];
  const errorId = useId();
  const overnight = line.from !== '' && line.to !== '' && line.to <= line.from;
  const toggle = (day: number): void =>
    form.setFieldValue(
      `${path}.days`,
      DAYS.filter((one) => (one === day ? !line.days.includes(one) : line.days.includes(one))),
    );
  return (
    <>
      <div
        role="group"
        aria-label={t('duty.days')}
        aria-describedby={error ? errorId : undefined}
        className={css.days}
      >
        {DAYS.map((day) => (
          <Check
            key={day}
            checked={line.days.includes(day)}
            aria-label={longDay(day)}
            aria-invalid={Boolean(error) || undefined}
            onChange={() => toggle(day)}
          >
            <span aria-hidden="true">{shortDay(day)}</span>
          </Check>
        ))}
        {error && (
          <p id={errorId} className={layout.fieldError}>
            {error}
          </p>
        )}
      </div>
      <div className={css.times}>
        <TextInput type="time" label={t('duty.from')} {...form.getInputProps(`${path}.from`)} />
        <TextInput
          type="time"
          label={t('duty.to')}
          description={overnight ? t('duty.nextDay') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps(`${path}.to`)}
        />
      </div>
    </>
  );
}
