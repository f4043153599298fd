import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { queryClient } from '../api/queries.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Due, Status, summaryOf, Urgency } from '../shared/case-words.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf, nameOf } from '../shared/time.js';
import { ROW, useRowKeys } from '../queue/use-row-keys.js';
import { SearchFilters } from './search-filters.js';
import { SEARCH_BOX } from './search-link.js';
import {
  caseOfReference,
  keepAsked,
  lastAsked,
  searchQuery,
  type FoundCase,
  type SearchPage as Found,
  type SearchQuery,
} from './search.js';
import css from './search.module.css';

/** Cases by their reference, by what their offenders are called, by words in them, and by what is known of them. */
export function SearchPage() {
  const navigate = useNavigate();
  const [asked, setAsked] = useState<SearchQuery | null>(lastAsked);
  const [query, setQuery] = useState<SearchQuery>(asked ?? {});
  const found = useInfiniteQuery(searchQuery(asked));
  /** Which search the answer is waited for of; below 0: the page is left. */
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current = -1;
    },
    [],
  );

  const search = (next: SearchQuery): void => {
    keepAsked(next);
    setAsked(next);
  };
  const choose = (change: { [K in keyof SearchQuery]?: SearchQuery[K] | null }): void => {
    const chosen = { ...query, ...change };
    const next = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null));
    setQuery(next);
    // A filter acts at once where something was searched; before that, it is one more thing to say.
    if (asked !== null) search({ ...next, ...(asked.text !== undefined && { text: asked.text }) });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    search(query);
    turn.current += 1;
    const mine = turn.current;
    const data = await queryClient.fetchInfiniteQuery(searchQuery(query)).catch(() => null);
    const id = data?.pages[0] && caseOfReference(data.pages[0]);
    // Who went on meanwhile stays where they are.
    if (id && turn.current === mine)
      await navigate({ to: '/cases/$caseId', params: { caseId: id }, search: {} });
  };
  const pages = found.data?.pages ?? [];

  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('search.title')} · ${t('app.name')}`}</title>
      <h1>{t('search.title')}</h1>
      <form role="search" noValidate onSubmit={(event) => void submit(event)} className={css.form}>
        <div className={css.line}>
          <TextInput
            id={SEARCH_BOX}
            className={css.text}
            label={t('search.label')}
            description={t('search.hint')}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={200}
            autoFocus
            value={query.text ?? ''}
            onChange={(event) => setQuery({ ...query, text: event.currentTarget.value })}
          />
          <ActionButton type="submit" busy={found.isFetching && !found.isFetchingNextPage}>
            {t('search.submit')}
          </ActionButton>
        </div>
        <SearchFilters query={query} choose={choose} />
      </form>
      <div role="status">
        {asked !== null && found.isPending && <p className={layout.quiet}>{t('search.searching')}</p>}
        {pages[0] && <Said page={pages[0]} />}
      </div>
      <ProblemAlert error={found.error} retry={found.refetch} />
      {pages[0] && pages[0].items.length > 0 && <Results cases={pages.flatMap(({ items }) => items)} />}
      {found.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('search.more')}
        </Button>
      )}
    </main>
  );
}

function Said({ page: { total, reading } }: { page: Found }) {
  return (
    <>
      <p className={css.total}>
        {total === 0
          ? t(reading ? 'search.nothingYet' : 'search.nothing')
          : t('search.total', { count: total })}
      </p>
      {total === 0 && <p className={layout.quiet}>{t('search.nothingHint')}</p>}
      {reading && <p className={layout.quiet}>{t('search.reading')}</p>}
    </>
  );
}

function Results({ cases }: { cases: readonly FoundCase[] }) {
  const table = useRef<HTMLDivElement>(null);
  useRowKeys(table);
  return (
    <div ref={table} className={layout.scroll} role="group" aria-label={t('search.results')} tabIndex={0}>
      <table className={layout.table}>
        <caption className="visually-hidden">{t('search.results')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('queue.case')}</th>
            <th scope="col">{t('search.why')}</th>
            <th scope="col">{t('queue.urgency')}</th>
            <th scope="col">{t('queue.status')}</th>
            <th scope="col">{t('queue.due')}</th>
            <th scope="col">{t('queue.assignee')}</th>
            <th scope="col">{t('search.came')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <Row key={one.id} found={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ found }: { found: FoundCase }) {
  const { id, reference, kind, ageBand, language, urgency, status, assignee, card, reasons } = found;
  const now = useStore(clock);
  return (
    <tr>
      <th scope="row">
        <Link to="/cases/$caseId" params={{ caseId: id }} search={{}} {...{ [ROW]: id }}>
          {reference}
        </Link>
        <div className={css.about}>
          {[summaryOf(card, kind), t(`age.${ageBand}`), nameOf('language', language)].join(' · ')}
        </div>
      </th>
      <td>
        {reasons.length > 0 && (
          <ul className={css.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>{t(`searchReason.${reason}`)}</li>
            ))}
          </ul>
        )}
      </td>
      <td>
        <Urgency level={urgency} />
      </td>
      <td>
        <Status status={status} />
      </td>
      <td>{status === 'closed' ? '' : <Due at={found.nextDeadlineAt} exact="below" />}</td>
      <td>{assignee?.name ?? t('assignee.nobody')}</td>
      <td className={css.day}>{dayOf(found.createdAt, now)}</td>
    </tr>
  );
}
