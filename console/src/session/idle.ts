import { createStore } from '../shared/store.js';

const LOOK_EVERY = 2_000;
/** How long before the lock it is announced (WCAG 2.2.1 asks for at least 20 seconds). */
const WARNING = 2 * 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** The time at which this window locks itself, once that is near. */
export const idleWarning = createStore<{ locksAt: number } | null>(null);

interface IdleOptions {
  /** After how many minutes without a sign of the person it locks. */
  minutes: number;
  lock(): void;
  /** The person is working, perhaps without any request: tells the server, at most three times in that span. */
  stillHere(): void;
}

/** Watches for the person in this and the other windows of the console, until the function it returns is called. */
export function watchIdle({ minutes, lock, stillHere }: IdleOptions): () => void {
  const limit = minutes * 60_000;
  const windows = new BroadcastChannel('abhaya-activity');
  let seen = Date.now();
  let told = seen;

  const sign = (): void => {
    const now = Date.now();
    if (now - seen > 1_000) windows.postMessage('seen');
    seen = now;
    idleWarning.set(null);
  };
  windows.addEventListener('message', () => {
    seen = Date.now();
    idleWarning.set(null);
  });

  const look = (): void => {
    const now = Date.now();
    const rest = seen + limit - now;
    if (rest <= 0) {
      stop();
      lock();
      return;
    }
    if (rest <= Math.min(WARNING, limit / 2))
      idleWarning.update((warning) => warning ?? { locksAt: seen + limit });
    if (seen > told && now - told > limit / 3) {
      told = now;
      stillHere();
    }
  };

  const timer = setInterval(look, LOOK_EVERY);
  for (const name of SIGNS) window.addEventListener(name, sign, { passive: true, capture: true });
  const stop = (): void => {
    clearInterval(timer);
    for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
    windows.close();
    idleWarning.set(null);
  };
  return stop;
}
