import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { CaseDetail, TextKind } from '../api/types.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useStore } from '../shared/store.js';
import { drafts, outbox, refusals } from '../writing/index.js';
import css from './composer.module.css';
import { NoteBox } from './note-box.js';
import { ReplyBox } from './reply-box.js';

interface ComposerProps {
  found: CaseDetail;
  openNext(): void;
}

/**
 * Two boxes that cannot be taken for each other: of different colour, name, key and button, one at a time, each with its
 * own text. What is typed in one never moves into the other. It is one line high until somebody writes, so that the case has
 * the room.
 */
export function Composer({ found, openNext }: ComposerProps) {
  const mayReply = found.allowed.includes('message.send');
  const mayNote = found.allowed.includes('note.write');
  const [kind, setKind] = useState<TextKind>(mayReply || !mayNote ? 'message' : 'note');
  const [focus, setFocus] = useState(0);
  const [writing, setWriting] = useState(false);
  const box = useRef<HTMLElement>(null);
  useStore(drafts.changes);
  useStore(outbox.replies);
  const refused = useStore(refusals).has(found.id);
  // A reply that leaves or came back is to be seen.
  const open = writing || (kind === 'message' && (refused || outbox.of(found.id) !== undefined));

  const write = (next: TextKind): void => {
    setKind(next);
    setWriting(true);
    setFocus((count) => count + 1);
  };
  useEffect(() => {
    if (focus > 0) box.current?.querySelector('textarea')?.focus();
  }, [focus]);
  useShortcuts({ r: () => write('message'), n: () => mayNote && write('note') });

  const onFocus = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLTextAreaElement) setWriting(true);
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget) && drafts.get(found.id, kind).text === '') setWriting(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !(event.target instanceof HTMLTextAreaElement)) return;
    event.target.blur();
    setWriting(false);
    document.getElementById('main')?.focus();
  };

  const tab = (which: TextKind, name: string, key: string) => (
    <button
      type="button"
      className={css.tab}
      data-kind={which}
      aria-pressed={kind === which}
      aria-keyshortcuts={key}
      onClick={() => write(which)}
    >
      {name} <KeyHint>{key}</KeyHint>
      {kind !== which && drafts.get(found.id, which).text !== '' && <span> · {t('composer.draft')}</span>}
    </button>
  );

  return (
    <section
      className={css.composer}
      data-kind={kind}
      data-open={open}
      aria-label={t('composer.label')}
      ref={box}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      <div className={css.inner}>
        <div role="group" aria-label={t('composer.what')} className={css.tabs}>
          {tab('message', t('composer.reply'), 'r')}
          {mayNote && tab('note', t('composer.note'), 'n')}
        </div>
        {kind === 'message' ? (
          <ReplyBox found={found} mayReply={mayReply} openNext={openNext} />
        ) : (
          <NoteBox found={found} />
        )}
      </div>
    </section>
  );
}
