import { Textarea } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { api, change } from '../api/client.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { peopleChanged } from './people-query.js';
import type { PersonProps, PersonSection } from './person.js';

/** Throws ApiError: NAME_INVALID. */
const saveNames = (id: string, otherNames: string[]) =>
  change(() => api.PUT('/api/staff/{id}/names', { params: { path: { id } }, body: { otherNames } })).finally(
    peopleChanged,
  );

/** The nicknames and other spellings of a person, by which a reporter may ask to keep them away. */
function PersonNames({ person: { id, name, active, otherNames } }: PersonProps) {
  const heading = useId();
  const action = useAction();
  const [typed, setTyped] = useState(() => otherNames.join('\n'));
  if (!active) return null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const names = typed.split('\n').filter((line) => line.trim() !== '');
    void action.run(() => saveNames(id, names), t('people.otherNamesSaved', { name }));
  };

  return (
    <section aria-labelledby={heading} className={layout.section}>
      <h2 id={heading}>{t('people.otherNames')}</h2>
      <p>{t('people.otherNamesHint', { name })}</p>
      <form className={layout.form} onSubmit={submit}>
        <Textarea
          className={layout.field}
          label={t('people.otherNamesLabel', { name })}
          description={t('people.otherNamesEach')}
          autosize
          minRows={2}
          dir="auto"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ProblemAlert error={action.error} />
        {action.done > 0 && <p role="status">{t('people.otherNamesSaved', { name })}</p>}
        <div>
          <ActionButton type="submit" variant="default" busy={action.busy}>
            {t('people.otherNamesSave')}
          </ActionButton>
        </div>
      </form>
    </section>
  );
}

export const section: PersonSection = { order: 250, Component: PersonNames };
