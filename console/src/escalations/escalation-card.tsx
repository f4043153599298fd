import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PanelProps } from '../case/panel.js';
import { MailsOf } from '../received-mail/mails-of.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CopyButton } from '../shared/copy-button.js';
import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { AnswerDialog } from './answer-dialog.js';
import {
  cancel,
  makeReady,
  printSheet,
  queue,
  sendBack,
  settle,
  signedPackage,
  type Escalation,
  type EscalationMove,
} from './escalation.js';
import css from './escalations.module.css';
import { HandOverDialog } from './hand-over-dialog.js';
import { LeavesDialog } from './leaves-dialog.js';
import { WriteDialog } from './write-dialog.js';

interface CardProps {
  found: PanelProps['found'];
  one: Escalation;
  /** Whether the person may write to the case. */
  may: boolean;
}

type Shown = 'write' | 'leaves' | 'hand_over' | 'answer' | null;
const ANSWER_MOVES: readonly EscalationMove[] = ['acknowledge', 'answer', 'refuse', 'stay_silent', 'close'];

/** One package: where it stands, what hinders it, and what can be done with it now. */
export function EscalationCard({ found, one, may }: CardProps) {
  const { id: caseId } = found;
  const action = useAction();
  const now = useStore(clock);
  const [shown, setShown] = useState<Shown>(null);
  const gaps = one.fields.filter(({ gap }) => gap !== null);
  const can = (move: EscalationMove): boolean => may && one.moves.includes(move);
  const hide = (): void => setShown(null);
  const { recipient } = one;

  return (
    <>
      <h3>{recipient}</h3>
      <p>
        <strong>{t(`escalationState.${one.state}`)}</strong>
        {one.outcome && `: ${t(`escalationOutcome.${one.outcome}`)}`}
        {` (${exactTime(one.changedAt, now)})`}
      </p>
      {one.failure && <p>{t(`dispatchFailure.${one.failure}`, { code: one.theirCode ?? 0 })}</p>}
      {one.theirId !== null && (
        <p>
          {t('escalation.referenceIs')} <bdi>{one.theirId}</bdi>{' '}
          <CopyButton text={one.theirId} what={t('escalation.reference')} />
        </p>
      )}
      <p className={layout.quiet}>
        {label('escalationChannel', one.channel)}
        {one.address !== null && (
          <>
            {': '}
            <bdi>{one.address}</bdi> <CopyButton text={one.address} what={t('escalation.address')} />
          </>
        )}
      </p>
      {one.hint && <p className={layout.quiet}>{one.hint}</p>}
      <Hints one={one} />
      {one.state === 'draft' && gaps.length > 0 && (
        <>
          <p>{t('escalation.misses')}</p>
          <ul className={layout.list}>
            {gaps.map(({ key, label: name, gap, max }) => (
              <li key={key}>{t(`packageGap.${gap ?? 'missing'}`, { field: name, max })}</li>
            ))}
          </ul>
        </>
      )}
      <p className={layout.quiet}>
        {t('escalation.writtenBy', { name: one.author.name, version: one.version })}
        {one.approvedBy && ` ${t('escalation.approvedBy', { name: one.approvedBy.name })}`}
      </p>
      <Notes one={one} />
      <MailsOf caseId={caseId} escalationId={one.id} may={may} />
      <ProblemAlert error={action.error} />
      <div className={css.buttons}>
        {can('save') && (
          <Button size="compact-sm" variant="default" onClick={() => setShown('write')}>
            {t('escalation.write')}
          </Button>
        )}
        {can('ready') && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            disabled={gaps.length > 0}
            onClick={() => void action.run(() => makeReady(caseId, one), t('escalation.readyDone'))}
          >
            {t('escalation.ready')}
          </ActionButton>
        )}
        <Button size="compact-sm" variant="default" onClick={() => setShown('leaves')}>
          {t(can('approve') ? 'escalation.lookAndApprove' : 'escalation.look')}
        </Button>
        {can('return') && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => void action.run(() => sendBack(caseId, one.id), t('escalation.returned'))}
          >
            {t('escalation.return')}
          </ActionButton>
        )}
        {can('queue') && (
          <ActionButton
            size="compact-sm"
            busy={action.busy}
            onClick={() => void action.run(() => queue(caseId, one.id), t('escalation.queued'))}
          >
            {t('escalation.queue')}
          </ActionButton>
        )}
        {can('settle_sent') &&
          ([true, false] as const).map((hasLeft) => (
            <ActionButton
              key={String(hasLeft)}
              size="compact-sm"
              variant="default"
              busy={action.busy}
              onClick={() => void action.run(() => settle(caseId, one.id, hasLeft), t('escalation.noted'))}
            >
              {t(hasLeft ? 'escalation.itLeft' : 'escalation.itDidNot')}
            </ActionButton>
          ))}
        {can('hand_over') && (
          <Button
            size="compact-sm"
            variant={can('queue') ? 'default' : 'filled'}
            onClick={() => setShown('hand_over')}
          >
            {t('escalation.handOver')}
          </Button>
        )}
        {one.papers.includes('sheet') && found.allowed.includes('escalation.print') && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            aria-label={t('escalation.printOf', { recipient })}
            onClick={() => void action.run(() => printSheet(found, one), t('escalation.printed'))}
          >
            {t('escalation.print')}
          </ActionButton>
        )}
        {one.papers.includes('package') && found.allowed.includes('escalation.print') && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            aria-label={t('escalation.signedOf', { recipient })}
            onClick={() => void action.run(() => signedPackage(found, one), t('escalation.signedDone'))}
          >
            {t('escalation.signed')}
          </ActionButton>
        )}
        {one.moves.some((move) => ANSWER_MOVES.includes(move)) && (
          <Button size="compact-sm" variant="default" onClick={() => setShown('answer')}>
            {t('escalation.note')}
          </Button>
        )}
        {can('cancel') && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            aria-label={t('escalation.cancelOf', { recipient })}
            onClick={() => void action.run(() => cancel(caseId, one.id), t('escalation.cancelled'))}
          >
            {t('escalation.cancel')}
          </ActionButton>
        )}
      </div>
      {shown === 'write' && <WriteDialog caseId={caseId} one={one} onClose={hide} />}
      {shown === 'leaves' && <LeavesDialog caseId={caseId} one={one} may={can('approve')} onClose={hide} />}
      {shown === 'hand_over' && <HandOverDialog caseId={caseId} one={one} onClose={hide} />}
      {shown === 'answer' && <AnswerDialog caseId={caseId} one={one} onClose={hide} />}
    </>
  );
}

/** What somebody has to know before they go on. */
function Hints({ one }: { one: Escalation }) {
  const waits = ['draft', 'ready', 'approved', 'failed'].includes(one.state);
  if (!waits) return null;
  const hints = [
    !one.covered && t('escalation.notCovered'),
    one.unsure && t('escalation.unsure'),
    one.byHand && t('escalation.byHand'),
    !one.current && t('escalation.notCurrent'),
    one.irrevocable && t('escalation.irrevocable'),
  ].filter((hint) => hint !== false);
  if (hints.length === 0) return null;
  return (
    <ul className={layout.list}>
      {hints.map((hint) => (
        <li key={hint}>{hint}</li>
      ))}
    </ul>
  );
}

/** What was done with it and what came of it. */
function Notes({ one }: { one: Escalation }) {
  const now = useStore(clock);
  if (one.notes.length === 0) return null;
  return (
    <ul className={layout.list}>
      {one.notes.map(({ what, by, at, on, reference, text }, index) => (
        <li key={index}>
          {t(`escalationMove.${what}`, { name: by.name, time: on ?? exactTime(at, now) })}
          {reference !== null && (
            <>
              {` ${t('escalation.referenceIs')} `}
              <bdi>{reference}</bdi> <CopyButton text={reference} what={t('escalation.reference')} />
            </>
          )}
          {text !== null && <p dir="auto">{text}</p>}
        </li>
      ))}
    </ul>
  );
}
