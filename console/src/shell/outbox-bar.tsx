import { useParams } from '@tanstack/react-router';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { outbox } from '../writing/index.js';
import { ReplyOnItsWay } from '../writing/reply-on-its-way.js';
import css from './shell.module.css';

/** Replies of other cases that have not left yet: wherever one goes, they can still be taken back. */
export function OutboxBar() {
  const replies = useStore(outbox.replies);
  const { caseId: shown } = useParams({ strict: false });
  const elsewhere = replies.filter((reply) => reply.caseId !== shown);
  if (elsewhere.length === 0) return null;
  return (
    <aside className={css.outbox} aria-label={t('outbox.label')}>
      {elsewhere.map((reply) => (
        <ReplyOnItsWay key={reply.id} reply={reply} withReference />
      ))}
    </aside>
  );
}
