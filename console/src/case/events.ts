import type { CaseDetail, CaseEntry, CaseEvent } from '../api/types.js';
import { label, t } from '../shared/messages/index.js';

/** One line of the stream: something written, or something that happened. */
export type Item = { type: 'entry'; entry: CaseEntry } | { type: 'event'; event: CaseEvent; key: string };

/** Events that an entry of the stream shows already. */
const TOLD_BY_ENTRY: ReadonlySet<string> = new Set([
  'received',
  'message_received',
  'message_sent',
  'note_added',
]);

/** Entries keep the order of their chain; events, known to the minute, come after the entries of the same minute. */
export function streamOf({ entries, events }: Pick<CaseDetail, 'entries' | 'events'>): Item[] {
  const items: Item[] = [];
  const waiting = events.filter((event) => !TOLD_BY_ENTRY.has(event.kind));
  let at = 0;
  const take = (before: string | null): void => {
    for (let event = waiting[at]; event && (before === null || event.at < before); event = waiting[at]) {
      items.push({ type: 'event', event, key: `${event.kind}-${at}` });
      at += 1;
    }
  };
  for (const entry of [...entries].sort((a, b) => a.sequence - b.sequence)) {
    take(entry.createdAt);
    items.push({ type: 'entry', entry });
  }
  take(null);
  return items;
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
    case 'clock_warned':
      return t('event.clockWarned', { clock: label('clock', detail['clock'] ?? '') });
    case 'clock_breached':
      return t('event.clockBreached', { clock: label('clock', detail['clock'] ?? '') });
    default:
      return label('event', kind);
  }
}
