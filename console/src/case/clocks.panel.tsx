import { useEffect, useState, type FormEvent } from 'react';
import { promiseAnswer } from '../api/actions.js';
import type { CaseClock } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { CaseSection } from '../shared/case-section.js';
import { Due } from '../shared/case-words.js';
import { label, t } from '../shared/messages/index.js';
import { MomentField } from '../shared/moment-field.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime, momentOf, spanOf } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';
import { wasClosed } from './timeline.js';
import css from './facts.module.css';
import type { CasePanel, PanelProps } from './panel.js';

/** What is owed in the case and by when, and a promise of one's own. */
function Clocks({ found }: PanelProps) {
  const action = useAction();
  const mayPromise = found.allowed.includes('answer.promise');
  const { clear } = action;
  // What was wrong with a promise is of no interest once none can be made.
  useEffect(() => {
    if (!mayPromise) clear();
  }, [mayPromise]);
  return (
    <CaseSection title={t('clocks.title')} action={action}>
      {found.clocks.length === 0 && <p className={css.soft}>{t('clocks.none')}</p>}
      <ul className={css.clocks}>
        {found.clocks.map((one, at) => (
          <Clock key={`${one.kind}-${at}`} {...one} closed={wasClosed(found)} />
        ))}
      </ul>
      {mayPromise && <PromiseForm caseId={found.id} action={action} />}
    </CaseSection>
  );
}

type ClockProps = CaseClock & { closed: boolean };

function Clock({ kind, state, dueAt, minutesLeft, closed }: ClockProps) {
  const now = useStore(clock);
  return (
    <li data-state={state}>
      <span>{t(`clock.${kind}`)}</span>
      {RUNNING.has(state) ? (
        <span>
          <Due at={dueAt} exact="beside" />
          {state === 'breached' && Date.parse(dueAt) > now && (
            <span className={css.soft}> {t('clocks.missedBefore')}</span>
          )}
        </span>
      ) : (
        <span className={css.soft}>
          {state === 'paused'
            ? t('clocks.paused', { span: spanOf(minutesLeft ?? 0) })
            : t('clocks.ended', {
                state: label('clockState', state),
                time: momentOf(dueAt, closed, now).text,
              })}
        </span>
      )}
    </li>
  );
}

const RUNNING: ReadonlySet<CaseClock['state']> = new Set(['running', 'warned', 'breached']);

/** A day and a time of the viewer's own zone: the reporter reads how long it is until then. */
function PromiseForm({ caseId, action }: { caseId: string; action: Action }) {
  const now = useStore(clock);
  const [until, setUntil] = useState<number | null>(null);

  const promise = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (until === null) return;
    const said = t('promise.done', { time: exactTime(new Date(until).toISOString(), now) });
    if (await action.run(() => promiseAnswer(caseId, new Date(until)), said)) setUntil(null);
  };

  return (
    <form className={css.promise} onSubmit={(event) => void promise(event)} noValidate>
      <MomentField
        label={t('promise.by')}
        hint={t('promise.hint')}
        value={until}
        now={now}
        onChange={setUntil}
      />
      <div>
        <ActionButton
          type="submit"
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={until === null}
        >
          {t('promise.submit')}
        </ActionButton>
      </div>
    </form>
  );
}

export const panel: CasePanel = { key: 'clocks', order: 300, permission: 'case.read', Component: Clocks };
