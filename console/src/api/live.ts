import { createStore } from '../shared/store.js';
import { backoff } from './connection.js';

/** Whether changes made by others arrive by themselves just now. */
export const live = createStore<'starting' | 'live' | 'lost'>('starting');

/** The server gives a sign of life every 15 seconds. Two that do not come, and the stream is taken for dead, whatever the browser says. */
export const SILENCE = 40_000;

interface Listener {
  /** A case was received or changed. */
  changed(caseId: string): void;
  /** Other colleagues have a case before them. */
  presence(): void;
  /**
   * The stream begins, or is back after a gap and the server cannot tell what was missed: anything may have happened since what
   * is shown was fetched.
   */
  missedSome(): void;
  /** The stream was refused. Resolves whether it is worth connecting again (the session still stands). */
  refused(): Promise<boolean>;
}

/** Listens to the server's events until the function that it returns is called. After a gap the server tells what was missed. */
export function listen({ changed, presence, missedSome, refused }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let gap = true;
  let stopped = false;
  /** Of the last event; empty: there is none to go on from. */
  let last = '';
  let silence: ReturnType<typeof setTimeout> | undefined;

  /** A network that is half there closes nothing: only the silence shows it. */
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      gap = true;
      live.set('lost');
      source?.close();
      again();
    }, SILENCE);
  };

  const connect = (): void => {
    heard();
    // A browser that reconnects sends the last id itself; a new connection has to name it.
    source = new EventSource(last ? `/api/events?after=${encodeURIComponent(last)}` : '/api/events');
    source.addEventListener('connected', (event) => {
      tries = 0;
      heard();
      live.set('live');
      if (gap && !last) missedSome();
      gap = false;
      last = event.lastEventId;
    });
    source.addEventListener('reset', (event) => {
      last = event.lastEventId;
      missedSome();
    });
    source.addEventListener('alive', heard);
    source.addEventListener('presence', () => {
      heard();
      presence();
    });
    source.addEventListener('case', (event) => {
      heard();
      last = event.lastEventId;
      const id = caseIdOf(event.data);
      if (id) changed(id);
    });
    source.addEventListener('error', () => {
      gap = true;
      live.set('lost');
      // A browser reconnects after a lost connection, but never after an answer other than 200.
      if (source?.readyState === EventSource.CLOSED) again();
    });
  };

  const again = (): void => {
    clearTimeout(silence);
    clearTimeout(timer);
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
    clearTimeout(silence);
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
