import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { assignCases } from '../api/actions.js';
import { ApiError } from '../api/problem.js';
import { membersQuery } from '../api/queries.js';
import { currentSession } from '../api/session-state.js';
import type { CaseRow, DeskMember } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { announce } from '../shared/announcer.js';
import { EnumSelect } from '../shared/enum-select.js';
import { t } from '../shared/messages/index.js';
import css from './queue.module.css';

interface BulkAssignProps {
  chosen: readonly CaseRow[];
  /** Called with the cases that stay selected because they could not be assigned. */
  onDone(left: readonly string[]): void;
  onFailed(error: ApiError | null): void;
}

const NOBODY = 'nobody';

/** Gives the selected cases to one person who is on the desks of all of them. */
export function BulkAssign({ chosen, onDone, onFailed }: BulkAssignProps) {
  const desks = [...new Set(chosen.map((row) => row.deskId))];
  const members = useQueries({ queries: desks.map((desk) => membersQuery(desk)) }).map(({ data }) => data);
  const people = onAll(members);
  const me = currentSession()?.staff.id;
  const [to, setTo] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const nameOf = (id: string): string => {
    if (id === NOBODY) return t('assignee.nobody');
    const name = people.find((one) => one.id === id)?.name ?? id;
    return id === me ? t('assignee.you', { name }) : name;
  };

  const run = async (): Promise<void> => {
    if (to === null) return;
    setBusy(true);
    onFailed(null);
    const left = await assignCases(chosen, to === NOBODY ? null : to);
    setBusy(false);
    const done = chosen.length - left.length;
    announce(t('bulk.done', { count: done }));
    if (left.length > 0)
      onFailed(new ApiError(400, 'SOME_NOT_ASSIGNED', t('bulk.failed', { count: left.length })));
    onDone(left);
  };

  return (
    <section aria-label={t('bulk.label')} className={css.bulk}>
      <p>
        <strong>{t('bulk.selected', { count: chosen.length })}</strong>
      </p>
      <EnumSelect
        size="xs"
        aria-label={t('bulk.to')}
        none={t('bulk.to')}
        value={to}
        onChange={setTo}
        values={[...people.map(({ id }) => id), NOBODY]}
        text={nameOf}
      />
      <ActionButton size="compact-sm" busy={busy} onClick={() => void run()} aria-disabled={to === null}>
        {t('bulk.assign')}
      </ActionButton>
      <Button size="compact-sm" variant="subtle" onClick={() => onDone([])}>
        {t('bulk.cancel')}
      </Button>
    </section>
  );
}

function onAll(desks: readonly (readonly DeskMember[] | undefined)[]): DeskMember[] {
  const [first = [], ...others] = desks;
  return first.filter(({ id }) => others.every((desk) => desk?.some((member) => member.id === id)));
}
