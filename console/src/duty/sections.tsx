import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import type { Duty } from '../api/types.js';
import { Choice } from '../shared/choice.js';
import { t } from '../shared/messages/index.js';
import css from './duty.module.css';
import { faultText, Line, SpanFields } from './line-fields.js';
import { LAST_STEP, newKey, type Fault, type HoursLine, type Plan, type ShiftLine } from './plan.js';
import { ZONES } from './zones.js';

interface SectionProps {
  plan: Plan;
  faults: readonly Fault[];
  onChange(change: Partial<Plan>): void;
}

const WORKDAYS = [1, 2, 3, 4, 5];
const MODES = ['always', 'officeHours'] as const;

/** Open day and night or at set hours, and where the clock hangs. */
export function HoursSection({ plan, faults, onChange }: SectionProps) {
  const empty = faultText(faults, '', 'hours');
  const add = (): HoursLine => ({ key: newKey(), days: WORKDAYS, from: '', to: '' });
  return (
    <section aria-labelledby="duty-hours" className={css.section}>
      <h3 id="duty-hours">{t('duty.hours')}</h3>
      <Choice
        label={t('duty.hours')}
        value={plan.alwaysOpen ? 'always' : 'officeHours'}
        onChange={(mode) => onChange({ alwaysOpen: mode === 'always' })}
        options={MODES.map((value) => ({ value, text: t(`duty.${value}`) }))}
      />
      <TextInput
        label={t('duty.zone')}
        description={t('duty.zoneHint')}
        className={css.zone}
        list="duty-zones"
        autoComplete="off"
        spellCheck={false}
        value={plan.zone}
        error={faultText(faults, '', 'zone')}
        onChange={(event) => onChange({ zone: event.currentTarget.value })}
      />
      <datalist id="duty-zones">
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {!plan.alwaysOpen && (
        <Lines
          lines={plan.hours}
          name={(number) => t('duty.line', { number })}
          addText={t('duty.addHours')}
          add={add}
          onChange={(hours) => onChange({ hours })}
        >
          {(line, change) => <SpanFields line={line} faults={faults} onChange={change} />}
        </Lines>
      )}
      {empty && <p className={css.fault}>{empty}</p>}
    </section>
  );
}

/** Days on which nobody is there. */
export function HolidaysSection({ plan, faults, onChange }: SectionProps) {
  return (
    <section aria-labelledby="duty-holidays" className={css.section}>
      <h3 id="duty-holidays">{t('duty.holidays')}</h3>
      <p>{t('duty.holidaysHint')}</p>
      <Lines
        lines={plan.holidays}
        name={(number) => t('duty.holiday', { number })}
        addText={t('duty.addHoliday')}
        add={() => ({ key: newKey(), day: '' })}
        onChange={(holidays) => onChange({ holidays })}
      >
        {(line, change, name) => (
          <TextInput
            type="date"
            aria-label={name}
            value={line.day}
            error={faultText(faults, line.key, 'day')}
            onChange={(event) => change({ day: event.currentTarget.value })}
          />
        )}
      </Lines>
    </section>
  );
}

/** Who is told first, and who next. */
export function ShiftsSection({
  plan,
  faults,
  members,
  onChange,
}: SectionProps & { members: Duty['members'] }) {
  const highest = Math.max(1, ...plan.shifts.map(({ step }) => step));
  const steps = Array.from({ length: Math.min(highest + 1, LAST_STEP) }, (_, index) => index + 1);
  const add = (): ShiftLine => ({ key: newKey(), days: WORKDAYS, from: '', to: '', staffId: '', step: 1 });
  return (
    <section aria-labelledby="duty-shifts" className={css.section}>
      <h3 id="duty-shifts">{t('duty.shifts')}</h3>
      <p>{t('duty.shiftsHint')}</p>
      <Lines
        lines={plan.shifts}
        name={(number) => t('duty.shift', { number })}
        addText={t('duty.addShift')}
        add={add}
        onChange={(shifts) => onChange({ shifts })}
      >
        {(line, change) => (
          <>
            <NativeSelect
              label={t('duty.order')}
              value={String(line.step)}
              onChange={(event) => change({ step: Number(event.currentTarget.value) })}
              data={steps.map((step) => ({ value: String(step), label: t('duty.step', { step }) }))}
            />
            <NativeSelect
              label={t('duty.person')}
              value={line.staffId}
              error={faultText(faults, line.key, 'person')}
              onChange={(event) => change({ staffId: event.currentTarget.value })}
              data={[
                { value: '', label: t('duty.choose') },
                ...members.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <SpanFields line={line} faults={faults} onChange={change} />
          </>
        )}
      </Lines>
    </section>
  );
}

interface LinesProps<T extends { key: string }> {
  lines: readonly T[];
  name(number: number): string;
  addText: string;
  add(): T;
  onChange(lines: readonly T[]): void;
  children(line: T, change: (change: Partial<T>) => void, name: string): ReactNode;
}

/** Lines that can be added and removed. The focus goes to the button that adds when its line is gone. */
function Lines<T extends { key: string }>({ lines, name, addText, add, onChange, children }: LinesProps<T>) {
  const adds = useRef<HTMLButtonElement>(null);
  return (
    <>
      {lines.map((line, index) => (
        <Line
          key={line.key}
          name={name(index + 1)}
          onRemove={() => {
            onChange(lines.filter(({ key }) => key !== line.key));
            adds.current?.focus();
          }}
        >
          {children(
            line,
            (change) => onChange(lines.map((one) => (one.key === line.key ? { ...one, ...change } : one))),
            name(index + 1),
          )}
        </Line>
      ))}
      <Button ref={adds} size="compact-sm" variant="default" onClick={() => onChange([...lines, add()])}>
        {addText}
      </Button>
    </>
  );
}
