import { useRef, useState } from 'react';
import { addNote } from '../api/actions.js';
import { ApiError } from '../api/problem.js';
import { currentSession } from '../api/session-state.js';
import type { CaseDetail } from '../api/types.js';
import { ActionButton } from '../shared/action-button.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import { useStore } from '../shared/store.js';
import { useAction } from '../shared/use-action.js';
import { drafts, guard, noteOf, noteSaved, typeText } from '../writing/index.js';
import css from './composer.module.css';
import { ComposerTools } from './composer-tools.js';
import { SendQuestion } from './send-question.js';
import { TextBox } from './text-box.js';
import { LIMIT, textProblem } from './text-rules.js';
import { useGuardedSend } from './use-guarded-send.js';

/** What only staff read. It is saved at once. */
export function NoteBox({ found }: { found: CaseDetail }) {
  useStore(drafts.changes);
  const { busy, error, run, clear } = useAction();
  const [wrong, setWrong] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = drafts.get(found.id, 'note');

  const saveNow = async (): Promise<void> => {
    const { text } = draft;
    const me = currentSession()?.staff;
    if (!me) return;
    const seen = guard.ensure(found, 'note', me);
    await run(async () => {
      await drafts.keepNow(found.id, 'note');
      await addNote(found.id, { ...noteOf(found.id, text), seen });
      noteSaved(found.id, text);
    }, t('note.saved'));
  };
  const refusal = error instanceof ApiError ? error : null;
  const guarded = useGuardedSend(found, 'note', refusal, () => void saveNow());
  const save = (): void => {
    const why = textProblem(draft.text);
    setWrong(why);
    if (why || busy) area.current?.focus();
    else guarded.send(false);
  };
  const keepWriting = (): void => {
    guarded.keepWriting();
    clear();
    area.current?.focus();
  };

  return (
    <form
      className={css.panel}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {guarded.asking && (
        <SendQuestion
          found={found}
          news={guarded.news}
          sendAnyway={guarded.sendAnyway}
          keepWriting={keepWriting}
        />
      )}
      <ComposerTools found={found} box="note" place="above" area={area} />
      <TextBox
        areaRef={area}
        label={t('note.label')}
        hint={t('note.hint')}
        limit={LIMIT}
        draft={draft}
        problem={wrong ?? (error === null || guarded.asking ? null : problemText(error))}
        readOnly={busy}
        onType={(text) => {
          setWrong(null);
          if (!guarded.asking) clear();
          const me = currentSession()?.staff;
          if (me) typeText(found, 'note', text, me);
        }}
        onAddOlder={() => drafts.addOlder(found.id, 'note')}
        onDropOlder={() => drafts.dropOlder(found.id, 'note')}
        onSend={save}
      >
        <ComposerTools found={found} box="note" place="foot" area={area} />
        <ActionButton type="submit" variant="default" className={css.noteButton} busy={busy}>
          {t('note.save')}
        </ActionButton>
      </TextBox>
    </form>
  );
}
