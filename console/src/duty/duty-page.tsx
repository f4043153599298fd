import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { dutyDesksQuery, dutyQuery } from '../api/queries.js';
import { currentSession } from '../api/session-state.js';
import { OwnShift } from '../welfare/own-shift.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import css from './duty.module.css';
import { DutyForm } from './duty-form.js';
import { DutyNow } from './duty-now.js';
import { DutyRead } from './duty-read.js';

const route = getRouteApi('/duty');

/** When a desk is open and who of it is on duty: set by coordinators, seen by everyone of the desk. */
export function DutyPage() {
  const { desk } = route.useSearch();
  const navigate = route.useNavigate();
  const opensCases = currentSession()?.permissions.includes('case.read') ?? false;
  const { data: desks, error } = useQuery(dutyDesksQuery);
  const chosen = desks?.find(({ id }) => id === desk) ?? desks?.[0];
  return (
    // Who only reads has nothing to tab to: the page itself takes the focus, so that the keyboard can scroll it.
    <main id="main" tabIndex={0} className={`${layout.page} ${css.page}`}>
      <title>{`${t('duty.title')} · ${t('app.name')}`}</title>
      <h1>{t('duty.title')}</h1>
      <ProblemAlert error={error} />
      {opensCases && <OwnShift />}
      {desks?.length === 0 && <p>{t('duty.missing')}</p>}
      {desks !== undefined && desks.length > 1 && (
        <EnumSelect
          label={t('duty.desk')}
          className={css.desk}
          value={chosen?.id}
          onChange={(id) => void navigate({ search: { desk: id } })}
          values={desks.map(({ id }) => id)}
          text={(id) => desks.find((one) => one.id === id)?.name ?? id}
        />
      )}
      {chosen && <DeskDuty key={chosen.id} deskId={chosen.id} />}
    </main>
  );
}

function DeskDuty({ deskId }: { deskId: string }) {
  const { data: duty, error } = useQuery(dutyQuery(deskId));
  if (!duty) return error ? <ProblemAlert error={error} /> : <p>{t('duty.loading')}</p>;
  return (
    <>
      <h2>{duty.desk}</h2>
      <DutyNow now={duty.now} unreached={duty.unreached} />
      {duty.mayManage ? <DutyForm duty={duty} /> : <DutyRead duty={duty} />}
    </>
  );
}
