/** A clock that a test holds. */
export interface HeldClock {
  /** Lets so many milliseconds pass, at once. */
  forward(ms: number): void;
  release(): void;
}

/**
 * Stops the clock by which this process measures how much time went by (`performance.now`): what refills with time, such as the
 * turns of a rate limit, stays as it is however long the test takes. Timers and the time of day go on. Nothing may wait with
 * `eventually` meanwhile, which would never lose patience.
 */
export function holdClock(): HeldClock {
  const now = performance.now();
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'clearImmediate',
      'clearInterval',
      'clearTimeout',
      'hrtime',
      'nextTick',
      'queueMicrotask',
      'setImmediate',
      'setInterval',
      'setTimeout',
    ],
  });
  const forward = (ms: number): void => jest.advanceTimersByTime(ms);
  forward(now); // a clock that Jest makes begins with 0
  return { forward, release: () => jest.useRealTimers() };
}
