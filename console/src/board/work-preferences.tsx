import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask, write } from '../api/client.js';
import { KINDS } from '../api/enums.js';
import { queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';

type Said = paths['/api/account/work']['put']['requestBody']['content']['application/json'];

const workQuery = {
  queryKey: ['workPreferences'],
  queryFn: () => ask(() => api.GET('/api/account/work')),
  staleTime: Infinity,
};

/** One's own languages, and the kinds of cases that one would rather not get. */
export function WorkPreferences() {
  const { data, error } = useQuery(workQuery);
  return (
    <section aria-labelledby="work-preferences" className={layout.section}>
      <h2 id="work-preferences">{t('workPreferences.title')}</h2>
      <p className={layout.quiet}>{t('workPreferences.hint')}</p>
      <ProblemAlert error={error} />
      {data && <Form said={data} />}
    </section>
  );
}

function Form({ said }: { said: Said }) {
  const action = useAction();
  const [typed, setTyped] = useState(said.languages.join(' '));
  const [optedOut, setOptedOut] = useState<Said['optedOut']>(said.optedOut);
  const languages = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { languages, optedOut };
    const work = async (): Promise<void> => {
      queryClient.setQueryData(workQuery.queryKey, await write(() => api.PUT('/api/account/work', { body })));
    };
    void action.run(work, t('workPreferences.saved'));
  };

  return (
    <form className={layout.form} onSubmit={submit} noValidate>
      <TextInput
        className={layout.field}
        label={t('workPreferences.languages')}
        description={t('workPreferences.languagesHint')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      {languages.length > 0 && (
        <p className={layout.quiet}>{languages.map((one) => nameOf('language', one)).join(', ')}</p>
      )}
      <fieldset>
        <legend>{t('workPreferences.optedOut')}</legend>
        {KINDS.map((kind) => (
          <Check
            key={kind}
            checked={optedOut.includes(kind)}
            onChange={(chosen) =>
              setOptedOut(chosen ? [...optedOut, kind] : optedOut.filter((one) => one !== kind))
            }
          >
            {t(`kind.${kind}`)}
          </Check>
        ))}
      </fieldset>
      <ProblemAlert error={action.error} />
      <div>
        <ActionButton type="submit" variant="default" busy={action.busy}>
          {t('workPreferences.save')}
        </ActionButton>
      </div>
    </form>
  );
}
