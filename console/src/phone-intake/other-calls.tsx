import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { currentSession } from '../api/session-state.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import { KeyHint } from '../shared/key.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useAction } from '../shared/use-action.js';
import { callsQuery, countCall, takeCallBack, type CallKind } from './intake.js';
import css from './phone-intake.module.css';

const KINDS = [
  ['silent', 's'],
  ['abusive', 'b'],
  ['wrong_number', 'w'],
  ['information', 'i'],
] as const satisfies readonly (readonly [CallKind, string])[];

/** Calls of which no case is made: one key, and they are counted for the desk, with nothing about who called. */
export function OtherCalls() {
  const desks = currentSession()?.desks ?? [];
  const [deskId, setDeskId] = useState(desks[0]?.id ?? '');
  const [last, setLast] = useState<{ deskId: string; kind: CallKind } | null>(null);
  const action = useAction();
  const client = useQueryClient();
  const calls = useQuery(callsQuery);
  const countOf = (kind: CallKind): number =>
    calls.data?.find((one) => one.deskId === deskId && one.kind === kind)?.count ?? 0;

  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: callsQuery.queryKey });
  const count = async (kind: CallKind): Promise<void> => {
    const done = await action.run(
      () => countCall(deskId, kind),
      t('calls.counted', { what: t(`calls.${kind}`) }),
    );
    if (done) setLast({ deskId, kind });
    await refresh();
  };
  const takeBack = async (): Promise<void> => {
    if (!last) return;
    const done = await action.run(() => takeCallBack(last.deskId, last.kind), t('calls.takenBack'));
    if (done) setLast(null);
    await refresh();
  };
  useShortcuts(Object.fromEntries(KINDS.map(([kind, key]) => [key, () => void count(kind)])));

  if (desks.length === 0) return null;
  return (
    <section className={layout.section} aria-labelledby="calls-title">
      <h2 id="calls-title">{t('calls.title')}</h2>
      <p className={layout.quiet}>{t('calls.lead')}</p>
      {desks.length > 1 && (
        <EnumSelect
          className={layout.field}
          label={t('calls.desk')}
          values={desks.map(({ id }) => id)}
          text={(id) => desks.find((desk) => desk.id === id)?.name ?? ''}
          value={deskId}
          onChange={setDeskId}
        />
      )}
      <ProblemAlert error={action.error} />
      <div className={css.calls}>
        {KINDS.map(([kind, key]) => (
          <ActionButton
            key={kind}
            variant="default"
            busy={action.busy}
            aria-keyshortcuts={key}
            rightSection={<KeyHint>{key}</KeyHint>}
            onClick={() => void count(kind)}
          >
            {t('calls.count', { what: t(`calls.${kind}`), count: countOf(kind) })}
          </ActionButton>
        ))}
      </div>
      {last && (
        <Button variant="subtle" size="compact-sm" onClick={() => void takeBack()}>
          {t('calls.takeBack', { what: t(`calls.${last.kind}`) })}
        </Button>
      )}
    </section>
  );
}
