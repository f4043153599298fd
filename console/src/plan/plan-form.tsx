import { Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { MomentField } from '../shared/moment-field.js';
import { useStore } from '../shared/store.js';
import { clock } from '../shared/time.js';
import type { Action } from '../shared/use-action.js';
import { savePlan, type Plan, type SavePlan } from './plan.js';
import css from './plan.module.css';

const LIMIT = 500;

interface Line {
  text: string;
  done: boolean;
  shown: boolean;
}

interface PlanFormProps {
  caseId: string;
  plan: Plan | null;
  action: Action;
  onDone(): void;
}

const EMPTY: Line = { text: '', done: false, shown: false };

/** Edits the plan as a whole. What a colleague saves meanwhile is not lost: the server says so, and what is typed here stays. */
export function PlanForm({ caseId, plan, action, onDone }: PlanFormProps) {
  const now = useStore(clock);
  const [seen] = useState(plan?.id ?? null);
  const [goals, setGoals] = useState<Line[]>(() => linesOf(plan?.goals));
  const [steps, setSteps] = useState<Line[]>(() => linesOf(plan?.steps));
  const [review, setReview] = useState(() => (plan?.reviewAt ? Date.parse(plan.reviewAt) : null));
  const [reviewShown, setReviewShown] = useState(plan?.reviewShown ?? false);
  const [end, setEnd] = useState(plan?.end ?? '');
  const [endShown, setEndShown] = useState(plan?.endShown ?? false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body: SavePlan = {
      seen,
      goals: written(goals).map(({ text, shown }) => ({ text, shown })),
      steps: written(steps),
      reviewAt: review === null ? null : new Date(review).toISOString(),
      reviewShown,
      end: end.trim() === '' ? null : end,
      endShown,
    };
    if (await action.run(() => savePlan(caseId, body), t('plan.saved'))) onDone();
  };

  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <p className={layout.quiet}>{t('plan.hint')}</p>
      <Lines kind="goal" lines={goals} onChange={setGoals} />
      <Lines kind="step" lines={steps} onChange={setSteps} />
      <MomentField label={t('plan.review')} value={review} now={now} onChange={setReview} />
      <Check checked={reviewShown} onChange={setReviewShown}>
        {t('plan.showReview')}
      </Check>
      <Textarea
        size="xs"
        label={t('plan.end')}
        value={end}
        maxLength={LIMIT}
        autosize
        minRows={1}
        onChange={(event) => setEnd(event.currentTarget.value)}
      />
      <Check checked={endShown} onChange={setEndShown}>
        {t('plan.showEnd')}
      </Check>
      <div className={css.buttons}>
        <ActionButton type="submit" size="compact-sm" variant="default" busy={action.busy}>
          {t('plan.save')}
        </ActionButton>
        <ActionButton size="compact-sm" variant="subtle" busy={false} onClick={onDone}>
          {t('plan.cancel')}
        </ActionButton>
      </div>
    </form>
  );
}

/** The lines of one list, and one more that is empty. A line that is emptied is gone when the plan is saved. */
function Lines({
  kind,
  lines,
  onChange,
}: {
  kind: 'goal' | 'step';
  lines: Line[];
  onChange(lines: Line[]): void;
}) {
  const set = (at: number, changed: Partial<Line>): void => {
    const next = lines.map((line, index) => (index === at ? { ...line, ...changed } : line));
    onChange(next.at(-1)?.text === '' ? next : [...next, EMPTY]);
  };
  return (
    <fieldset className={css.fields}>
      <legend>{t(kind === 'goal' ? 'plan.goals' : 'plan.steps')}</legend>
      {lines.map((line, at) => (
        <div key={at} className={css.line}>
          <Textarea
            size="xs"
            label={t(kind === 'goal' ? 'plan.goal' : 'plan.step', { number: at + 1 })}
            value={line.text}
            maxLength={LIMIT}
            autosize
            minRows={1}
            onChange={(event) => set(at, { text: event.currentTarget.value })}
          />
          {kind === 'step' && (
            <Check checked={line.done} onChange={(done) => set(at, { done })}>
              {t('plan.stepDone', { number: at + 1 })}
            </Check>
          )}
          <Check checked={line.shown} onChange={(shown) => set(at, { shown })}>
            {t(kind === 'goal' ? 'plan.showGoal' : 'plan.showStep', { number: at + 1 })}
          </Check>
        </div>
      ))}
    </fieldset>
  );
}

const linesOf = (kept: readonly (Pick<Line, 'text' | 'shown'> & { done?: boolean })[] = []): Line[] => [
  ...kept.map((line) => ({ ...EMPTY, ...line })),
  EMPTY,
];
const written = (lines: readonly Line[]): Line[] => lines.filter(({ text }) => text.trim() !== '');
