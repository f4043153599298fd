import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask, change } from '../../../../console/src/api/client.js';
import { caseChanged, panelQuery } from '../../../../console/src/api/queries.js';
import type { CasePanel, PanelProps } from '../../../../console/src/case/panel.js';
import { ActionButton } from '../../../../console/src/shared/action-button.js';
import { ProblemAlert } from '../../../../console/src/shared/alert.js';
import { CaseSection } from '../../../../console/src/shared/case-section.js';
import css from '../../../../console/src/shared/layout.module.css';
import { useStore } from '../../../../console/src/shared/store.js';
import { clock, exactTime } from '../../../../console/src/shared/time.js';
import { useAction, type Action } from '../../../../console/src/shared/use-action.js';

const KEY = 'follow-ups';
const TOMORROW = 86_400_000;

interface Call {
  id: string;
  callAt: string;
  madeAt: string | null;
  text: string | null;
}

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The API document describes the helpdesk, which this feature is no part of: its routes have the types given here. */
const untyped = api as unknown as {
  GET<T>(path: string, init: object): Promise<Reply<T>>;
  POST<T>(path: string, init: object): Promise<Reply<T>>;
};
const PATH = `/api/cases/{id}/${KEY}`;
const fetchCalls = (id: string) => ask(() => untyped.GET<Call[]>(PATH, { params: { path: { id } } }));
const planCall = (id: string, at: number) =>
  change(() =>
    untyped.POST(PATH, { params: { path: { id } }, body: { at: new Date(at).toISOString() } }),
  ).finally(() => caseChanged(id));
const recordCall = (id: string, call: string, text: string) =>
  change(() =>
    untyped.POST(`${PATH}/{call}/made`, { params: { path: { id, call } }, body: { text } }),
  ).finally(() => caseChanged(id));

/** Calls to the reporter that are planned, and what was said in those that were made. */
function FollowUps({ found }: PanelProps) {
  const now = useStore(clock);
  const action = useAction();
  const { data = [], error } = useQuery(panelQuery(found.id, KEY, () => fetchCalls(found.id)));
  const plan = () => action.run(() => planCall(found.id, now + TOMORROW), 'The call is planned.');

  return (
    <CaseSection title="Follow-up calls" action={action}>
      <ProblemAlert error={error} />
      {data.length === 0 && <p className={css.quiet}>No call is planned.</p>}
      {data.map((call) =>
        call.madeAt === null ? (
          <MadeForm key={call.id} caseId={found.id} call={call} action={action} />
        ) : (
          <p key={call.id}>{call.text}</p>
        ),
      )}
      {found.allowed.some((name: string) => name === 'follow_up.plan') && (
        <div>
          <ActionButton size="compact-sm" variant="default" busy={action.busy} onClick={() => void plan()}>
            Plan a call for tomorrow
          </ActionButton>
        </div>
      )}
    </CaseSection>
  );
}

/** Takes down what was said in a planned call. */
function MadeForm({ caseId, call, action }: { caseId: string; call: Call; action: Action }) {
  const now = useStore(clock);
  const [said, setSaid] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void action.run(() => recordCall(caseId, call.id, said), 'What was said is kept.');
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <Textarea
        size="xs"
        label={`What was said in the call of ${exactTime(call.callAt, now)}`}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      <div>
        <ActionButton type="submit" size="compact-sm" variant="default" busy={action.busy}>
          The call was made
        </ActionButton>
      </div>
    </form>
  );
}

export const panel: CasePanel = { key: KEY, order: 380, permission: 'case.read', Component: FollowUps };
