import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { currentSession } from '../api/session-state.js';
import type { CaseDetail } from '../api/types.js';
import { announce } from '../shared/announcer.js';
import { mayTakeFocus } from '../shared/focus.js';
import { InertText } from '../shared/inert-text.js';
import { t } from '../shared/messages/index.js';
import { problemText } from '../shared/problem-text.js';
import { singleKeys } from '../shared/preferences.js';
import { useStore } from '../shared/store.js';
import {
  drafts,
  GRACE_SECONDS,
  guard,
  outbox,
  refusals,
  refuse,
  sendReply,
  typeText,
} from '../writing/index.js';
import { ReplyOnItsWay } from '../writing/reply-on-its-way.js';
import css from './composer.module.css';
import { ComposerTools } from './composer-tools.js';
import { SendQuestion } from './send-question.js';
import { TextBox } from './text-box.js';
import { LIMIT, textProblem } from './text-rules.js';
import { useGuardedSend } from './use-guarded-send.js';

interface ReplyBoxProps {
  found: CaseDetail;
  mayReply: boolean;
  openNext(): void;
}

/** What the reporter will read. Sending starts a countdown in which it can be taken back. */
export function ReplyBox({ found, mayReply, openNext }: ReplyBoxProps) {
  useStore(drafts.changes);
  useStore(outbox.replies);
  const refusal = useStore(refusals).get(found.id)?.error ?? null;
  const [problem, setProblem] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = drafts.get(found.id, 'message');
  const leaving = outbox.of(found.id);
  const takeBack = useRef<HTMLButtonElement>(null);
  useFocusIn(leaving?.id, takeBack, area);
  const guarded = useGuardedSend(found, 'message', refusal, (andNext) => {
    const me = currentSession()?.staff;
    if (!me) return;
    const seen = guard.ensure(found, 'message', me);
    sendReply({ caseId: found.id, reference: found.reference, text: draft.text, seen });
    announce(t(singleKeys.get() ? 'reply.countingKey' : 'reply.counting', { seconds: GRACE_SECONDS }));
    if (andNext) openNext();
  });

  if (leaving) {
    return (
      <div className={css.panel}>
        <ReplyOnItsWay reply={leaving} takeBackRef={takeBack} />
        <div className={css.preview}>
          <InertText text={leaving.text} />
        </div>
      </div>
    );
  }
  if (!mayReply) {
    return (
      <p className={css.panel}>{found.status === 'closed' ? t('reply.closed') : t('reply.notAllowed')}</p>
    );
  }

  const send = (andNext: boolean): void => {
    const wrong = textProblem(draft.text);
    setProblem(wrong);
    if (wrong) area.current?.focus();
    else guarded.send(andNext);
  };
  const keepWriting = (): void => {
    guarded.keepWriting();
    refuse(found.id, null);
    area.current?.focus();
  };

  return (
    <form
      className={css.panel}
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
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
      <ComposerTools found={found} box="message" place="above" area={area} />
      <TextBox
        areaRef={area}
        label={t('reply.label')}
        hint={t('reply.hint')}
        limit={LIMIT}
        draft={draft}
        problem={problem ?? (refusal && !guarded.asking ? problemText(refusal) : null)}
        onType={(text) => {
          setProblem(null);
          if (!guarded.asking) refuse(found.id, null);
          const me = currentSession()?.staff;
          if (me) typeText(found, 'message', text, me);
        }}
        onAddOlder={() => drafts.addOlder(found.id, 'message')}
        onDropOlder={() => drafts.dropOlder(found.id, 'message')}
        onSend={send}
      >
        <ComposerTools found={found} box="message" place="foot" area={area} />
        <Button variant="default" onClick={() => send(true)} aria-keyshortcuts="Control+Shift+Enter">
          {t('reply.sendNext')}
        </Button>
        <Button type="submit" aria-keyshortcuts="Control+Enter">
          {t('reply.send')}
        </Button>
      </TextBox>
    </form>
  );
}

/** The box and what takes its place while a reply leaves hand the focus to each other, unless it is elsewhere by then. */
function useFocusIn(
  leaving: string | undefined,
  takeBack: RefObject<HTMLElement | null>,
  area: RefObject<HTMLElement | null>,
): void {
  const before = useRef(leaving);
  useEffect(() => {
    const changed = (before.current === undefined) !== (leaving === undefined);
    before.current = leaving;
    if (changed && mayTakeFocus(null)) (leaving === undefined ? area : takeBack).current?.focus();
  }, [leaving, takeBack, area]);
}
