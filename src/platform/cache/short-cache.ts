/** Far more than there are desks; a key is an id or an enumeration of ours, so that this is never reached. */
const MOST = 1_000;

interface Kept<V> {
  readonly value: Promise<V>;
  readonly until: number;
}

/**
 * Keeps what was loaded for a moment, for what many requests a second ask of the database and few changes touch. What must not
 * be old is guarded where it is used. Callers that ask while it is being loaded share the load; a load that fails is not kept.
 */
export class ShortCache<V> {
  private readonly kept = new Map<string, Kept<V>>();

  /**
   * @param keepMs - how long, from the beginning of the load
   * @param clock - milliseconds that never go back
   */
  constructor(
    private readonly keepMs: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** The value of this key, loaded unless it was within the time. Rejects as the load does. */
  get(key: string, load: () => Promise<V>): Promise<V> {
    const now = this.clock();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.value;
    if (this.kept.size >= MOST) this.kept.clear();
    const entry = { value: load(), until: now + this.keepMs };
    this.kept.set(key, entry);
    entry.value.catch(() => this.kept.get(key) === entry && this.kept.delete(key));
    return entry.value;
  }

  /** Forgets everything, also what is being loaded now: who asks next gets what is there then. */
  clear(): void {
    this.kept.clear();
  }
}
