/** A browser holds one stream a tab. */
const MOST_OF_SESSION = 8;
const MOST_OF_PROCESS = 2_000;

/**
 * How many streams there are, and whose: in the order in which they began. A session has a bounded number, for each costs a
 * connection and a look at its session every few seconds; so has the process.
 */
export class StreamPlaces<S extends { readonly sessionId: Uint8Array }> {
  private readonly bySession = new Map<string, Set<S>>();
  private readonly all = new Set<S>();

  constructor(
    private readonly ofSession = MOST_OF_SESSION,
    private readonly ofProcess = MOST_OF_PROCESS,
  ) {}

  /** Whether a stream of this session finds a place, if need be that of another one. */
  hasRoomFor(sessionId: Uint8Array): boolean {
    return this.all.size < this.ofProcess || this.bySession.has(nameOf(sessionId)) || this.most().size > 1;
  }

  /** Takes a place. Returns the stream that has to go for it, or null. */
  take(stream: S): S | null {
    const own = this.of(stream.sessionId);
    const [oldestOwn] = own;
    const leaves =
      own.size >= this.ofSession
        ? oldestOwn
        : this.all.size >= this.ofProcess
          ? [...(this.most().size > 1 ? this.most() : own)][0]
          : undefined;
    own.add(stream);
    this.all.add(stream);
    if (leaves) this.leave(leaves);
    return leaves ?? null;
  }

  leave(stream: S): void {
    this.all.delete(stream);
    const name = nameOf(stream.sessionId);
    const own = this.bySession.get(name);
    own?.delete(stream);
    if (own?.size === 0) this.bySession.delete(name);
  }

  private of(sessionId: Uint8Array): Set<S> {
    const name = nameOf(sessionId);
    const own = this.bySession.get(name) ?? new Set();
    this.bySession.set(name, own);
    return own;
  }

  /** The streams of the session that has most. */
  private most(): ReadonlySet<S> {
    let most: ReadonlySet<S> = new Set();
    for (const own of this.bySession.values()) if (own.size > most.size) most = own;
    return most;
  }
}

function nameOf(sessionId: Uint8Array): string {
  return Buffer.from(sessionId).toString('base64');
}
