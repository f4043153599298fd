import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { promiseAnswer } from '../api/actions.js';
import type { CaseClock } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { CaseSection } from '../shared/case-section.js';
import { Due } from '../shared/case-words.js';
import { label, t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime, localMinute, momentOf, spanOf } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';
import { wasClosed } from './timeline.js';
import css from './facts.module.css';
import type { CasePanel, PanelProps } from './panel.js';

const MINUTE = 60_000;
/** What the server takes of a promise, in minutes from now. */
const SOONEST = 5;
const LATEST = 30 * 24 * 60;

/** What is owed in the case and by when, and a promise of one's own. */
function Clocks({ found }: PanelProps) {
  const action = useAction();
  return (
    <CaseSection title={t('clocks.title')} action={action}>
      {found.clocks.length === 0 && <p className={css.soft}>{t('clocks.none')}</p>}
      <ul className={css.clocks}>
        {found.clocks.map((one, at) => (
          <Clock key={`${one.kind}-${at}`} {...one} closed={wasClosed(found)} />
        ))}
      </ul>
      {found.allowed.includes('answer.promise') && <PromiseForm caseId={found.id} action={action} />}
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
  const [typed, setTyped] = useState('');

  const promise = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const until = new Date(typed);
    if (Number.isNaN(until.getTime())) return;
    const said = t('promise.done', { time: exactTime(until.toISOString(), now) });
    if (await action.run(() => promiseAnswer(caseId, until), said)) setTyped('');
  };

  return (
    <form className={css.row} onSubmit={(event) => void promise(event)} noValidate>
      <TextInput
        size="xs"
        type="datetime-local"
        label={t('promise.by')}
        description={t('promise.hint')}
        value={typed}
        min={localMinute(now + SOONEST * MINUTE)}
        max={localMinute(now + LATEST * MINUTE)}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ActionButton
        type="submit"
        size="compact-sm"
        variant="default"
        busy={action.busy}
        disabled={typed === ''}
      >
        {t('promise.submit')}
      </ActionButton>
    </form>
  );
}

export const panel: CasePanel = { key: 'clocks', order: 300, permission: 'case.read', Component: Clocks };
