import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf } from '../shared/time.js';
import { peopleQuery, type Person } from './people-query.js';
import { SECTIONS } from './person-registry.js';

const route = getRouteApi('/people/$staffId');

/** One person, and what an administrator may do about their account. */
export function PersonPage() {
  const { staffId } = route.useParams();
  const { data, error, refetch } = useQuery(peopleQuery);
  const person = data?.people.find(({ id }) => id === staffId);
  const title = person?.name ?? t('people.title');
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <p>
        <Link to="/people">{t('people.back')}</Link>
      </p>
      <h1>{title}</h1>
      <ProblemAlert error={error} retry={refetch} />
      {data && !person && <p>{t('people.missing')}</p>}
      {person && (
        <>
          <About person={person} />
          {SECTIONS.map(({ Component }, index) => (
            <Component key={index} person={person} desks={data?.desks ?? []} />
          ))}
        </>
      )}
    </main>
  );
}

function About({ person }: { person: Person }) {
  const now = useStore(clock);
  const { email, role, active, otherNames, signedInOn } = person;
  return (
    <>
      <p>
        {active ? t(`role.${role}`) : t('people.inactive')} · {email}
      </p>
      {otherNames.length > 0 && <p>{t('people.also', { names: otherNames.join(', ') })}</p>}
      <p className={layout.quiet}>
        {signedInOn === null ? t('people.neverIn') : t('people.lastIn', { day: dayOf(signedInOn, now) })}
      </p>
    </>
  );
}
