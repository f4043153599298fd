/**
 * Sets the time of day of this process wrong by so many milliseconds, where it stays; how much time goes by is measured and awaited as
 * ever. Returns what sets it right.
 */
export function setClockOff(ms: number): () => void {
  jest.useFakeTimers({
    now: Date.now() + ms,
    doNotFake: [
      'clearImmediate',
      'clearInterval',
      'clearTimeout',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'setInterval',
      'setTimeout',
    ],
  });
  return () => jest.useRealTimers();
}
