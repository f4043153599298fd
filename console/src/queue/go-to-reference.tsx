import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { api, ask } from '../api/client.js';
import { ApiError } from '../api/problem.js';
import { ActionButton } from '../shared/action-button.js';
import { Dialog } from '../shared/dialog.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { referenceIn } from './reference.js';

/** The button, and the key `/`, that ask for the reference of a case and open it. */
export function GoToReference() {
  const [open, setOpen] = useState(false);
  useShortcuts({ '/': () => setOpen(true) });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => setOpen(true)}
        rightSection={<KeyHint>/</KeyHint>}
      >
        {t('goTo.open')}
      </Button>
      {open && <ReferenceDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function ReferenceDialog({ onClose }: { onClose(): void }) {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const refuse = (words: string): void => {
    setProblem(words);
    field.current?.focus();
  };
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // Whatever is no reference, such as a code of a reporter's, gets into no address.
    const reference = referenceIn(typed);
    if (reference === null) return refuse(t('goTo.noReference'));
    setBusy(true);
    try {
      const { id } = await ask(() =>
        api.GET('/api/cases/by-reference/{reference}', { params: { path: { reference } } }),
      );
      onClose();
      await navigate({ to: '/cases/$caseId', params: { caseId: id }, search: {} });
    } catch (error) {
      const missing = error instanceof ApiError && error.status === 404;
      refuse(missing ? t('goTo.missing', { reference }) : problemText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog title={t('goTo.title')} onClose={onClose}>
      <form noValidate onSubmit={(event) => void go(event)}>
        <TextInput
          ref={field}
          label={t('goTo.label')}
          description={t('goTo.hint')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          error={problem}
          onChange={(event) => {
            setProblem(null);
            setTyped(event.currentTarget.value);
          }}
          mb="md"
        />
        <ActionButton type="submit" busy={busy}>
          {t('goTo.submit')}
        </ActionButton>{' '}
        <Button variant="subtle" onClick={onClose}>
          {t('keys.close')}
        </Button>
      </form>
    </Dialog>
  );
}
