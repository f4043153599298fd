/** What the windows of one browser, which share a session, tell each other. */
type Said =
  | { what: 'in' | 'left' | 'leaving' }
  /** A window that was told of a sign-out has something to finish first. */
  | { what: 'busy' | 'done'; window: string };

/** Within these milliseconds a window says whether it has something to finish. */
const ANSWER = 150;

const channel = new BroadcastChannel('abhaya-session');
const me = crypto.randomUUID();

interface Listener {
  /** Another window signed in. */
  in(): void;
  /** Another window ended the session. */
  left(): void;
  /** Another window is about to end the session: what this one has to finish, or null. */
  leaving(): Promise<void> | null;
}

export function tellWindows(what: 'in' | 'left'): void {
  say({ what });
}

export function listenToWindows(listener: Listener): void {
  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.what === 'in') listener.in();
    if (data.what === 'left') listener.left();
    if (data.what !== 'leaving') return;
    const work = listener.leaving();
    if (!work) return;
    say({ what: 'busy', window: me });
    void work.finally(() => say({ what: 'done', window: me }));
  });
}

/** Tells the other windows that the session is about to end. Resolves when they are ready, or after `patience` ms. */
export function finishInOtherWindows(patience: number): Promise<void> {
  return new Promise((resolve) => {
    const busy = new Set<string>();
    let asked = false;
    const finish = (): void => {
      channel.removeEventListener('message', hear);
      clearTimeout(soon);
      clearTimeout(latest);
      resolve();
    };
    const hear = ({ data }: MessageEvent<Said>): void => {
      if (data.what === 'busy') busy.add(data.window);
      if (data.what === 'done') busy.delete(data.window);
      if (asked && busy.size === 0) finish();
    };
    const soon = setTimeout(() => {
      asked = true;
      if (busy.size === 0) finish();
    }, ANSWER);
    const latest = setTimeout(finish, patience);
    channel.addEventListener('message', hear);
    say({ what: 'leaving' });
  });
}

function say(said: Said): void {
  channel.postMessage(said);
}
