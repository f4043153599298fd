import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { casesQuery, type Filters } from '../api/queries.js';
import { currentSession } from '../api/session-state.js';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';
import { outbox } from '../writing/index.js';
import { isMineOrFree, nextOf, type Step } from './order.js';

/** Where one goes on from an open case. */
export interface Onward {
  /** The next case below in the present view that is one's own or nobody's; else the queue. */
  openNext(): void;
  /** The same in either direction; where there is none one stays, and is told. */
  move(step: Step): void;
}

/** Below and above are those of the list as it was when the case was opened: an answer does not move the place. */
export function useNext(caseId: string, filters: Filters): Onward {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data } = useInfiniteQuery(casesQuery(filters));
  const order = useRef<readonly string[]>([]);
  useEffect(() => {
    if (order.current.length > 0) return;
    order.current = data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
  }, [data]);

  const find = (step: Step): string | null => {
    const pages = client.getQueryData(casesQuery(filters).queryKey)?.pages ?? [];
    const now = new Map(pages.flatMap((page) => page.items).map((row) => [row.id, row]));
    const known = new Set(order.current);
    const came = [...now.keys()].filter((id) => !known.has(id));
    const me = currentSession()?.staff.id;
    return nextOf([...order.current, ...came], caseId, step, (id) => {
      const row = now.get(id);
      return row !== undefined && isMineOrFree(row, me) && !outbox.of(id);
    });
  };
  const open = (id: string): void =>
    void navigate({ to: '/cases/$caseId', params: { caseId: id }, search: filters });

  return {
    openNext: () => {
      const next = find(1);
      if (next === null) void navigate({ to: '/cases', search: filters });
      else open(next);
    },
    move: (step) => {
      const next = find(step);
      if (next === null) announce(t(step === 1 ? 'next.noneBelow' : 'next.noneAbove'));
      else open(next);
    },
  };
}
