import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf } from '../shared/time.js';
import { InvitePerson, WaitingInvites } from './invites.js';
import { peopleQuery, type Person } from './people-query.js';
import css from './people.module.css';

/** Everybody who has an account, for administrators. */
export function PeoplePage() {
  const { data, error, refetch } = useQuery(peopleQuery);
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('people.title')} · ${t('app.name')}`}</title>
      <h1>{t('people.title')}</h1>
      <ProblemAlert error={error} retry={refetch} />
      {!data && !error && <p className={layout.quiet}>{t('people.loading')}</p>}
      <WaitingInvites />
      {data && (
        <section aria-labelledby="accounts" className={layout.section}>
          <h2 id="accounts">{t('people.accounts')}</h2>
          <PeopleTable people={data.people} />
        </section>
      )}
      {data && <InvitePerson desks={data.desks} />}
    </main>
  );
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  const now = useStore(clock);
  return (
    // It may be wider than the window: a keyboard can move it as well.
    <div className={layout.scroll} role="group" aria-label={t('people.accounts')} tabIndex={0}>
      <table className={layout.table}>
        <caption className="visually-hidden">{t('people.accounts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.role')}</th>
            <th scope="col">{t('people.desks')}</th>
            <th scope="col">{t('people.email')}</th>
            <th scope="col">{t('people.signedIn')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} data-inactive={!person.active || undefined} className={css.person}>
              <th scope="row">
                <Link to="/people/$staffId" params={{ staffId: person.id }}>
                  {person.name}
                </Link>
                {person.otherNames.length > 0 && (
                  <span className={css.also}>{person.otherNames.join(', ')}</span>
                )}
              </th>
              <td>{person.active ? t(`role.${person.role}`) : t('people.inactive')}</td>
              <td>
                {person.desks.length === 0 && person.active && t('people.noDesk')}
                {person.desks.map((desk) => (
                  <span key={desk.id} className={css.desk}>
                    {desk.holdsKey ? desk.name : t('people.waits', { desk: desk.name })}
                  </span>
                ))}
              </td>
              <td className={css.email}>{person.email}</td>
              <td>{person.signedInOn === null ? t('people.never') : dayOf(person.signedInOn, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
