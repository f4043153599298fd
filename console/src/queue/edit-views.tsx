import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { announce } from '../shared/announcer.js';
import { Dialog } from '../shared/dialog.js';
import { t } from '../shared/messages/index.js';
import css from './choice-dialog.module.css';
import { LONGEST_NAME, saveViews, type SavedView, type SavedViews } from './saved-views.js';

/** Renames, orders and deletes the views that the person keeps; nothing is kept before "Save". */
export function EditViews({ kept, onClose }: { kept: SavedViews; onClose(): void }) {
  const [views, setViews] = useState<readonly SavedView[]>(kept.views);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const up = (at: number): void => {
    const moved = [...views];
    moved.splice(at - 1, 0, ...moved.splice(at, 1));
    setViews(moved);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await saveViews(kept, views);
      announce(t('savedViews.done'));
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };

  return (
    <Dialog title={t('savedViews.edit')} onClose={onClose}>
      <ol className={css.list}>
        {views.map(({ id, name }, at) => (
          <li key={id} className={css.edited}>
            <TextInput
              aria-label={t('savedViews.nameOf', { place: at + 1 })}
              autoComplete="off"
              maxLength={LONGEST_NAME}
              value={name}
              onChange={({ currentTarget }) =>
                setViews(views.map((one) => (one.id === id ? { ...one, name: currentTarget.value } : one)))
              }
            />
            <Button
              variant="default"
              disabled={at === 0}
              aria-label={t('savedViews.up', { name })}
              onClick={() => up(at)}
            >
              ↑
            </Button>
            <Button
              variant="default"
              aria-label={t('savedViews.delete', { name })}
              onClick={() => setViews(views.filter((one) => one.id !== id))}
            >
              {t('savedViews.deleteShort')}
            </Button>
          </li>
        ))}
      </ol>
      <ProblemAlert error={problem} />
      <ActionButton busy={busy} onClick={() => void save()}>
        {t('savedViews.submit')}
      </ActionButton>{' '}
      <Button variant="subtle" onClick={onClose}>
        {t('keys.close')}
      </Button>
    </Dialog>
  );
}
