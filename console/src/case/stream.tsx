import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { currentSession } from '../api/session-state.js';
import type { CaseDetail, CaseEntry } from '../api/types.js';
import { announce } from '../shared/announcer.js';
import { t, type PlainKey } from '../shared/messages/index.js';
import { Choice } from '../shared/choice.js';
import css from './case.module.css';
import { EntryItem, EventItem } from './entry-item.js';
import { Story } from './story.js';
import { wasClosed, type Item } from './timeline.js';
import { caseStream } from './timeline-registry.js';

const SHOWN = {
  all: () => true,
  messages: (item: Item) => item.type === 'entry' && item.entry.readBy !== 'desk',
  notes: (item: Item) => item.type === 'entry' && item.entry.readBy === 'desk',
  timeline: (item: Item) => item.type === 'event',
} as const satisfies Record<string, (item: Item) => boolean>;
type Shown = keyof typeof SHOWN;

const NAMES: Record<Shown, PlainKey> = {
  all: 'stream.all',
  messages: 'stream.messages',
  notes: 'stream.notes',
  timeline: 'stream.timeline',
};

/** How near to its end, in pixels, a reader of the thread counts as being there. */
const NEAR_END = 80;

/** Everything that was written and that happened, oldest first; on top the report, folded. */
export function Stream({ found }: { found: CaseDetail }) {
  const [shown, setShown] = useState<Shown>('all');
  const { scroll, arrived, first, toEnd, onScroll } = useEndOf(found.entries);
  const items = caseStream(found).filter(SHOWN[shown]);

  return (
    <section aria-label={t('stream.label')} className={css.stream}>
      <div className={css.streamHead}>
        <Choice<Shown>
          label={t('stream.show')}
          value={shown}
          onChange={setShown}
          options={(Object.keys(NAMES) as Shown[]).map((value) => ({ value, text: t(NAMES[value]) }))}
        />
        {arrived && (
          <button
            type="button"
            className={css.arrived}
            onClick={() => {
              setShown('all');
              toEnd();
            }}
          >
            {t('stream.arrived')} <span aria-hidden="true">↓</span>
          </button>
        )}
      </div>
      {/* Focusable, so that it can be scrolled by keyboard. */}
      <div
        ref={scroll}
        onScroll={onScroll}
        className={css.scroll}
        tabIndex={0}
        role="group"
        aria-label={t('stream.thread')}
      >
        <Story found={found} />
        <ol className={css.items}>
          {items.map((item) =>
            item.type === 'event' ? (
              <EventItem key={item.key} event={item.event} closed={wasClosed(found)} />
            ) : (
              item.entry.kind !== 'report' && (
                <EntryItem
                  key={item.entry.id}
                  entry={item.entry}
                  closed={wasClosed(found)}
                  fresh={item.entry.sequence > first && !isMine(item.entry)}
                />
              )
            ),
          )}
        </ol>
      </div>
    </section>
  );
}

const isMine = ({ author }: CaseEntry): boolean =>
  author.type === 'staff' && author.name === currentSession()?.staff.name;

/**
 * Keeps the thread at its end: it follows a new entry when its end is in sight or the viewer wrote the entry. A viewer who
 * reads further up stays there and sees a button. `first`: the sequence of the last entry when the case was opened.
 */
function useEndOf(entries: readonly CaseEntry[]) {
  const scroll = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const last = entries.at(-1);
  const latest = last?.sequence ?? 0;
  const [first] = useState(latest);
  const [seen, setSeen] = useState(latest);

  const toEnd = useCallback((): void => {
    setSeen(latest);
    scroll.current?.scrollTo({ top: scroll.current.scrollHeight });
  }, [latest]);

  useLayoutEffect(() => {
    if (atEnd.current || (last && isMine(last))) toEnd();
    if (latest > first && last?.author.type === 'reporter') announce(t('stream.arrived'));
  }, [latest, first, last, toEnd]);

  const onScroll = (): void => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = scroll.current ?? {};
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (atEnd.current) setSeen(latest);
  };
  return { scroll, arrived: latest > seen, first, toEnd, onScroll };
}
