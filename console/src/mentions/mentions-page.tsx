import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, momentOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { markSeen, mentionsQuery, type Mention } from './mentions-query.js';

/** The notes in which a colleague names whoever is signed in. */
export function MentionsPage() {
  const { data, error, isPending, refetch } = useQuery(mentionsQuery);
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('mentions.title')} · ${t('app.name')}`}</title>
      <h1>{t('mentions.title')}</h1>
      <p>{t('mentions.lead')}</p>
      {isPending && <p className={layout.quiet}>{t('mentions.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data?.length === 0 && <p>{t('mentions.none')}</p>}
      {data && data.length > 0 && (
        <ul className={layout.list}>
          {data.map((mention) => (
            <MentionItem key={mention.entryId} mention={mention} />
          ))}
        </ul>
      )}
    </main>
  );
}

function MentionItem({ mention }: { mention: Mention }) {
  const { entryId, caseId, reference, author, seen, at, closed } = mention;
  const action = useAction();
  const { text: time } = momentOf(at, closed, useStore(clock));
  return (
    <li>
      <div className={layout.row}>
        <Link to="/cases/$caseId" params={{ caseId }} onClick={() => void markSeen(entryId)}>
          {seen ? reference : <strong>{reference}</strong>}
        </Link>
        <span>{t('mentions.line', { author: author || t('event.someone'), time })}</span>
        {!seen && <strong>{t('mentions.new')}</strong>}
        {!seen && (
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => void action.run(() => markSeen(entryId), t('mentions.seenDone'))}
          >
            {t('mentions.seen')}
          </ActionButton>
        )}
      </div>
      <ProblemAlert error={action.error} />
    </li>
  );
}
