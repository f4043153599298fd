import { Button } from '@mantine/core';
import { useState } from 'react';
import { changeCases } from '../api/actions.js';
import { ApiError } from '../api/problem.js';
import type { CaseRow } from '../api/types.js';
import { fetchProposals, ProposalsTable, type Proposal } from '../board/proposals.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { announce } from '../shared/announcer.js';
import { Dialog } from '../shared/dialog.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { reasonsOf } from './bulk-reasons.js';

/** As many as one request takes. */
const MOST = 100;

export interface BulkAssignProps {
  chosen: readonly CaseRow[];
  /** Called with the cases that stay selected because they were not changed. */
  onDone(left: readonly string[]): void;
  onFailed(error: unknown): void;
}

/** Shows who would get the selected cases that nobody has, and gives them out when it is pressed once more. */
export function BulkByLoad({ chosen, onDone, onFailed }: BulkAssignProps) {
  const action = useAction();
  const [proposals, setProposals] = useState<Proposal[] | null>(null);
  const free = chosen.filter(({ assignee }) => assignee === null).slice(0, MOST);
  if (free.length === 0 && proposals === null) return null;

  const look = async (): Promise<void> => {
    onFailed(null);
    await action.run(async () => setProposals(await proposalsFor(free)), t('byLoad.shown'));
  };
  const given = (proposals ?? []).flatMap(({ id, person }) =>
    person ? [{ id, from: null, assigneeId: person.id }] : [],
  );
  const give = async (): Promise<void> => {
    const work = async (): Promise<void> => {
      const { done, failed } = await changeCases({ change: 'assign', cases: given });
      setProposals(null);
      announce(t('bulk.done', { count: done }));
      if (failed.length > 0) onFailed(new ApiError(400, 'SOME_NOT_CHANGED', reasonsOf(failed, chosen)));
      const stayed = new Set(failed.map(({ id }) => id));
      const went = new Set(given.map(({ id }) => id).filter((id) => !stayed.has(id)));
      onDone(chosen.map(({ id }) => id).filter((id) => !went.has(id)));
    };
    await action.run(work);
  };
  const held = chosen.length - (proposals?.length ?? 0);

  return (
    <>
      <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={() => void look()}>
        {t('bulk.byLoad')}
      </ActionButton>
      {proposals === null && <ProblemAlert error={action.error} />}
      {proposals !== null && (
        <Dialog title={t('bulk.byLoadCaption')} onClose={() => setProposals(null)}>
          {proposals.length === 0 ? (
            <p>{t('bulk.byLoadNone')}</p>
          ) : (
            <>
              <p className={layout.quiet}>{t('byLoad.hint')}</p>
              <ProposalsTable caption={t('bulk.byLoadCaption')} proposals={proposals} />
            </>
          )}
          {proposals.length > 0 && held > 0 && <p>{t('bulk.byLoadHeld', { count: held })}</p>}
          <ProblemAlert error={action.error} />
          <div className={layout.foot}>
            {given.length > 0 && (
              <ActionButton size="compact-sm" busy={action.busy} onClick={() => void give()}>
                {t('byLoad.give', { count: given.length })}
              </ActionButton>
            )}
            <Button size="compact-sm" variant="subtle" onClick={() => setProposals(null)}>
              {t('byLoad.drop')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Each desk says who of its people should get which. */
async function proposalsFor(cases: readonly CaseRow[]): Promise<Proposal[]> {
  const desks = [...new Set(cases.map(({ deskId }) => deskId))];
  const found = await Promise.all(
    desks.map((desk) =>
      fetchProposals(
        desk,
        cases.filter(({ deskId }) => deskId === desk).map(({ id }) => id),
      ),
    ),
  );
  return found.flat();
}
