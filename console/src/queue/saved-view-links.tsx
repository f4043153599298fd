import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState, type FormEvent } from 'react';
import type { Filters } from '../api/queries.js';
import { ActionButton } from '../shared/action-button.js';
import { announce } from '../shared/announcer.js';
import { Dialog } from '../shared/dialog.js';
import { t, withTexts } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import css from './queue.module.css';
import {
  LONGEST_NAME,
  MOST_VIEWS,
  sameFilters,
  savedViewsQuery,
  saveViews,
  type SavedViews,
} from './saved-views.js';

const EditViews = lazy(async () => ({ default: (await withTexts(import('./edit-views.js'))).EditViews }));

/** The views that the person keeps, how to keep what is shown now as one, and how to change them. */
export function SavedViewLinks({ filters }: { filters: Filters }) {
  const { data } = useQuery(savedViewsQuery);
  const [open, setOpen] = useState<'save' | 'edit' | null>(null);
  const close = (): void => setOpen(null);
  if (!data) return null;
  const current = data.views.find((view) => sameFilters(view.filters, filters));
  const maySave = !current && Object.keys(filters).length > 0 && data.views.length < MOST_VIEWS;
  return (
    <>
      {data.views.map((view) => (
        <Link
          key={view.id}
          to="/cases"
          search={view.filters}
          className={css.view}
          activeOptions={{ exact: true }}
          activeProps={{}}
          data-current={view === current || undefined}
          aria-current={view === current ? 'page' : undefined}
        >
          {view.name}
        </Link>
      ))}
      {maySave && (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen('save')}>
          {t('savedViews.save')}
        </Button>
      )}
      {data.views.length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen('edit')}>
          {t('savedViews.edit')}
        </Button>
      )}
      {open === 'save' && <SaveDialog kept={data} filters={filters} onClose={close} />}
      {open === 'edit' && (
        <Suspense fallback={null}>
          <EditViews kept={data} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

interface SaveDialogProps {
  kept: SavedViews;
  filters: Filters;
  onClose(): void;
}

function SaveDialog({ kept, filters, onClose }: SaveDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await saveViews(kept, [...kept.views, { id: crypto.randomUUID(), name, filters }]);
      announce(t('savedViews.saved', { name }));
      onClose();
    } catch (error) {
      setProblem(problemText(error));
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog title={t('savedViews.save')} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)}>
        <TextInput
          ref={field}
          label={t('savedViews.name')}
          description={t('savedViews.nameHint')}
          autoComplete="off"
          maxLength={LONGEST_NAME}
          value={name}
          error={problem}
          onChange={(event) => {
            setProblem(null);
            setName(event.currentTarget.value);
          }}
          mb="md"
        />
        <ActionButton type="submit" busy={busy}>
          {t('savedViews.submit')}
        </ActionButton>{' '}
        <Button variant="subtle" onClick={onClose}>
          {t('keys.close')}
        </Button>
      </form>
    </Dialog>
  );
}
