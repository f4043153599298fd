import { useQuery } from '@tanstack/react-query';
import { unplacedQuery } from '../received-mail/received-mail.js';
import { UnplacedMails } from '../received-mail/unplaced-mails.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';

/** What waits for those who lead a desk; empty when nothing is owed. */
export function OwedPage() {
  const { data, isPending, error, refetch } = useQuery(unplacedQuery);
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('owed.title')} · ${t('app.name')}`}</title>
      <h1>{t('owed.title')}</h1>
      {isPending && <p className={layout.quiet}>{t('owed.loading')}</p>}
      <ProblemAlert error={error} retry={refetch} />
      {data?.length === 0 && <p>{t('owed.nothing')}</p>}
      {data && data.length > 0 && <UnplacedMails mails={data} />}
    </main>
  );
}
