import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { HAS_NEWS, outbox, refusals, refuse } from '../writing/index.js';
import { ReplyOnItsWay } from '../writing/reply-on-its-way.js';
import css from './shell.module.css';

/**
 * Replies of other cases that have not left yet: wherever one goes, they can still be taken back. Those that were not sent wait
 * here too, so that nobody believes a child was answered who was not.
 */
export function OutboxBar() {
  const replies = useStore(outbox.replies);
  const back = useStore(refusals);
  const { caseId: shown } = useParams({ strict: false });
  const elsewhere = replies.filter((reply) => reply.caseId !== shown);
  const refused = [...back].filter(([caseId]) => caseId !== shown && !outbox.of(caseId));
  if (elsewhere.length === 0 && refused.length === 0) return null;
  return (
    <aside className={css.outbox} aria-label={t('outbox.label')}>
      {refused.map(([caseId, { error, reference }]) => (
        <div key={caseId} role="alert" className={css.refused}>
          <p>
            <strong>{reference}: </strong>
            {t(error.code === HAS_NEWS ? 'outbox.hasNews' : 'outbox.refused')}
          </p>
          <Link to="/cases/$caseId" params={{ caseId }} search={(search) => search}>
            {t('outbox.toCase')}
          </Link>
          <Button variant="default" size="compact-sm" onClick={() => refuse(caseId, null)}>
            {t('outbox.later')}
          </Button>
        </div>
      ))}
      {elsewhere.map((reply) => (
        <ReplyOnItsWay key={reply.id} reply={reply} withReference />
      ))}
    </aside>
  );
}
