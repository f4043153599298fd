import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { dutyDesksQuery, dutyQuery } from '../api/queries.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import css from './duty.module.css';
import { DutyForm } from './duty-form.js';
import { DutyNow } from './duty-now.js';
import { DutyRead } from './duty-read.js';

const route = getRouteApi('/duty');

/** When a desk is open and who of it is on duty: set by coordinators, seen by everyone of the desk. */
export function DutyPage() {
  const { desk } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: desks, error } = useQuery(dutyDesksQuery);
  const chosen = desks?.find(({ id }) => id === desk) ?? desks?.[0];
  return (
    // Who only reads has nothing to tab to: the page itself takes the focus, so that the keyboard can scroll it.
    <main id="main" tabIndex={0} className={css.page}>
      <title>{`${t('duty.title')} · ${t('app.name')}`}</title>
      <h1>{t('duty.title')}</h1>
      {error !== null && <p role="alert">{problemText(error)}</p>}
      {desks?.length === 0 && <p>{t('duty.missing')}</p>}
      {desks !== undefined && desks.length > 1 && (
        <NativeSelect
          label={t('duty.desk')}
          className={css.desk}
          value={chosen?.id}
          onChange={(event) => void navigate({ search: { desk: event.currentTarget.value } })}
          data={desks.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {chosen && <DeskDuty key={chosen.id} deskId={chosen.id} />}
    </main>
  );
}

function DeskDuty({ deskId }: { deskId: string }) {
  const { data: duty, error } = useQuery(dutyQuery(deskId));
  if (!duty)
    return <p role={error ? 'alert' : undefined}>{error ? problemText(error) : t('duty.loading')}</p>;
  return (
    <>
      <h2>{duty.desk}</h2>
      <DutyNow now={duty.now} unreached={duty.unreached} />
      {duty.mayManage ? <DutyForm duty={duty} /> : <DutyRead duty={duty} />}
    </>
  );
}
