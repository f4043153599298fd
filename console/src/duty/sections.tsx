import { Button, TextInput } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import type { Duty } from '../api/types.js';
import { Choice } from '../shared/choice.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
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
    <section aria-labelledby="duty-hours" className={`${layout.section} ${css.section}`}>
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
      {empty && <p className={layout.fieldError}>{empty}</p>}
    </section>
  );
}

/** Days on which nobody is there. */
export function HolidaysSection({ plan, faults, onChange }: SectionProps) {
  return (
    <section aria-labelledby="duty-holidays" className={`${layout.section} ${css.section}`}>
      <h3 id="duty-holidays">{t('duty.holidays')}</h3>
      <p>{t('duty.holidaysHint')}</p>
      <Lines
        lines={plan.holidays}
        name={(number) => t('duty.holiday', { number })}
        bare
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
    <section aria-labelledby="duty-shifts" className={`${layout.section} ${css.section}`}>
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
            <EnumSelect
              label={t('duty.order')}
              value={line.step}
              onChange={(step) => change({ step })}
              values={steps}
              text={(step) => t('duty.step', { step })}
            />
            <EnumSelect
              label={t('duty.person')}
              none={t('duty.choose')}
              value={line.staffId}
              error={faultText(faults, line.key, 'person')}
              onChange={(staffId: string | null) => change({ staffId: staffId ?? '' })}
              values={members.map(({ id }) => id)}
              text={(id) => members.find((one) => one.id === id)?.name ?? id}
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
  bare?: boolean;
  addText: string;
  add(): T;
  onChange(lines: readonly T[]): void;
  children(line: T, change: (change: Partial<T>) => void, name: string): ReactNode;
}

/** Lines that can be added and removed. The focus goes to the button that adds when its line is gone. */
function Lines<T extends { key: string }>(props: LinesProps<T>) {
  const { lines, name, bare = false, addText, add, onChange, children } = props;
  const adds = useRef<HTMLButtonElement>(null);
  return (
    <>
      {lines.map((line, index) => (
        <Line
          key={line.key}
          name={name(index + 1)}
          bare={bare}
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
