import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { takeCase } from '../api/actions.js';
import { URGENCIES } from '../api/enums.js';
import { currentSession } from '../api/session-state.js';
import type { CaseRow } from '../api/types.js';
import { emptyQueue, KeyWaits } from '../people/key-waits.js';
import { ProblemAlert } from '../shared/alert.js';
import { announce } from '../shared/announcer.js';
import { HandoverNotes } from '../handover/handover-notes.js';
import { t, withTexts } from '../shared/messages/index.js';
import { keepFilters } from '../shared/preferences.js';
import { PauseNote } from '../welfare/pause-note.js';
import { useShortcuts } from '../shared/shortcuts.js';
import { SharedCases } from '../transfer/shared-cases.js';
import { FilterBar } from './filter-bar.js';
import { lastCase } from './last-case.js';
import { PageTitle } from './page-title.js';
import css from './queue.module.css';
import { QueueTable } from './queue-table.js';
import { StatusDialog } from './status-dialog.js';
import { useQueue } from './use-queue.js';
import { useRowKeys } from './use-row-keys.js';
import { Views } from './views.js';

const route = getRouteApi('/cases');
/** Fetched when somebody selects a case: who reads the queue on a slow line does not wait for it. */
const BulkAssign = lazy(async () => ({ default: (await withTexts(import('./bulk-assign.js'))).BulkAssign }));

/** The cases that the person may open: what cannot wait, their own and nobody's, others'. Never a word of a report. */
export function QueuePage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const queue = useQueue(filters);
  const list = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const keys = useRowKeys(list, lastCase() ?? undefined);
  const [changing, setChanging] = useState<CaseRow | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<unknown>(null);

  const session = currentSession();
  const me = session?.staff.id;
  useEffect(() => {
    if (me !== undefined) keepFilters(me, filters);
  }, [me, filters]);
  const mayFile = session?.permissions.includes('case.write') ?? false;
  const mayAssign = session?.permissions.includes('case.assign') ?? false;
  const chosen = queue.rows.filter((row) => selected.has(row.id));

  const toggle = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const takeFocused = (): boolean => {
    const row = queue.rows.find(({ id }) => id === keys.focused());
    if (!row || !session) return false;
    setFailure(null);
    takeCase(row, session.staff.id).then(() => announce(t('assign.done.me')), setFailure);
    return true;
  };

  useShortcuts({
    ...Object.fromEntries(
      URGENCIES.map((urgency) => [
        String(urgency),
        () =>
          void navigate({
            search: ({ urgency: current, ...rest }) => (current === urgency ? rest : { ...rest, urgency }),
          }),
      ]),
    ),
    a: takeFocused,
    e: () => {
      const row = queue.rows.find(({ id }) => id === keys.focused());
      if (!row) return false;
      setChanging(row);
      return true;
    },
    x: () => {
      const id = keys.focused();
      if (!id || !mayAssign) return false;
      toggle(id);
      return true;
    },
  });

  return (
    <main id="main" className={css.page} tabIndex={-1}>
      <PageTitle of={t('queue.title')} />
      <div className={css.top}>
        <h1 ref={heading} tabIndex={-1}>
          {t('queue.title')}
        </h1>
        <Views filters={filters} />
        {mayFile && <Link to="/intake">{t('intake.link')}</Link>}
      </div>
      <KeyWaits />
      <PauseNote />
      <HandoverNotes />
      <SharedCases />
      <FilterBar filters={filters} rows={queue.rows} />
      {failure !== null && (
        <div className={css.failure}>
          <ProblemAlert error={failure} />
        </div>
      )}
      {changing && <StatusDialog of={changing} allowed={null} onClose={() => setChanging(null)} />}
      {chosen.length > 0 && (
        <Suspense fallback={null}>
          <BulkAssign
            chosen={chosen}
            onDone={(left) => {
              setSelected(new Set(left));
              // The bar goes, and the focus with it.
              if (left.length === 0) heading.current?.focus();
            }}
            onFailed={setFailure}
          />
        </Suspense>
      )}
      <div ref={list} className={css.scroll}>
        <QueueBody
          queue={queue}
          selected={selected}
          toggle={toggle}
          selectAll={setSelected}
          mayAssign={mayAssign}
        />
      </div>
    </main>
  );
}

interface BodyProps {
  queue: ReturnType<typeof useQueue>;
  selected: ReadonlySet<string>;
  toggle(id: string): void;
  selectAll(ids: ReadonlySet<string>): void;
  mayAssign: boolean;
}

function QueueBody({ queue, selected, toggle, selectAll, mayAssign }: BodyProps) {
  const rows: readonly CaseRow[] = queue.rows;
  if (queue.isPending) return <p className={css.quiet}>{t('queue.loading')}</p>;
  if (queue.isError && rows.length === 0) {
    return <ProblemAlert error={queue.error} retry={queue.refetch} />;
  }
  if (rows.length === 0) return <p className={css.quiet}>{emptyQueue()}</p>;
  return (
    <>
      <QueueTable
        rows={rows}
        selected={selected}
        toggle={toggle}
        selectAll={selectAll}
        selectable={mayAssign}
      />
      {queue.hasNextPage && (
        <Button
          variant="default"
          className={css.more}
          loading={queue.isFetchingNextPage}
          onClick={() => void queue.fetchNextPage()}
        >
          {t('queue.more')}
        </Button>
      )}
    </>
  );
}
