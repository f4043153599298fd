import { useRef, useState } from 'react';
import { addNote } from '../api/actions.js';
import type { CaseDetail } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import { useStore } from '../shared/store.js';
import { useAction } from '../shared/use-action.js';
import { drafts, noteOf, noteSaved } from '../writing/index.js';
import css from './composer.module.css';
import { ComposerTools } from './composer-tools.js';
import { TextBox } from './text-box.js';
import { LIMIT, textProblem } from './text-rules.js';

/** What only staff read. It is saved at once. */
export function NoteBox({ found }: { found: CaseDetail }) {
  useStore(drafts.changes);
  const { busy, error, run, clear } = useAction();
  const [wrong, setWrong] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = drafts.get(found.id, 'note');

  const save = async (): Promise<void> => {
    const { text } = draft;
    const why = textProblem(text);
    setWrong(why);
    if (why || busy) {
      area.current?.focus();
      return;
    }
    await run(async () => {
      await drafts.keepNow(found.id, 'note');
      await addNote(found.id, noteOf(found.id, text));
      noteSaved(found.id, text);
    }, t('note.saved'));
  };

  return (
    <form
      className={css.panel}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ComposerTools found={found} box="note" place="above" area={area} />
      <TextBox
        areaRef={area}
        label={t('note.label')}
        hint={t('note.hint')}
        limit={LIMIT}
        draft={draft}
        problem={wrong ?? (error === null ? null : problemText(error))}
        readOnly={busy}
        onType={(text) => {
          setWrong(null);
          clear();
          drafts.type(found.id, 'note', text);
        }}
        onSend={() => void save()}
      >
        <ComposerTools found={found} box="note" place="foot" area={area} />
        <ActionButton type="submit" variant="default" className={css.noteButton} busy={busy}>
          {t('note.save')}
        </ActionButton>
      </TextBox>
    </form>
  );
}
