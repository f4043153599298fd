import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { reasonsOf } from '../queue/bulk-reasons.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { Choice } from '../shared/choice.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import {
  handOverAll,
  heldQuery,
  type HandedOver,
  type HandOver,
  type HeldOnDesk,
} from './hand-over-query.js';

const route = getRouteApi('/board/people/$staffId');
const TO = ['load', 'colleague', 'nobody'] as const satisfies readonly HandOver['to'][];

/** Somebody is ill, or has left: all their cases go to others at once. */
export function HandOverPage() {
  const { staffId } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(heldQuery(staffId));
  const title = data ? t('handAll.titleOf', { name: data.name }) : t('handAll.title');
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <p>
        <Link to="/board">{t('handAll.back')}</Link>
      </p>
      <h1>{title}</h1>
      {isPending && <p className={layout.quiet}>{t('handAll.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data && <p>{t('handAll.hint', { name: data.name })}</p>}
      {data?.desks.map((desk) => (
        <Desk key={desk.id} desk={desk} person={data} />
      ))}
    </main>
  );
}

function Desk({ desk, person }: { desk: HeldOnDesk; person: { id: string; name: string } }) {
  const { id, name, open, severe, onDesk, colleagues } = desk;
  const action = useAction();
  const [to, setTo] = useState<HandOver['to']>('load');
  const [colleague, setColleague] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<HandedOver | null>(null);
  const isChosen = to !== 'colleague' || colleague !== null;

  const work = async (): Promise<void> => {
    setOutcome(null);
    const whom = to === 'colleague' && colleague !== null ? { assigneeId: colleague } : {};
    setOutcome(await handOverAll(person.id, { deskId: id, to, ...whom }));
  };

  return (
    <section aria-labelledby={`desk-${id}`} className={layout.section}>
      <h2 id={`desk-${id}`}>{name}</h2>
      {!onDesk && <p className={layout.quiet}>{t('handAll.left')}</p>}
      <p>{t('handAll.open', { count: open, severe })}</p>
      <ProblemAlert error={action.error} />
      {outcome && <p role="status">{t('handAll.done', { count: outcome.done })}</p>}
      {outcome && outcome.failed.length > 0 && <Alert tone="warning">{reasonsOf(outcome.failed)}</Alert>}
      {open > 0 && (
        <div className={layout.form}>
          <Choice<HandOver['to']>
            label={t('handAll.to')}
            value={to}
            onChange={setTo}
            options={TO.map((value) => ({ value, text: t(`handAll.${value}`) }))}
          />
          <p className={layout.quiet}>{t(`handAll.hint.${to}`)}</p>
          {to === 'colleague' && (
            <EnumSelect
              className={layout.field}
              label={t('handAll.whom')}
              none={t('handAll.choose')}
              value={colleague}
              onChange={setColleague}
              values={colleagues.map((one) => one.id)}
              text={(one) => colleagues.find((known) => known.id === one)?.name ?? ''}
            />
          )}
          <div>
            <ActionButton busy={action.busy} disabled={!isChosen} onClick={() => void action.run(work)}>
              {t('handAll.give', { count: open })}
            </ActionButton>
          </div>
        </div>
      )}
    </section>
  );
}
