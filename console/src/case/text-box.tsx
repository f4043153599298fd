import { useId, type ReactNode, type RefObject } from 'react';
import { Alert } from '../shared/alert.js';
import { t, type PlainKey } from '../shared/messages/index.js';
import type { Draft } from '../writing/index.js';
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
  /** Ctrl+Enter, or Command+Enter. */
  onSend(): void;
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
      {problem && <Alert id={`${id}-problem`}>{problem}</Alert>}
      <textarea
        ref={areaRef}
        id={id}
        className={css.area}
        rows={3}
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
          onSend();
        }}
      />
      <div className={css.foot}>
        <p className={css.kept} data-state={draft.state}>
          {draft.text !== '' && t(KEPT[draft.state])}
          {rest < NEAR_LIMIT && ` ${t('text.rest', { rest })}`}
        </p>
        {children}
      </div>
    </>
  );
}
