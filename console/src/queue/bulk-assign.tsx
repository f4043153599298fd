import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { changeCases } from '../api/actions.js';
import { CLOSE_REASONS, OUTCOMES, STATUSES } from '../api/enums.js';
import { ApiError } from '../api/problem.js';
import { membersQuery } from '../api/queries.js';
import { currentSession } from '../api/session-state.js';
import type { BulkChange, CaseRow, DeskMember, StatusChange } from '../api/types.js';
import { isNoCounselling } from '../outcome/no-counselling.js';
import { ActionButton } from '../shared/action-button.js';
import { announce } from '../shared/announcer.js';
import { EnumSelect } from '../shared/enum-select.js';
import { t } from '../shared/messages/index.js';
import { BulkByLoad, type BulkAssignProps } from './bulk-by-load.js';
import { reasonsOf } from './bulk-reasons.js';
import css from './queue.module.css';

const NOBODY = 'nobody';
const CHANGES = ['assign', 'hand_over', 'status'] as const satisfies readonly BulkChange['change'][];
/** A case is new until somebody sets another status. */
const BY_HAND = STATUSES.filter((one) => one !== 'new');
type CloseReason = NonNullable<StatusChange['reason']>;
type Outcome = NonNullable<StatusChange['outcome']>;

/** Does one thing to all selected cases. Those that it could not be done to stay selected, each with its reason. */
export function BulkAssign({ chosen, onDone, onFailed }: BulkAssignProps) {
  const people = usePeople(chosen);
  const me = currentSession()?.staff.id;
  const [what, setWhat] = useState<BulkChange['change']>('assign');
  const [to, setTo] = useState<string | null>(null);
  const [status, setStatus] = useState<(typeof BY_HAND)[number] | null>(null);
  const [reason, setReason] = useState<CloseReason | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const asksOutcome = status === 'closed' && reason !== null && !isNoCounselling(reason);

  const nameOf = (id: string): string => {
    if (id === NOBODY) return t('assignee.nobody');
    const name = people.find((one) => one.id === id)?.name ?? id;
    return id === me ? t('assignee.you', { name }) : name;
  };

  const wanted = (): BulkChange | null => {
    const cases = chosen.map(({ id, assignee }) => ({ id, from: assignee?.id ?? null }));
    if (what !== 'status')
      return to === null ? null : { change: what, cases, assigneeId: to === NOBODY ? null : to };
    if (status === null || (status === 'closed' && reason === null)) return null;
    if (asksOutcome && outcome === null) return null;
    return {
      change: 'status',
      cases,
      status: {
        status,
        ...(status === 'closed' && reason !== null && { reason }),
        ...(asksOutcome && outcome !== null && { outcome }),
      },
    };
  };

  const run = async (): Promise<void> => {
    const body = wanted();
    if (!body || busy) return;
    setBusy(true);
    onFailed(null);
    try {
      const { done, failed } = await changeCases(body);
      announce(t('bulk.done', { count: done }));
      if (failed.length > 0) onFailed(new ApiError(400, 'SOME_NOT_CHANGED', reasonsOf(failed, chosen)));
      onDone(failed.map(({ id }) => id));
    } catch (error) {
      onFailed(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section aria-label={t('bulk.label')} className={css.bulk}>
      <p>
        <strong>{t('bulk.selected', { count: chosen.length })}</strong>
      </p>
      <EnumSelect
        size="xs"
        aria-label={t('bulk.what')}
        value={what}
        onChange={setWhat}
        values={CHANGES}
        text={(change) => t(WORDS[change])}
      />
      {what === 'status' ? (
        <EnumSelect
          size="xs"
          aria-label={t('bulk.statusTo')}
          none={t('bulk.statusTo')}
          value={status}
          onChange={setStatus}
          values={BY_HAND}
          text={(one) => t(`status.${one}`)}
        />
      ) : (
        <EnumSelect
          size="xs"
          aria-label={t('bulk.to')}
          none={t('bulk.to')}
          value={to}
          onChange={setTo}
          values={[...people.map(({ id }) => id), NOBODY]}
          text={nameOf}
        />
      )}
      {what === 'status' && status === 'closed' && (
        <EnumSelect
          size="xs"
          aria-label={t('bulk.reason')}
          none={t('bulk.reason')}
          value={reason}
          onChange={setReason}
          values={CLOSE_REASONS}
          text={(one) => t(`close.${one}`)}
        />
      )}
      {what === 'status' && asksOutcome && (
        <EnumSelect
          size="xs"
          aria-label={t('bulk.outcome')}
          none={t('bulk.outcome')}
          value={outcome}
          onChange={setOutcome}
          values={OUTCOMES}
          text={(one) => t(`outcome.${one}`)}
        />
      )}
      <ActionButton
        size="compact-sm"
        busy={busy}
        onClick={() => void run()}
        aria-disabled={wanted() === null}
      >
        {t(WORDS[what])}
      </ActionButton>
      <BulkByLoad chosen={chosen} onDone={onDone} onFailed={onFailed} />
      <Button size="compact-sm" variant="subtle" onClick={() => onDone([])}>
        {t('bulk.cancel')}
      </Button>
    </section>
  );
}

const WORDS = { assign: 'bulk.assign', hand_over: 'bulk.handOver', status: 'bulk.status' } as const;

/** The people who are on the desks of all of these cases. */
function usePeople(chosen: readonly CaseRow[]): DeskMember[] {
  const desks = [...new Set(chosen.map((row) => row.deskId))];
  const members = useQueries({ queries: desks.map((desk) => membersQuery(desk)) }).map(({ data }) => data);
  const [first = [], ...others] = members;
  return first.filter(({ id }) => others.every((desk) => desk?.some((member) => member.id === id)));
}
