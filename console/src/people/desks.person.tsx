import { useId, useState } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { addToDesk } from './people-query.js';
import type { PersonProps, PersonSection } from './person.js';

/** The desks of a person, and adding one. */
function PersonDesks({ person, desks }: PersonProps) {
  const id = useId();
  const action = useAction();
  const [chosen, setChosen] = useState<string | null>(null);
  const fits = person.active && (person.role === 'counsellor' || person.role === 'coordinator');
  const others = desks.filter((desk) => !person.desks.some((own) => own.id === desk.id));
  const nameOf = (deskId: string): string => desks.find((desk) => desk.id === deskId)?.name ?? '';

  const add = async (): Promise<void> => {
    if (chosen === null) return;
    const added = await action.run(
      () => addToDesk(chosen, person.id),
      t('people.added', { name: person.name, desk: nameOf(chosen) }),
    );
    if (added) setChosen(null);
  };

  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id}>{t('people.desks')}</h2>
      {person.desks.length === 0 && <p className={layout.quiet}>{t('people.onNoDesk')}</p>}
      {person.desks.length > 0 && (
        <ul className={layout.list}>
          {person.desks.map((desk) => (
            <li key={desk.id}>{desk.holdsKey ? desk.name : t('people.waitsLong', { desk: desk.name })}</li>
          ))}
        </ul>
      )}
      {!fits && <p className={layout.quiet}>{t('people.noCases')}</p>}
      {fits && others.length > 0 && (
        <div className={layout.form}>
          <p>{t('people.addHint')}</p>
          <ProblemAlert error={action.error} />
          <EnumSelect
            className={layout.field}
            label={t('people.addTo', { name: person.name })}
            none={t('people.choose')}
            value={chosen}
            onChange={setChosen}
            values={others.map((desk) => desk.id)}
            text={nameOf}
          />
          <div>
            <ActionButton
              variant="default"
              busy={action.busy}
              disabled={chosen === null}
              onClick={() => void add()}
            >
              {t('people.add')}
            </ActionButton>
          </div>
        </div>
      )}
    </section>
  );
}

export const section: PersonSection = { order: 100, Component: PersonDesks };
