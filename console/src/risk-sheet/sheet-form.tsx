import { Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { KNOWN_ANSWERS, RISK_ANSWERS } from '../api/enums.js';
import { ActionButton } from '../shared/action-button.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { localMinute, serverNow } from '../shared/time.js';
import type { Action } from '../shared/use-action.js';
import { ASKED, saveSheet, type SaveSheet, type Sheet } from './risk-sheet.js';
import css from './risk-sheet.module.css';

const LIMIT = 2_000;
const HALF_AN_HOUR = 30 * 60_000;

interface SheetFormProps {
  caseId: string;
  /** How the open sheet stands; left out: a new one. */
  last: Sheet | undefined;
  action: Action;
  onDone(): void;
}

/** Writes how the sheet stands. The next step always has a time: within half an hour, unless somebody says another. */
export function SheetForm({ caseId, last, action, onDone }: SheetFormProps) {
  const [typed, setTyped] = useState<SaveSheet>(() => ({
    desire: last?.desire ?? 'not_asked',
    capability: last?.capability ?? 'not_asked',
    intent: last?.intent ?? 'not_asked',
    buffers: last?.buffers ?? 'not_asked',
    reached: last?.reached ?? 'unknown',
    done: last?.done ?? '',
    nextStep: last?.nextStep ?? '',
    nextAt: localMinute(serverNow() + HALF_AN_HOUR),
  }));
  const set = (changed: Partial<SaveSheet>): void => setTyped((before) => ({ ...before, ...changed }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const at = new Date(typed.nextAt);
    if (Number.isNaN(at.getTime())) return;
    const body = { ...typed, done: typed.done?.trim() ? typed.done : null, nextAt: at.toISOString() };
    if (await action.run(() => saveSheet(caseId, body), t('risk.saved'))) onDone();
  };

  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <p className={layout.quiet}>{t('risk.hint')}</p>
      {ASKED.map((one) => (
        <EnumSelect
          key={one}
          size="xs"
          label={t(`risk.${one}`)}
          value={typed[one]}
          onChange={(value) => set({ [one]: value })}
          values={RISK_ANSWERS}
          text={(value) => t(`riskAnswer.${value}`)}
        />
      ))}
      <EnumSelect
        size="xs"
        label={t('risk.reached')}
        value={typed.reached}
        onChange={(reached) => set({ reached })}
        values={KNOWN_ANSWERS}
        text={(value) => t(`known.${value}`)}
      />
      <Textarea
        size="xs"
        label={t('risk.done')}
        value={typed.done ?? ''}
        maxLength={LIMIT}
        autosize
        minRows={2}
        onChange={(event) => set({ done: event.currentTarget.value })}
      />
      <Textarea
        size="xs"
        label={t('risk.nextStep')}
        value={typed.nextStep}
        maxLength={LIMIT}
        autosize
        minRows={1}
        onChange={(event) => set({ nextStep: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="datetime-local"
        label={t('risk.by')}
        description={t('risk.byHint')}
        value={typed.nextAt}
        onChange={(event) => set({ nextAt: event.currentTarget.value })}
      />
      <div className={css.buttons}>
        <ActionButton
          type="submit"
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={typed.nextStep.trim() === '' || typed.nextAt === ''}
        >
          {t('risk.save')}
        </ActionButton>
        <ActionButton size="compact-sm" variant="subtle" busy={false} onClick={onDone}>
          {t('risk.cancel')}
        </ActionButton>
      </div>
    </form>
  );
}
