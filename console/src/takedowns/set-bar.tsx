import { Textarea } from '@mantine/core';
import { TAKEDOWN_LAWS } from '../api/enums.js';
import { ActionButton } from '../shared/action-button.js';
import { EnumSelect } from '../shared/enum-select.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { NoticeForm } from './notice-form.js';
import { STATE_KEYS, STATES } from './state-keys.js';
import css from './takedowns.module.css';
import { isToBeChecked } from './takedowns.js';
import type { Law, Said, SettableState, Takedown } from './takedowns.js';

/** The most characters of what a platform said. */
const WORDS_LIMIT = 2_000;

interface SetBarProps {
  selected: readonly Takedown[];
  total: number;
  busy: boolean;
  said: Said;
  onSay(more: Partial<Said>): void;
  onChooseAll(): void;
  onSet(state: SettableState): void;
  /** They are still gone. */
  onChecked(): void;
}

/** Brings all selected links to a state. Each is judged for itself: a state is offered where one of them can come to it. */
export function SetBar({ selected, total, busy, said, onSay, onChooseAll, onSet, onChecked }: SetBarProps) {
  const offered = STATES.filter((state) =>
    selected.some((one) => one.allowed.includes(state) || (state === 'ready' && one.state === 'ready')),
  );
  return (
    <div className={css.bar} role="group" aria-label={t('takedown.bar')}>
      <div className={css.buttons}>
        <strong>{t('takedown.selected', { count: selected.length, total })}</strong>
        <ActionButton
          size="compact-sm"
          variant="default"
          busy={false}
          aria-keyshortcuts="x"
          onClick={onChooseAll}
        >
          {t(selected.length < total ? 'takedown.selectAll' : 'takedown.selectNone')}
          <KeyHint>x</KeyHint>
        </ActionButton>
      </div>
      {offered.includes('ready') && (
        <>
          <EnumSelect
            size="xs"
            label={t('takedown.law')}
            none={t('takedown.lawAsProposed')}
            value={said.law}
            onChange={(law: Law | null) => onSay({ law })}
            values={TAKEDOWN_LAWS}
            text={(one) => t(`takedownLaw.${one}`)}
          />
          <NoticeForm notice={said.notice} onChange={(notice) => onSay({ notice })} />
        </>
      )}
      {offered.length > 0 && (
        <Textarea
          size="xs"
          label={t('takedown.words')}
          value={said.words}
          maxLength={WORDS_LIMIT}
          autosize
          minRows={1}
          onChange={(event) => onSay({ words: event.currentTarget.value })}
        />
      )}
      <div className={css.buttons}>
        {selected.some(isToBeChecked) && (
          <ActionButton size="compact-sm" variant="default" busy={busy} onClick={onChecked}>
            {t('takedown.stillGone')}
          </ActionButton>
        )}
        {offered.map((state) => (
          <ActionButton
            key={state}
            size="compact-sm"
            variant="default"
            busy={busy}
            aria-keyshortcuts={STATE_KEYS[state]}
            onClick={() => onSet(state)}
          >
            {t(`takedownSet.${state}`)}
            <KeyHint>{STATE_KEYS[state]}</KeyHint>
          </ActionButton>
        ))}
      </div>
    </div>
  );
}
