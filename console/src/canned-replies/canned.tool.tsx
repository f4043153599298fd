import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ComposerTool, ToolProps } from '../case/composer-tool.js';
import { ProblemAlert } from '../shared/alert.js';
import { Dialog } from '../shared/dialog.js';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { nameOf } from '../shared/time.js';
import { repliesOfCaseQuery, type CannedReply } from './canned-query.js';
import css from './canned-replies.module.css';
import { inserted } from './insert.js';
import { Review } from './review.js';

/** Puts a reply written beforehand into the box, for a person to read and make fit. It sends nothing. */
function CannedTool({ found, text, cursor, replace }: ToolProps) {
  const [place, setPlace] = useState<number | null>(null);
  const open = (): void => setPlace(cursor());
  useShortcuts({ ';': open });

  const choose = (reply: CannedReply): void => {
    const next = inserted(text, place ?? text.length, reply.text);
    setPlace(null);
    replace(next.text, next.cursor);
  };
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-keyshortcuts=";"
        rightSection={<KeyHint>;</KeyHint>}
        onClick={open}
      >
        {t('canned.insert')}
      </Button>
      {place !== null && (
        <Dialog title={t('canned.title')} onClose={() => setPlace(null)}>
          <Picker caseId={found.id} onChoose={choose} />
          <Button variant="default" onClick={() => setPlace(null)}>
            {t('canned.back')}
          </Button>
        </Dialog>
      )}
    </>
  );
}

function Picker({ caseId, onChoose }: { caseId: string; onChoose(reply: CannedReply): void }) {
  const { data, error, refetch } = useQuery(repliesOfCaseQuery(caseId));
  const [sought, setSought] = useState('');
  const shown = (data ?? []).filter((reply) => fits(reply, sought));
  return (
    <div className={css.picker}>
      <TextInput
        data-autofocus
        autoFocus
        label={t('canned.find')}
        description={t('canned.findHint')}
        autoComplete="off"
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = shown;
          if (event.key !== 'Enter' || !first) return;
          event.preventDefault();
          onChoose(first);
        }}
      />
      <ProblemAlert error={error} retry={refetch} />
      {data && shown.length === 0 && <p>{t('canned.none')}</p>}
      <ul className={css.choices}>
        {shown.map((reply) => (
          <li key={reply.id}>
            <button type="button" className={css.choice} onClick={() => onChoose(reply)}>
              <span>
                <span className={css.title}>{reply.title}</span> · {nameOf('language', reply.language)}
              </span>
              <Review reply={reply} />
              <span className={css.start} lang={reply.language} dir="auto">
                {reply.text.slice(0, 120)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const fits = ({ title, text }: CannedReply, sought: string): boolean =>
  `${title} ${text}`.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase());

export const tool: ComposerTool = {
  key: 'canned-replies',
  box: 'message',
  place: 'foot',
  order: 100,
  permission: 'message.send',
  Component: CannedTool,
};
