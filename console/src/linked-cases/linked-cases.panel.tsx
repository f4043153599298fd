import { Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction, type Action } from '../shared/use-action.js';

const KEY = 'links';

const fetchLinks = (id: string) => ask(() => api.GET('/api/cases/{id}/links', { params: { path: { id } } }));

async function link(id: string, body: { reference: string; reason: string }): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/links', { params: { path: { id } }, body })).finally(() =>
    caseChanged(id),
  );
}

async function unlink(id: string, linkId: string): Promise<void> {
  const params = { path: { id, linkId } };
  await change(() => api.DELETE('/api/cases/{id}/links/{linkId}', { params })).finally(() => caseChanged(id));
}

/** The other cases of the same person, of those that the viewer can open. */
function LinkedCases({ found }: PanelProps) {
  const action = useAction();
  const { data, error } = useQuery(panelQuery(found.id, KEY, () => fetchLinks(found.id)));
  const may = found.allowed.includes('case_link.make');
  return (
    <CaseSection title={t('links.title')} action={action}>
      <ProblemAlert error={error} />
      {data?.length === 0 && <p className={css.quiet}>{t('links.none')}</p>}
      {data && data.length > 0 && (
        <ul className={css.list}>
          {data.map(({ linkId, caseId, reference, closed, author, linkedOn, reason }) => (
            <li key={linkId}>
              <p>
                {t('links.same')}{' '}
                <Link to="/cases/$caseId" params={{ caseId }} search={(search) => search}>
                  {reference}
                </Link>
                {closed && ` (${t('links.closed')})`}
              </p>
              <p className={css.quiet}>
                {t('links.by', { author: author || t('event.someone'), day: linkedOn })}
              </p>
              <p dir="auto">{reason ?? t('links.sealed')}</p>
              {may && (
                <ActionButton
                  size="compact-sm"
                  variant="default"
                  busy={action.busy}
                  aria-label={t('links.undoOf', { reference })}
                  onClick={() => void action.run(() => unlink(found.id, linkId), t('links.undone'))}
                >
                  {t('links.undo')}
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && <LinkForm caseId={found.id} action={action} />}
    </CaseSection>
  );
}

function LinkForm({ caseId, action }: { caseId: string; action: Action }) {
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await action.run(() => link(caseId, { reference, reason }), t('links.done')))) return;
    setReference('');
    setReason('');
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        size="xs"
        label={t('links.reference')}
        description={t('links.hint')}
        autoComplete="off"
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <Textarea
        size="xs"
        label={t('links.reason')}
        autosize
        minRows={2}
        dir="auto"
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <ActionButton
          type="submit"
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={reference.trim() === '' || reason.trim() === ''}
        >
          {t('links.submit')}
        </ActionButton>
      </div>
    </form>
  );
}

export const panel: CasePanel = { key: KEY, order: 370, permission: 'case.read', Component: LinkedCases };
