import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unplacedQuery } from '../received-mail/received-mail.js';
import { UnplacedMails } from '../received-mail/unplaced-mails.js';
import { ProblemAlert } from '../shared/alert.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { owedQuery, type OwedItem, type OwedList } from './owed.js';

/** What waits for those who lead a desk; empty when nothing is owed. */
export function OwedPage() {
  const owed = useQuery(owedQuery);
  const mails = useQuery(unplacedQuery);
  const { lists = [], reviewsDue = 0 } = owed.data ?? {};
  const unplaced = mails.data ?? [];
  const nothing = lists.length === 0 && reviewsDue === 0 && unplaced.length === 0;
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('owed.title')} · ${t('app.name')}`}</title>
      <h1>{t('owed.title')}</h1>
      {(owed.isPending || mails.isPending) && <p className={layout.quiet}>{t('owed.loading')}</p>}
      <ProblemAlert error={owed.error} retry={owed.refetch} />
      <ProblemAlert error={mails.error} retry={mails.refetch} />
      {owed.data && mails.data && nothing && <p>{t('owed.nothing')}</p>}
      {lists.map((list) => (
        <OwedSection key={list.kind} list={list} />
      ))}
      {unplaced.length > 0 && <UnplacedMails mails={unplaced} />}
      {reviewsDue > 0 && (
        <p>
          <Link to="/directory">{t('owed.reviews', { count: reviewsDue })}</Link>
        </p>
      )}
      <p>
        <Link to="/owed/figures">{t('figures.link')}</Link>
      </p>
    </main>
  );
}

function OwedSection({ list: { kind, count, items } }: { list: OwedList }) {
  const title = t('owed.count', {
    what: t(`owedKind.${kind}`),
    shown: count > 1_000 ? '1000+' : String(count),
  });
  return (
    <section aria-labelledby={`owed-${kind}`} className={layout.section}>
      <h2 id={`owed-${kind}`}>{title}</h2>
      <p className={layout.quiet}>{t(`owedHint.${kind}`)}</p>
      {/* It may be wider than the window: a keyboard can move it as well. */}
      <div className={layout.scroll} role="group" aria-label={title} tabIndex={0}>
        <table className={layout.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('board.case')}</th>
              <th scope="col">{t('owed.about')}</th>
              <th scope="col">{t(kind === 'second_look' ? 'owed.until' : 'owed.since')}</th>
              <th scope="col">{t('board.who')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => (
              <Row key={`${item.caseId}-${at}`} item={item} />
            ))}
          </tbody>
        </table>
      </div>
      {count > items.length && <p className={layout.quiet}>{t('owed.first', { count: items.length })}</p>}
    </section>
  );
}

function Row({ item: { caseId, reference, recipient, unsure, at, assignee } }: { item: OwedItem }) {
  const now = useStore(clock);
  return (
    <tr>
      <th scope="row">
        <Link to="/cases/$caseId" params={{ caseId }}>
          {reference}
        </Link>
      </th>
      <td>
        {recipient ?? t('owed.link')}
        {unsure && ` (${t('owed.unsure')})`}
      </td>
      <td>{exactTime(at, now)}</td>
      <td>{assignee?.name ?? t('assignee.nobody')}</td>
    </tr>
  );
}
