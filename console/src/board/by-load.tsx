import { Button } from '@mantine/core';
import { useState } from 'react';
import { changeCases } from '../api/actions.js';
import { queryClient } from '../api/queries.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { boardQuery, type DeskBoard } from './board-query.js';
import { fetchProposals, ProposalsTable, type Proposal } from './proposals.js';

/** Shows who would get the cases that nobody has, and gives them out when it is pressed once more. */
export function ByLoad({ desk }: { desk: DeskBoard }) {
  const action = useAction();
  const [proposals, setProposals] = useState<Proposal[] | null>(null);
  const [left, setLeft] = useState(0);
  const fitting = (proposals ?? []).filter(({ person }) => person !== null);

  const look = (): void => {
    setLeft(0);
    void action.run(async () => setProposals(await fetchProposals(desk.id)), t('byLoad.shown'));
  };
  const give = (): void => {
    const cases = fitting.flatMap(({ id, person }) =>
      person ? [{ id, from: null, assigneeId: person.id }] : [],
    );
    const work = async (): Promise<void> => {
      const { failed } = await changeCases({ change: 'assign', cases }).finally(() =>
        queryClient.invalidateQueries({ queryKey: boardQuery.queryKey }),
      );
      setLeft(failed.length);
      setProposals(null);
    };
    void action.run(work, t('byLoad.done'));
  };

  return (
    <>
      <ProblemAlert error={action.error} />
      {left > 0 && <Alert tone="warning">{t('byLoad.left', { count: left })}</Alert>}
      {proposals === null ? (
        <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={look}>
          {t('byLoad.look')}
        </ActionButton>
      ) : (
        <>
          <p className={layout.quiet}>{t('byLoad.hint')}</p>
          {proposals.length === 0 ? (
            <p>{t('board.noneUnassigned')}</p>
          ) : (
            <ProposalsTable caption={t('byLoad.caption', { desk: desk.name })} proposals={proposals} />
          )}
          <div className={layout.foot}>
            {fitting.length > 0 && (
              <ActionButton size="compact-sm" busy={action.busy} onClick={give}>
                {t('byLoad.give', { count: fitting.length })}
              </ActionButton>
            )}
            <Button size="compact-sm" variant="subtle" onClick={() => setProposals(null)}>
              {t('byLoad.drop')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
