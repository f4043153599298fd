import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { setDuty } from '../api/actions.js';
import { ApiError } from '../api/problem.js';
import type { Duty } from '../api/types.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { isChanged, useFormAction } from '../shared/use-form-action.js';
import css from './duty.module.css';
import { bodyOf, missingIn, placeOf, planOf, type Plan } from './plan.js';
import { RestReasonField } from './rest-reason-field.js';
import { HolidaysSection, HoursSection, ShiftsSection } from './sections.js';
import { homeZone } from './zones.js';

const firstPlan = (duty: Duty): Plan => {
  const plan = planOf(duty);
  return duty.revision === 0 ? { ...plan, zone: homeZone() } : plan;
};

/** The duty of a desk for those who set it. What others save meanwhile never takes the place of what is typed here. */
export function DutyForm({ duty }: { duty: Duty }) {
  const [base, setBase] = useState(duty);
  const form = useForm<Plan>({ initialValues: firstPlan(duty), validate: missingIn });
  const { root, busy, problem, run, refuse, clear } = useFormAction(form);
  /** The person has been warned that another one saved meanwhile: the next Save replaces what that one saved. */
  const [told, setTold] = useState(false);
  const dirty = isChanged(form);
  const leave = useRef(dirty);
  leave.current = dirty;
  const wrong = Object.keys(form.errors).length;

  const show = (next: Duty): void => {
    setBase(next);
    form.setInitialValues(firstPlan(next));
    form.reset();
    clear();
    setTold(false);
  };
  useEffect(() => {
    if (duty.revision !== base.revision && !dirty && !busy) show(duty);
  });
  useBlocker({
    shouldBlockFn: () => leave.current && !window.confirm(t('duty.leave')),
    enableBeforeUnload: () => leave.current,
  });

  const save = form.onSubmit(async (plan) => {
    const { body, hoursFrom, shiftsFrom } = bodyOf(plan, (told ? duty : base).revision);
    const work = async (): Promise<void> => {
      try {
        show(await setDuty(duty.deskId, body));
      } catch (error) {
        setTold(error instanceof ApiError && error.status === 409);
        throw error;
      }
    };
    await run(work, t('duty.saved'), (field) => placeOf(field, hoursFrom, shiftsFrom));
  }, refuse);

  return (
    <form ref={root} noValidate className={css.form} onSubmit={save}>
      <HoursSection form={form} />
      {!form.values.alwaysOpen && <HolidaysSection form={form} />}
      <ShiftsSection form={form} members={duty.members} />
      <RestReasonField form={form} />
      <div className={layout.foot}>
        {wrong > 0 && <Alert>{t('duty.faults', { count: wrong })}</Alert>}
        <ProblemAlert error={problem} />
        <Button type="submit" loading={busy}>
          {t('duty.save')}
        </Button>
        {dirty && (
          <Button variant="subtle" onClick={() => show(duty)}>
            {t('duty.drop')}
          </Button>
        )}
        {dirty && <p>{t('duty.unsaved')}</p>}
      </div>
    </form>
  );
}
