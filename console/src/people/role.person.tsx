import { useId, useState } from 'react';
import { api, change } from '../api/client.js';
import { staffDtoRoleValues as ROLES } from '../api/schema.js';
import { currentSession } from '../api/session-state.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { peopleChanged, type Person } from './people-query.js';
import type { PersonProps, PersonSection } from './person.js';

/** Throws ApiError: ROLE_OWN, ROLE_LAST_ADMINISTRATOR, ROLE_NEEDS_NO_DESK. */
const changeRole = (id: string, role: Person['role']) =>
  change(() => api.POST('/api/staff/{id}/role', { params: { path: { id } }, body: { role } })).finally(
    peopleChanged,
  );

/** Giving a person another role, and what that means before it is done. */
function PersonRole({ person }: PersonProps) {
  const id = useId();
  const action = useAction();
  const [chosen, setChosen] = useState<Person['role'] | null>(null);
  if (!person.active || person.id === currentSession()?.staff.id) return null;
  const { name, role } = person;
  const others = ROLES.filter((one) => one !== role);

  const submit = async (): Promise<void> => {
    if (chosen === null) return;
    const said = t('people.roleChanged', { name, role: t(`role.${chosen}`) });
    if (await action.run(() => changeRole(person.id, chosen), said)) setChosen(null);
  };

  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id}>{t('people.role')}</h2>
      <p>
        {t(`role.${role}`)}: {t(`roleHint.${role}`)}
      </p>
      <div className={layout.form}>
        <EnumSelect
          className={layout.field}
          label={t('people.newRole', { name })}
          none={t('people.keepRole')}
          value={chosen}
          onChange={setChosen}
          values={others}
          text={(value) => t(`role.${value}`)}
        />
        {chosen !== null && (
          <>
            <p>{t(`roleHint.${chosen}`)}</p>
            <ul className={layout.list}>
              <li>{t('people.roleEnds', { name })}</li>
              {chosen === 'administrator' && <li>{t('people.roleSigns')}</li>}
              {role === 'administrator' && <li>{t('people.roleSigned')}</li>}
              {(chosen === 'administrator' || chosen === 'auditor') && <li>{t('people.roleDesks')}</li>}
            </ul>
          </>
        )}
        <ProblemAlert error={action.error} />
        <div>
          <ActionButton
            variant="default"
            busy={action.busy}
            disabled={chosen === null}
            onClick={() => void submit()}
          >
            {t('people.changeRole')}
          </ActionButton>
        </div>
      </div>
    </section>
  );
}

export const section: PersonSection = { order: 200, Component: PersonRole };
