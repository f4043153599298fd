import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { beginRewrapping, rewrapQuery, type RewrapState } from './rewrap-query.js';

/** Desks whose key was changed, and how far their earlier cases are wrapped anew: for coordinators, who do it, and administrators. */
export function RewrapPage() {
  const { data, error, isPending, refetch } = useQuery(rewrapQuery);
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('rewrap.title')} · ${t('app.name')}`}</title>
      <h1>{t('rewrap.title')}</h1>
      {isPending && <p className={layout.quiet}>{t('rewrap.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data?.length === 0 && <p>{t('rewrap.none')}</p>}
      {data && data.length > 0 && <p>{t('rewrap.hint')}</p>}
      {data?.map((desk) => (
        <DeskRewrap key={desk.deskId} desk={desk} />
      ))}
    </main>
  );
}

function DeskRewrap({ desk: { deskId, name, left, all, running, mayBegin } }: { desk: RewrapState }) {
  const id = useId();
  const action = useAction();
  const done = all - left;
  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id}>{name}</h2>
      <p>{t('rewrap.progress', { done, all })}</p>
      <progress value={done} max={Math.max(all, 1)} aria-label={t('rewrap.bar', { name })} />
      <ProblemAlert error={action.error} />
      {running ? (
        <p>{t('rewrap.running')}</p>
      ) : mayBegin ? (
        <div>
          <ActionButton
            busy={action.busy}
            onClick={() => void action.run(() => beginRewrapping(deskId), t('rewrap.begun', { name }))}
          >
            {t('rewrap.begin')}
          </ActionButton>
        </div>
      ) : (
        <p className={layout.quiet}>{t('rewrap.byCoordinator')}</p>
      )}
    </section>
  );
}
