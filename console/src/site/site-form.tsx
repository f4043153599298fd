import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/problem.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { announce } from '../shared/announcer.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { ExitsSection, LanguagesSection, NameSection } from './basics.js';
import { bodyOf, changesOf, draftOf, type Draft, type Faults } from './draft.js';
import { HelplinesSection } from './helplines.js';
import { History } from './history.js';
import { Preview } from './preview.js';
import { PublishDialog } from './publish-dialog.js';
import css from './site.module.css';
import { publishAgain, publishSite, type SiteState } from './site-query.js';
import { TextsSection } from './texts.js';

const NO_FAULTS: Faults = new Map();

/** The draft of the settings, held here alone. What others publish meanwhile never takes the place of what is typed. */
export function SiteForm({ state }: { state: SiteState }) {
  const [base, setBase] = useState(state);
  const [draft, setDraft] = useState(() => draftOf(state));
  const [faults, setFaults] = useState(NO_FAULTS);
  const [failure, setFailure] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const busy = useRef(false);
  const changes = changesOf(base, draft);
  const dirty = changes.length > 0;
  const behind = state.version !== base.version;

  const show = (next: SiteState): void => {
    setBase(next);
    setDraft(draftOf(next));
    setFaults(NO_FAULTS);
    setFailure(null);
  };
  useEffect(() => {
    if (behind && !dirty) show(state);
  }, [behind, dirty, state]);
  useBlocker({
    shouldBlockFn: () => dirty && !window.confirm(t('site.leave')),
    enableBeforeUnload: () => dirty,
  });
  useEffect(() => {
    if (faults.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [faults]);

  const change = (part: Partial<Draft>): void => setDraft((current) => ({ ...current, ...part }));
  /** Whether the failure is one that the fields tell. */
  const take = (error: ApiError): boolean => {
    if (error.fields.length === 0) return false;
    setFaults(new Map(error.fields.map(({ field, message }) => [field, message])));
    return true;
  };
  const run = async (work: () => Promise<SiteState>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setFaults(NO_FAULTS);
    setFailure(null);
    try {
      show(await work());
      announce(t('site.published'));
    } catch (error) {
      if (!(error instanceof ApiError && take(error))) setFailure(error);
    } finally {
      busy.current = false;
      setAsking(false);
    }
  };
  const part = { state: base, draft, faults, onChange: change };
  return (
    <div className={css.columns}>
      <div ref={form}>
        {base.notUnderstood > 0 && <Alert tone="note">{t('site.notUnderstood')}</Alert>}
        <NameSection {...part} />
        <LanguagesSection {...part} />
        <ExitsSection {...part} />
        <HelplinesSection key={`lines ${base.version}`} {...part} />
        <TextsSection {...part} />
        <div className={layout.foot}>
          {faults.size > 0 && (
            <Alert>
              <p>{t('site.faults', { count: faults.size })}</p>
              <ul className={layout.list}>
                {[...faults].map(([field, message]) => (
                  <li key={field}>{`${field}: ${message}`}</li>
                ))}
              </ul>
            </Alert>
          )}
          <ProblemAlert error={failure} />
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
        <History state={state} onAgain={(version) => run(() => publishAgain(version, state.version))} />
      </div>
      <div className={css.side}>
        <Preview state={base} draft={draft} basedOn={state.version} onFaults={take} />
      </div>
      {asking && (
        <PublishDialog
          state={base}
          changes={changes}
          behind={behind}
          onCancel={() => setAsking(false)}
          onPublish={() => run(() => publishSite(bodyOf(draft, state.version)))}
        />
      )}
    </div>
  );
}
