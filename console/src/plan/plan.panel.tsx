import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { wasClosed } from '../case/timeline.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { InertText } from '../shared/inert-text.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime, momentOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { PlanForm } from './plan-form.js';
import { planQuery, type Plan } from './plan.js';
import css from './plan.module.css';

/** The plan of the person the case is about: what they want, what is agreed, and what of it they read themselves. */
function PlanPanel({ found }: PanelProps) {
  const action = useAction();
  const [editing, setEditing] = useState(false);
  const { data, error } = useQuery(planQuery(found.id));
  const plan = data?.plan ?? null;
  const may = found.allowed.includes('plan.save');
  return (
    <CaseSection title={t('plan.title')} action={action}>
      <ProblemAlert error={error} />
      {data && !plan && <p className={layout.quiet}>{t('plan.none')}</p>}
      {plan && !editing && <PlanView plan={plan} closed={wasClosed(found)} />}
      {data && may && editing && (
        <PlanForm caseId={found.id} plan={plan} action={action} onDone={() => setEditing(false)} />
      )}
      {data && may && !editing && (
        <div>
          <ActionButton size="compact-sm" variant="default" busy={false} onClick={() => setEditing(true)}>
            {t(plan ? 'plan.edit' : 'plan.make')}
          </ActionButton>
        </div>
      )}
    </CaseSection>
  );
}

function PlanView({ plan, closed }: { plan: Plan; closed: boolean }) {
  const now = useStore(clock);
  return (
    <>
      {plan.goals.length > 0 && (
        <>
          <h3 className={css.heading}>{t('plan.goals')}</h3>
          <ul className={css.lines}>
            {plan.goals.map((goal, at) => (
              <li key={at}>
                <InertText text={goal.text} />
                <Shown on={goal.shown} />
              </li>
            ))}
          </ul>
        </>
      )}
      {plan.steps.length > 0 && (
        <>
          <h3 className={css.heading}>{t('plan.steps')}</h3>
          <ul className={css.lines}>
            {plan.steps.map((step, at) => (
              <li key={at}>
                <strong>{t(step.done ? 'plan.done' : 'plan.open')}</strong>
                <InertText text={step.text} />
                <Shown on={step.shown} />
              </li>
            ))}
          </ul>
        </>
      )}
      {plan.reviewAt && (
        <p>
          {t('plan.reviewAt', { time: exactTime(plan.reviewAt, now) })} <Shown on={plan.reviewShown} />
        </p>
      )}
      {plan.end && (
        <div>
          <h3 className={css.heading}>{t('plan.end')}</h3>
          <InertText text={plan.end} />
          <Shown on={plan.endShown} />
        </div>
      )}
      <p className={layout.quiet}>
        {t('plan.savedBy', {
          name: plan.by?.name || t('event.someone'),
          time: momentOf(plan.at, closed, now).text,
        })}
      </p>
    </>
  );
}

function Shown({ on }: { on: boolean }) {
  return <span className={layout.quiet}>{t(on ? 'plan.shown' : 'plan.notShown')}</span>;
}

export const panel: CasePanel = { key: 'plan', order: 360, permission: 'case.read', Component: PlanPanel };
