/** What dies this often within the window (milliseconds) is not coming back by itself. */
const DEATHS = { most: 5, window: 120_000 };

/** Says whether, and after how long, something that died is started again: 1, 2, 4 and 8 seconds, and then no more. */
export class Restarts {
  #deaths = [];

  /** Counts a death. Milliseconds to wait before the next start; null when there were too many within two minutes. */
  next() {
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < DEATHS.window), now];
    return this.#deaths.length < DEATHS.most ? 1000 * 2 ** (this.#deaths.length - 1) : null;
  }
}
