import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { setDuty } from '../api/actions.js';
import { ApiError } from '../api/problem.js';
import type { Duty } from '../api/types.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { announce } from '../shared/announcer.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import css from './duty.module.css';
import { bodyOf, faultsFrom, faultsOf, planOf, samePlan, type Fault, type Plan } from './plan.js';
import { HolidaysSection, HoursSection, ShiftsSection } from './sections.js';
import { homeZone } from './zones.js';

const firstPlan = (duty: Duty): Plan => {
  const plan = planOf(duty);
  return duty.revision === 0 ? { ...plan, zone: homeZone() } : plan;
};

/** The duty of a desk for those who set it. What others save meanwhile never takes the place of what is typed here. */
export function DutyForm({ duty }: { duty: Duty }) {
  const [base, setBase] = useState(duty);
  const [plan, setPlan] = useState(() => firstPlan(duty));
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  /** Told that somebody else saved meanwhile: the next Save puts this plan in the place of theirs. */
  const [told, setTold] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const dirty = !samePlan(plan, firstPlan(base));
  const leave = useRef(dirty);
  leave.current = dirty;

  const show = (next: Duty): void => {
    setBase(next);
    setPlan(firstPlan(next));
    setFaults([]);
    setFailure(null);
    setTold(false);
  };
  useEffect(() => {
    if (duty.revision !== base.revision && !dirty && !busy) show(duty);
  }, [duty, base.revision, dirty, busy]);
  useBlocker({
    shouldBlockFn: () => leave.current && !window.confirm(t('duty.leave')),
    enableBeforeUnload: () => leave.current,
  });
  useEffect(() => {
    if (faults.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [faults]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const missing = faultsOf(plan);
    setFaults(missing);
    setFailure(null);
    if (missing.length > 0) return;
    const { body, hoursFrom } = bodyOf(plan, (told ? duty : base).revision);
    setBusy(true);
    try {
      show(await setDuty(duty.deskId, body));
      announce(t('duty.saved'));
    } catch (error) {
      const named = error instanceof ApiError ? faultsFrom(error.fields, hoursFrom) : null;
      if (named) setFaults(named);
      else setFailure(error);
      setTold(error instanceof ApiError && error.status === 409);
    } finally {
      setBusy(false);
    }
  };

  const change = (part: Partial<Plan>): void => setPlan((current) => ({ ...current, ...part }));
  return (
    <form ref={form} noValidate className={css.form} onSubmit={(event) => void submit(event)}>
      <HoursSection plan={plan} faults={faults} onChange={change} />
      {!plan.alwaysOpen && <HolidaysSection plan={plan} faults={faults} onChange={change} />}
      <ShiftsSection plan={plan} faults={faults} members={duty.members} onChange={change} />
      <div className={layout.foot}>
        {faults.length > 0 && <Alert>{t('duty.faults', { count: faults.length })}</Alert>}
        <ProblemAlert error={failure} />
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
