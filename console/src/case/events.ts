import type { CaseDetail, CaseEntry, CaseEvent } from '../api/types.js';
import { label, t } from '../shared/messages/index.js';
import { spanOf } from '../shared/time.js';

/** One line of the stream: something written, or something that happened. */
export type Item = { type: 'entry'; entry: CaseEntry } | { type: 'event'; event: CaseEvent; key: string };

/** Events that say that an entry of a kind was written: they are its place among the others, and it says the rest. */
const TOLD_BY_ENTRY: ReadonlyMap<string, string> = new Map([
  ['received', 'report'],
  ['message_received', 'message'],
  ['message_sent', 'message'],
  ['note_added', 'note'],
]);

/**
 * Entries in the order of their chain, each where its event stands in the order of the events. Times play no part: of a
 * closed case they are of the same day. An entry whose kind has no such event stands before the next that has one.
 */
export function streamOf({ entries, events }: Pick<CaseDetail, 'entries' | 'events'>): Item[] {
  const chain = [...entries].sort((a, b) => a.sequence - b.sequence);
  const items = events.flatMap((event, at): Item[] => {
    const kind = TOLD_BY_ENTRY.get(event.kind);
    if (kind === undefined) return [{ type: 'event', event, key: `${event.kind}-${at}` }];
    const its = chain.findIndex((entry) => entry.kind === kind);
    return chain.splice(0, its + 1).map((entry): Item => ({ type: 'entry', entry }));
  });
  return [...items, ...chain.map((entry): Item => ({ type: 'entry', entry }))];
}

/** Whether the case is closed or was at some time. */
export function wasClosed({ status, events }: Pick<CaseDetail, 'status' | 'events'>): boolean {
  return status === 'closed' || wasReopened({ status, events });
}

/** Whether the case was closed before and is not now. */
export function wasReopened({ status, events }: Pick<CaseDetail, 'status' | 'events'>): boolean {
  return (
    status !== 'closed' &&
    events.some((event) => event.detail['status'] === 'closed' || event.kind === 'reopened')
  );
}

/** What happened, as a sentence. */
export function eventText({ kind, actor, detail }: CaseEvent): string {
  const who = actor?.name || t('event.someone');
  switch (kind) {
    case 'assigned':
      return detail['assignee'] === actor?.name
        ? t('event.taken', { who })
        : t('event.assigned', { who, assignee: detail['assignee'] || t('event.someone') });
    case 'unassigned':
      return t('event.unassigned', { who });
    case 'status_set': {
      const status = label('status', detail['status'] ?? '');
      const reason = detail['reason'];
      return reason
        ? t('event.closed', { who, reason: label('close', reason) })
        : t('event.status', { who, status });
    }
    case 'reopened':
      return t('event.reopened');
    case 'urgency_set':
      return t('event.urgency', {
        who,
        from: detail['from'] ?? '',
        urgency: detail['urgency'] ?? '',
        reason: label('urgencyReason', detail['reason'] ?? ''),
      });
    case 'answer_promised':
      return t('event.promised', { who, span: spanOf(Number(detail['minutes'] ?? 0)) });
    case 'clock_warned':
      return t('event.clockWarned', { clock: label('clock', detail['clock'] ?? '') });
    case 'clock_breached':
      return t('event.clockBreached', { clock: label('clock', detail['clock'] ?? '') });
    default:
      return label('event', kind);
  }
}
