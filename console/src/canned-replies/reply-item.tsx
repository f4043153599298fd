import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime, nameOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { changeReply, versionsQuery, type CannedReply, type ReplyDesk } from './canned-query.js';
import css from './canned-replies.module.css';
import { ReplyForm } from './reply-form.js';
import { Review } from './review.js';

interface ReplyItemProps {
  reply: CannedReply;
  desks: readonly ReplyDesk[];
  languages: readonly string[];
  manages: boolean;
}

/** One reply: folded its title, unfolded its words, its versions and what can be done with it. */
export function ReplyItem({ reply, desks, languages, manages }: ReplyItemProps) {
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState(false);
  const action = useAction();
  const { id, title, text, reviewBy, version, retired } = reply;
  const desk = desks.find((one) => one.id === reply.deskId)?.name ?? t('canned.everyDesk');
  const retire = () =>
    action.run(
      () => changeReply(id, { title, text, reviewBy, basedOn: version, retired: !retired }),
      t(retired ? 'canned.offered' : 'canned.retiredNow'),
    );

  return (
    <li className={css.item}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className={css.title}>{title}</span>
          <span>{nameOf('language', reply.language)}</span>
          <span>{desk}</span>
          <Review reply={reply} />
        </summary>
        {open && (
          <div className={css.body}>
            {editing ? (
              <ReplyForm reply={reply} desks={desks} languages={languages} onDone={() => setEditing(false)} />
            ) : (
              <p className={css.text} lang={reply.language} dir="auto">
                {text}
              </p>
            )}
            <ProblemAlert error={action.error} />
            {manages && !editing && (
              <div className={css.filters}>
                <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
                  {t('canned.edit')}
                </Button>
                <ActionButton
                  variant="default"
                  size="compact-sm"
                  busy={action.busy}
                  onClick={() => void retire()}
                >
                  {t(retired ? 'canned.offerAgain' : 'canned.retire')}
                </ActionButton>
              </div>
            )}
            <Versions id={id} />
          </div>
        )}
      </details>
    </li>
  );
}

/** Who saved it, and when. */
function Versions({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(versionsQuery(id));
  const now = useStore(clock);
  return (
    <div>
      <h3>{t('canned.versions')}</h3>
      <ProblemAlert error={error} retry={refetch} />
      {data?.length === 0 && <p>{t('canned.asItComes')}</p>}
      <ol reversed>
        {data?.map((one) => (
          <li key={one.version} value={one.version}>
            <details>
              <summary>
                {t(one.retired ? 'canned.versionRetired' : 'canned.versionSaved', {
                  who: one.author || t('event.someone'),
                  time: one.savedAt === null ? '' : exactTime(one.savedAt, now),
                })}
              </summary>
              <p>
                <strong>{one.title}</strong>
              </p>
              <p className={css.text} lang={one.language} dir="auto">
                {one.text}
              </p>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}
