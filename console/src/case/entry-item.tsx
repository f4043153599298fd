import type { CaseEntry, CaseEvent } from '../api/types.js';
import { InertText } from '../shared/inert-text.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf, momentOf } from '../shared/time.js';
import css from './case.module.css';
import { eventText } from './timeline-registry.js';

function authorOf({ readBy, author }: CaseEntry): string {
  const name = author.name || t('event.someone');
  if (readBy === 'desk') return t('entry.note', { name });
  if (author.type === 'reporter') return t('entry.reporter');
  return readBy === null ? name : t('entry.staff', { name });
}

/** A message of either side, or a note. Who wrote it and who can read it is said in words. */
export function EntryItem({ entry, fresh, closed }: { entry: CaseEntry; fresh: boolean; closed: boolean }) {
  const side = entry.readBy === 'desk' ? 'note' : entry.author.type;
  return (
    <li className={css.entry} data-side={side}>
      <article aria-label={authorOf(entry)}>
        <p className={css.byline}>
          <strong>{authorOf(entry)}</strong>
          <Moment at={entry.createdAt} closed={closed} />
          {fresh && <span className={css.fresh}>{t('entry.new')}</span>}
          {side === 'note' && <span>{t('entry.staffOnly')}</span>}
        </p>
        <InertText text={entry.text ?? t(entry.readBy === null ? 'entry.unknown' : 'entry.sealed')} />
        {entry.wasRead !== null && <ReadMark wasRead={entry.wasRead} day={entry.readOn} />}
      </article>
    </li>
  );
}

/** Whether the reporter was shown the answer: the day, and never a time. */
function ReadMark({ wasRead, day }: { wasRead: boolean; day: string | null }) {
  const now = useStore(clock);
  if (!wasRead) return <p className={css.read}>{t('entry.unread')}</p>;
  if (day === null) return <p className={css.read}>{t('entry.read')}</p>;
  return (
    <p className={css.read}>
      <time dateTime={day}>{t('entry.readOn', { day: dayOf(day, now) })}</time>
    </p>
  );
}

export function EventItem({ event, closed }: { event: CaseEvent; closed: boolean }) {
  return (
    <li className={css.event} data-kind={event.kind}>
      <span>{eventText(event)}</span> <Moment at={event.at} closed={closed} />
    </li>
  );
}

function Moment({ at, closed }: { at: string; closed: boolean }) {
  const { text, machine } = momentOf(at, closed, useStore(clock));
  return <time dateTime={machine}>{text}</time>;
}
