import { useLayoutEffect, useRef, useState } from 'react';
import type { CaseDetail } from '../api/types.js';
import { t, type PlainKey } from '../shared/messages/index.js';
import { Choice } from '../shared/choice.js';
import css from './case.module.css';
import { EntryItem, EventItem } from './entry-item.js';
import { streamOf, type Item } from './events.js';
import { Story } from './story.js';

const SHOWN = {
  all: () => true,
  messages: (item: Item) => item.type === 'entry' && item.entry.kind !== 'note',
  notes: (item: Item) => item.type === 'entry' && item.entry.kind === 'note',
  timeline: (item: Item) => item.type === 'event',
} as const satisfies Record<string, (item: Item) => boolean>;
type Shown = keyof typeof SHOWN;

const NAMES: Record<Shown, PlainKey> = {
  all: 'stream.all',
  messages: 'stream.messages',
  notes: 'stream.notes',
  timeline: 'stream.timeline',
};

/** Everything that was written and that happened, oldest first; on top the report, folded. */
export function Stream({ found }: { found: CaseDetail }) {
  const [shown, setShown] = useState<Shown>('all');
  const scroll = useRef<HTMLDivElement>(null);
  const latest = found.entries.at(-1)?.sequence ?? 0;
  const known = useRef(latest);

  // The end of the thread is what one came for; afterwards it stays where its reader is.
  useLayoutEffect(() => {
    scroll.current?.scrollTo({ top: scroll.current.scrollHeight });
  }, []);

  const items = streamOf(found).filter(SHOWN[shown]);
  const arrived = latest > known.current;
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
              known.current = latest;
              setShown('all');
              scroll.current?.scrollTo({ top: scroll.current.scrollHeight });
            }}
          >
            {t('stream.arrived')} <span aria-hidden="true">↓</span>
          </button>
        )}
      </div>
      {/* Focusable, so that it can be scrolled by keyboard. */}
      <div ref={scroll} className={css.scroll} tabIndex={0} role="group" aria-label={t('stream.label')}>
        <Story found={found} />
        <ol className={css.items}>
          {items.map((item) =>
            item.type === 'event' ? (
              <EventItem key={item.key} event={item.event} />
            ) : (
              item.entry.kind !== 'report' && (
                <EntryItem
                  key={item.entry.id}
                  entry={item.entry}
                  fresh={item.entry.sequence > known.current}
                />
              )
            ),
          )}
        </ol>
      </div>
    </section>
  );
}
