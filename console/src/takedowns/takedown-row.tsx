import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import { CopyButton } from '../shared/copy-button.js';
import { InertText } from '../shared/inert-text.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, momentOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { NoticeSheet } from './notice-sheet.js';
import css from './takedowns.module.css';
import { setNumber, type Takedown } from './takedowns.js';

/** The most characters of the number of a request. */
const NUMBER_LIMIT = 200;
/** Of these nothing has to be asked before a notice is sent. */
const ALLOWED: ReadonlySet<string> = new Set(['given', 'not_needed']);
const OPEN: ReadonlySet<string> = new Set(['running', 'breached']);

interface TakedownRowProps {
  caseId: string;
  takedown: Takedown;
  /** Its place in the list. */
  number: number;
  /** Whether the case was ever closed. */
  closed: boolean;
  may: boolean;
  /** What marks its box. */
  box: Readonly<Record<`data-${string}`, string>>;
  chosen: boolean;
  onChoose(on: boolean): void;
}

/** One link: the link itself, to be copied and never followed, where it stands, its times and what can be done next. */
export function TakedownRow(props: TakedownRowProps) {
  const { caseId, takedown: one, number, closed, may, box, chosen, onChoose } = props;
  const now = useStore(clock);
  const said = { number, platform: t(`platform.${one.platform}`), state: t(`takedownState.${one.state}`) };
  return (
    <li className={css.row}>
      <Check {...box} checked={chosen} onChange={onChoose} disabled={!may}>
        <span>{t('takedown.row', said)}</span>
      </Check>
      <p className={css.link}>
        <bdi className={css.address}>{one.link}</bdi>{' '}
        <CopyButton text={one.link} what={t('takedown.link', { number })} />
      </p>
      <p className={layout.quiet}>
        {t(`takedownLaw.${one.law}`)}
        {one.sentAt && ` · ${t('takedown.sentAt', { time: momentOf(one.sentAt, closed, now).text })}`}
        {one.notices > 1 && ` · ${t('takedown.notices', { count: one.notices })}`}
      </p>
      {one.clocks
        .filter(({ state }) => OPEN.has(state))
        .map(({ clock: kind, duty, state, dueAt }) => {
          const late = state === 'breached' || Date.parse(dueAt) < now;
          const time = momentOf(dueAt, closed, now).text;
          return (
            <p key={kind} className={late ? css.late : undefined}>
              {late && <span aria-hidden="true">! </span>}
              {t(late ? `takedownLate.${duty}` : `takedownDue.${duty}`, { time })}
            </p>
          );
        })}
      {one.checks
        .filter(({ state }) => OPEN.has(state))
        .map(({ check, state, dueAt }) => (
          <p key={check} className={state === 'breached' ? css.late : layout.quiet}>
            {state === 'breached' && <span aria-hidden="true">! </span>}
            {t(state === 'breached' ? `takedownCheckNow.${check}` : `takedownCheck.${check}`, {
              time: momentOf(dueAt, closed, now).text,
            })}
          </p>
        ))}
      <p className={ALLOWED.has(one.consent) ? layout.quiet : undefined}>
        {t(`takedownConsent.${one.consent}`, { name: one.recipient })}
      </p>
      {one.seen !== null && (
        <p>
          <strong>{t(`linkSeen.${one.seen}`)}</strong>
        </p>
      )}
      {one.words !== null && <InertText text={one.words} />}
      {one.steps.length > 0 && (
        <div className={css.steps}>
          <p>{t('takedown.next')}</p>
          <ul className={layout.list}>
            {one.steps.map((step) => (
              <li key={step}>{t(`takedownStep.${step}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {(one.state === 'ready' || one.sentAt) && (
        <NoticeSheet caseId={caseId} takedownId={one.id} number={number} />
      )}
      {one.sentAt && <RequestNumber caseId={caseId} takedown={one} number={number} may={may} />}
    </li>
  );
}

/** The number that the platform gave the request; that there is none is a fact that others ask for. */
function RequestNumber({
  caseId,
  takedown,
  number,
  may,
}: Pick<TakedownRowProps, 'caseId' | 'takedown' | 'number' | 'may'>) {
  const action = useAction();
  const [typed, setTyped] = useState<string | null>(null);
  const kept = takedown.requestNumber;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = typed?.trim() ? typed : null;
    if (await action.run(() => setNumber(caseId, takedown.id, given), t('takedown.numberKept')))
      setTyped(null);
  };
  if (typed === null)
    return (
      <p className={css.number}>
        <span>{kept === null ? t('takedown.noNumber') : t('takedown.numberIs', { kept })}</span>
        {may && (
          <ActionButton
            size="compact-xs"
            variant="default"
            busy={false}
            aria-label={t('takedown.writeNumberOf', { number })}
            onClick={() => setTyped(kept ?? '')}
          >
            {t('takedown.writeNumber')}
          </ActionButton>
        )}
      </p>
    );
  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <ProblemAlert error={action.error} />
      <TextInput
        size="xs"
        label={t('takedown.number', { number })}
        description={t('takedown.numberHint')}
        value={typed}
        maxLength={NUMBER_LIMIT}
        autoFocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={css.buttons}>
        <ActionButton type="submit" size="compact-sm" variant="default" busy={action.busy}>
          {t('takedown.keepNumber')}
        </ActionButton>
        <ActionButton size="compact-sm" variant="subtle" busy={false} onClick={() => setTyped(null)}>
          {t('takedown.cancel')}
        </ActionButton>
      </div>
    </form>
  );
}
