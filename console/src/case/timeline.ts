import type { CaseDetail, CaseEntry, CaseEvent } from '../api/types.js';
import { label, t } from '../shared/messages/index.js';

type Sentence = (event: CaseEvent, who: string) => string;

/**
 * Renders the events of one kind as a sentence (`who`: the name of the person who did it, or "Someone"). `{ entry }`: the entry
 * of that kind, which was written with the event, is shown in its place. `{ entry, text }`: the sentence is shown, and the entry
 * by the panel of its module alone.
 */
export type Renderer = Sentence | { readonly entry: string; readonly text?: Sentence };

/**
 * Renderers by the kind of the event. A file `<name>.timeline.ts` of any area exports some as `timeline`, and no list names it.
 * An event whose kind has none is shown by its label.
 */
export type Timeline = Readonly<Record<string, Renderer>>;

/** The renderers of the modules that were found. Throws TypeError when two render the same kind. */
export function gatherTimeline(modules: Readonly<Record<string, { timeline: Timeline }>>): Timeline {
  const all: Record<string, Renderer> = {};
  for (const { timeline } of Object.values(modules)) {
    for (const [kind, renderer] of Object.entries(timeline)) {
      if (Object.hasOwn(all, kind)) throw new TypeError(`Two renderers tell the event ${kind}.`);
      all[kind] = renderer;
    }
  }
  return all;
}

const rendererOf = (kind: string, timeline: Timeline): Renderer | undefined =>
  Object.hasOwn(timeline, kind) ? timeline[kind] : undefined;

/** What happened, as a sentence. */
export function textOf(event: CaseEvent, timeline: Timeline): string {
  const renderer = rendererOf(event.kind, timeline);
  const sentence = typeof renderer === 'object' ? renderer.text : renderer;
  if (!sentence) return label('event', event.kind);
  return sentence(event, event.actor?.name || t('event.someone'));
}

/** One line of the stream: something written, or something that happened. */
export type Item = { type: 'entry'; entry: CaseEntry } | { type: 'event'; event: CaseEvent; key: string };

/**
 * Entries in the order of their chain, each where its event stands in the order of the events. Times play no part: of a
 * closed case they are of the same day. An entry whose kind has no such event stands before the next that has one.
 */
export function streamOf(
  { entries, events }: Pick<CaseDetail, 'entries' | 'events'>,
  timeline: Timeline,
): Item[] {
  const chain = [...entries].sort((a, b) => a.sequence - b.sequence);
  const items = events.flatMap((event, at): Item[] => {
    const renderer = rendererOf(event.kind, timeline);
    const said: Item = { type: 'event', event, key: `${event.kind}-${at}` };
    if (typeof renderer !== 'object') return [said];
    const its = chain.findIndex((entry) => entry.kind === renderer.entry);
    const shown = chain.splice(0, its + 1).map((entry): Item => ({ type: 'entry', entry }));
    return renderer.text ? [...shown.slice(0, -1), said] : shown;
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
