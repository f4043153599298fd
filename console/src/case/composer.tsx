import { useEffect, useRef, useState } from 'react';
import type { CaseDetail, TextKind } from '../api/types.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { useStore } from '../shared/store.js';
import { drafts } from '../writing/index.js';
import css from './composer.module.css';
import { NoteBox } from './note-box.js';
import { ReplyBox } from './reply-box.js';

interface ComposerProps {
  found: CaseDetail;
  openNext(): void;
}

/**
 * Two boxes that cannot be taken for each other: of different colour, name, key and button, one at a time, each with its
 * own text. What is typed in one never moves into the other.
 */
export function Composer({ found, openNext }: ComposerProps) {
  const mayReply = found.allowed.includes('message.send');
  const mayNote = found.allowed.includes('note.write');
  const [kind, setKind] = useState<TextKind>(mayReply || !mayNote ? 'message' : 'note');
  const [focus, setFocus] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useStore(drafts.changes);

  const write = (next: TextKind): void => {
    setKind(next);
    setFocus((count) => count + 1);
  };
  useEffect(() => {
    if (focus > 0) box.current?.querySelector('textarea')?.focus();
  }, [focus]);
  useShortcuts({ r: () => write('message'), n: () => mayNote && write('note') });

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
      aria-label={t('composer.label')}
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !(event.target instanceof HTMLTextAreaElement)) return;
        event.target.blur();
        document.getElementById('main')?.focus();
      }}
    >
      <div role="group" aria-label={t('composer.what')} className={css.tabs}>
        {tab('message', t('composer.reply'), 'r')}
        {mayNote && tab('note', t('composer.note'), 'n')}
      </div>
      {kind === 'message' ? (
        <ReplyBox found={found} mayReply={mayReply} openNext={openNext} />
      ) : (
        <NoteBox found={found} />
      )}
    </section>
  );
}
