import { Button } from '@mantine/core';
import { useId, type ReactNode, type RefObject } from 'react';
import { Alert } from '../shared/alert.js';
import { InertText } from '../shared/inert-text.js';
import { t, type PlainKey } from '../shared/messages/index.js';
import type { Draft, OlderDraft } from '../writing/index.js';
import css from './composer.module.css';
import { lengthOf } from './text-rules.js';

interface TextBoxProps {
  areaRef: RefObject<HTMLTextAreaElement | null>;
  label: string;
  hint: string;
  limit: number;
  draft: Draft;
  problem: string | null;
  readOnly?: boolean;
  onType(text: string): void;
  /** Ctrl+Enter, or Command+Enter; `andNext`: with Shift. */
  onSend(andNext: boolean): void;
  /** What another window of the same person holds is put below this text, or is not wanted. */
  onAddOlder(): void;
  onDropOlder(): void;
  children: ReactNode;
}

const KEPT: Record<Draft['state'], PlainKey> = {
  kept: 'draft.kept',
  typed: 'draft.keeping',
  keeping: 'draft.keeping',
  failed: 'draft.failed',
};

/** The length from which on the rest is counted. */
const NEAR_LIMIT = 500;

/** A text with its name, its reader, its kept state and its buttons. The browser learns no words from it. */
export function TextBox(props: TextBoxProps) {
  const { areaRef, label, hint, limit, draft, problem, readOnly = false, onType, onSend, children } = props;
  const { onAddOlder, onDropOlder } = props;
  const id = useId();
  const rest = limit - lengthOf(draft.text);
  return (
    <>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <p id={`${id}-hint`} className={css.hint}>
        {hint}
      </p>
      {draft.older && <OlderText older={draft.older} onAdd={onAddOlder} onDrop={onDropOlder} />}
      {problem && <Alert id={`${id}-problem`}>{problem}</Alert>}
      <textarea
        ref={areaRef}
        id={id}
        className={css.area}
        rows={1}
        dir="auto"
        autoComplete="off"
        readOnly={readOnly}
        value={draft.text}
        aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
        aria-invalid={problem !== null}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSend(event.shiftKey);
        }}
      />
      <div className={css.foot}>
        <p className={css.kept} data-state={draft.state}>
          {draft.text !== '' && t(KEPT[draft.state])}
          {rest < NEAR_LIMIT && ` ${t('text.rest', { rest })}`}
        </p>
        <div className={css.send}>{children}</div>
      </div>
    </>
  );
}

/** The text that the same person wrote in another window. Neither takes the place of the other by itself. */
function OlderText({ older, onAdd, onDrop }: { older: OlderDraft; onAdd(): void; onDrop(): void }) {
  return (
    <section className={css.older} aria-label={t('older.label')}>
      <p role="status">{t('older.text')}</p>
      <div className={css.olderText}>
        <InertText text={older.text} />
      </div>
      <div className={css.send}>
        <Button size="compact-sm" variant="default" onClick={onAdd}>
          {t('older.add')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDrop}>
          {t('older.drop')}
        </Button>
      </div>
    </section>
  );
}
