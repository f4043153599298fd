import { TextInput } from '@mantine/core';
import type { Duty } from '../api/types.js';
import { Choice } from '../shared/choice.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import css from './duty.module.css';
import { Lines, SpanFields, type PlanForm } from './line-fields.js';
import { LAST_STEP, newKey } from './plan.js';
import { ZONES } from './zones.js';

const WORKDAYS = [1, 2, 3, 4, 5];
const MODES = ['always', 'officeHours'] as const;
const section = `${layout.section} ${css.section}`;

/** Open day and night or at set hours, and the zone of the times. */
export function HoursSection({ form }: { form: PlanForm }) {
  const { alwaysOpen } = form.values;
  return (
    <section aria-labelledby="duty-hours" className={section}>
      <h3 id="duty-hours">{t('duty.hours')}</h3>
      <Choice
        label={t('duty.hours')}
        value={alwaysOpen ? 'always' : 'officeHours'}
        onChange={(mode) => form.setFieldValue('alwaysOpen', mode === 'always')}
        options={MODES.map((value) => ({ value, text: t(`duty.${value}`) }))}
      />
      <TextInput
        label={t('duty.zone')}
        description={t('duty.zoneHint')}
        className={css.zone}
        list="duty-zones"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('zone')}
      />
      <datalist id="duty-zones">
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {!alwaysOpen && (
        <Lines
          form={form}
          list="hours"
          name={(number) => t('duty.line', { number })}
          addText={t('duty.addHours')}
          add={() => ({ key: newKey(), days: WORKDAYS, from: '', to: '' })}
        >
          {(line, path) => <SpanFields form={form} line={line} path={path} />}
        </Lines>
      )}
      {form.errors['hours'] && <p className={layout.fieldError}>{form.errors['hours']}</p>}
    </section>
  );
}

/** Days on which the desk is closed. */
export function HolidaysSection({ form }: { form: PlanForm }) {
  return (
    <section aria-labelledby="duty-holidays" className={section}>
      <h3 id="duty-holidays">{t('duty.holidays')}</h3>
      <p>{t('duty.holidaysHint')}</p>
      <Lines
        form={form}
        list="holidays"
        name={(number) => t('duty.holiday', { number })}
        bare
        addText={t('duty.addHoliday')}
        add={() => ({ key: newKey(), day: '' })}
      >
        {(_, path, name) => (
          <TextInput type="date" aria-label={name} {...form.getInputProps(`${path}.day`)} />
        )}
      </Lines>
    </section>
  );
}

/** The shifts: who is notified first, and who next. */
export function ShiftsSection({ form, members }: { form: PlanForm; members: Duty['members'] }) {
  const highest = Math.max(1, ...form.values.shifts.map(({ step }) => step));
  const steps = Array.from({ length: Math.min(highest + 1, LAST_STEP) }, (_, index) => index + 1);
  return (
    <section aria-labelledby="duty-shifts" className={section}>
      <h3 id="duty-shifts">{t('duty.shifts')}</h3>
      <p>{t('duty.shiftsHint')}</p>
      <Lines
        form={form}
        list="shifts"
        name={(number) => t('duty.shift', { number })}
        addText={t('duty.addShift')}
        add={() => ({ key: newKey(), days: WORKDAYS, from: '', to: '', staffId: '', step: 1 })}
      >
        {(line, path) => (
          <>
            <EnumSelect
              label={t('duty.order')}
              {...form.getInputProps(`${path}.step`)}
              value={line.step}
              values={steps}
              text={(step) => t('duty.step', { step })}
            />
            <EnumSelect
              label={t('duty.person')}
              none={t('duty.choose')}
              {...form.getInputProps(`${path}.staffId`)}
              value={line.staffId}
              onChange={(id: string | null) => form.setFieldValue(`${path}.staffId`, id ?? '')}
              values={members.map(({ id }) => id)}
              text={(id) => members.find((one) => one.id === id)?.name ?? id}
            />
            <SpanFields form={form} line={line} path={path} />
          </>
        )}
      </Lines>
    </section>
  );
}
