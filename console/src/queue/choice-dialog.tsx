import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ProblemAlert } from '../shared/alert.js';
import { Dialog } from '../shared/dialog.js';
import { Key } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { keyOf } from '../shared/shortcuts.js';
import { singleKeys } from '../shared/preferences.js';
import css from './choice-dialog.module.css';

interface ChoiceDialogProps<T extends string> {
  title: string;
  options: readonly { value: T; text: string }[];
  /** Resolves once it is done. What it throws is shown, and the dialog stays. */
  choose(value: T): Promise<void>;
  onClose(): void;
}

/** A few things of which one is chosen at once, by its number, by keyboard or by mouse. */
export function ChoiceDialog<T extends string>({ title, options, choose, onClose }: ChoiceDialogProps<T>) {
  const list = useRef<HTMLOListElement>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);

  const run = async (value: T): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await choose(value);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <ol
        ref={list}
        className={css.list}
        onKeyDown={(event) => {
          if (!singleKeys.get() || event.ctrlKey || event.metaKey || event.altKey) return;
          const option = options[Number(keyOf(event.nativeEvent)) - 1];
          if (option) void run(option.value);
        }}
      >
        {options.map(({ value, text }, index) => (
          <li key={value}>
            <Button
              variant="default"
              fullWidth
              justify="space-between"
              rightSection={<Key>{String(index + 1)}</Key>}
              onClick={() => void run(value)}
            >
              {text}
            </Button>
          </li>
        ))}
      </ol>
      <ProblemAlert error={problem} />
      <Button variant="subtle" onClick={onClose}>
        {t('keys.close')}
      </Button>
    </Dialog>
  );
}
