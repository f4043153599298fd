import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { peopleQuery } from '../people/people-query.js';
import type { PersonProps, PersonSection } from '../people/person.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';

/** Who hands over the cases of a person, for administrators, who open none. */
function PersonCases({ person }: PersonProps) {
  const id = useId();
  const { data } = useQuery(peopleQuery);
  if (person.role !== 'counsellor' && person.role !== 'coordinator') return null;
  const leads = (data?.people ?? []).filter(({ role, active }) => active && role === 'coordinator');
  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id}>{t('handAll.person')}</h2>
      <p>{t('handAll.personHint', { name: person.name })}</p>
      <ul className={layout.list}>
        {person.desks.map((desk) => {
          const names = leads
            .filter((one) => one.id !== person.id)
            .filter(({ desks }) => desks.some((own) => own.id === desk.id && own.holdsKey))
            .map(({ name }) => name);
          return (
            <li key={desk.id}>
              {names.length > 0
                ? t('handAll.leads', { desk: desk.name, names: names.join(', ') })
                : t('handAll.noLead', { desk: desk.name })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export const section: PersonSection = { order: 150, Component: PersonCases };
