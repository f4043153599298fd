import { createStore } from '../shared/store.js';
import { backoff } from './connection.js';

/** Whether changes made by others arrive by themselves just now. */
export const live = createStore<'starting' | 'live' | 'lost'>('starting');

interface Listener {
  /** A case was received or changed. */
  changed(caseId: string): void;
  /** The stream begins, or is back after a gap: anything may have happened since what is shown was fetched. */
  missedSome(): void;
  /** The stream was refused. Resolves whether it is worth connecting again (the session still stands). */
  refused(): Promise<boolean>;
}

/** Listens to the server's events until the function that it returns is called. */
export function listen({ changed, missedSome, refused }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let gap = true;
  let stopped = false;

  const connect = (): void => {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      tries = 0;
      live.set('live');
      if (gap) missedSome();
      gap = false;
    });
    source.addEventListener('case', (event) => {
      const id = caseIdOf(event.data);
      if (id) changed(id);
    });
    source.addEventListener('error', () => {
      gap = true;
      live.set('lost');
      // A browser reconnects by itself after a lost connection, but never after an answer other than 200.
      if (source?.readyState === EventSource.CLOSED) again();
    });
  };

  const again = (): void => {
    timer = setTimeout(
      () => {
        tries += 1;
        void refused().then((worthIt) => {
          if (stopped) return;
          if (worthIt) connect();
          else again();
        });
      },
      backoff(tries) * 1000,
    );
  };

  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
    live.set('starting');
  };
}

function caseIdOf(data: unknown): string | null {
  try {
    const parsed: unknown = JSON.parse(String(data));
    if (typeof parsed !== 'object' || parsed === null || !('id' in parsed)) return null;
    return typeof parsed.id === 'string' ? parsed.id : null;
  } catch {
    return null;
  }
}
