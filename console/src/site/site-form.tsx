import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Alert, ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useFormAction } from '../shared/use-form-action.js';
import { ExitsSection, LanguagesSection, NameSection } from './basics.js';
import { bodyOf, changesOf, draftOf, type Draft } from './draft.js';
import { HelplinesSection } from './helplines.js';
import { History } from './history.js';
import { Preview } from './preview.js';
import { PublishDialog } from './publish-dialog.js';
import css from './site.module.css';
import { publishAgain, publishSite, type SiteState } from './site-query.js';
import { TextsSection } from './texts.js';

/** The draft of the settings, held here alone. What others publish meanwhile never takes the place of what is typed. */
export function SiteForm({ state }: { state: SiteState }) {
  const [base, setBase] = useState(state);
  const form = useForm<Draft>({ initialValues: draftOf(state) });
  const action = useFormAction(form);
  const [asking, setAsking] = useState(false);
  const draft = form.values;
  const changes = changesOf(base, draft);
  const dirty = changes.length > 0;
  const behind = state.version !== base.version;
  const errors = Object.entries(form.errors);

  const show = (next: SiteState): void => {
    setBase(next);
    form.setInitialValues(draftOf(next));
    form.reset();
    action.clear();
  };
  useEffect(() => {
    if (behind && !dirty) show(state);
  });
  useBlocker({
    shouldBlockFn: () => dirty && !window.confirm(t('site.leave')),
    enableBeforeUnload: () => dirty,
  });

  const publish = async (work: () => Promise<SiteState>): Promise<void> => {
    await action.run(async () => show(await work()), t('site.published'));
    setAsking(false);
  };
  const part = { state: base, form };
  return (
    <div className={css.columns}>
      <div ref={action.root}>
        {base.notUnderstood > 0 && <Alert tone="note">{t('site.notUnderstood')}</Alert>}
        <NameSection {...part} />
        <LanguagesSection {...part} />
        <ExitsSection {...part} />
        <HelplinesSection key={`lines ${base.version}`} {...part} />
        <TextsSection {...part} />
        <div className={layout.foot}>
          {errors.length > 0 && (
            <Alert>
              <p>{t('site.faults', { count: errors.length })}</p>
              <ul className={layout.list}>
                {errors.map(([field, message]) => (
                  <li key={field}>
                    {field}: {message}
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          <ProblemAlert error={action.problem} />
          <Button aria-disabled={!dirty || undefined} onClick={() => dirty && setAsking(true)}>
            {t('site.publish')}
          </Button>
          {dirty && (
            <Button variant="subtle" onClick={() => show(state)}>
              {t('site.drop')}
            </Button>
          )}
          <p>{dirty ? t('site.unpublished', { count: changes.length }) : t('site.nothingToPublish')}</p>
        </div>
        <History state={state} onAgain={(version) => publish(() => publishAgain(version, state.version))} />
      </div>
      <div className={css.side}>
        <Preview state={base} draft={draft} basedOn={state.version} onRefused={action.showAtFields} />
      </div>
      {asking && (
        <PublishDialog
          state={base}
          changes={changes}
          behind={behind}
          onCancel={() => setAsking(false)}
          onPublish={() => publish(() => publishSite(bodyOf(draft, state.version)))}
        />
      )}
    </div>
  );
}
