/**
 * Work that waits for its turn: `start` runs it and never rejects, `drop` tells its caller that there is no
 * room.
 */
export interface Waiting {
  readonly client: string;
  readonly start: () => Promise<void>;
  readonly drop: () => void;
}

/** A bounded line in which clients take turns: one piece of work each, round and round. */
export class FairQueue {
  /** In turn order: the client at the front is next, and goes to the back when it has more. */
  private readonly lines = new Map<string, Waiting[]>();
  private count = 0;

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.count;
  }

  /**
   * Lets `waiting` join. When the lane is full, the newest work of the client with most waiting is dropped
   * instead.
   */
  add(waiting: Waiting): void {
    if (this.count >= this.limit) {
      const greediest = this.greediest();
      const own = this.lines.get(waiting.client)?.length ?? 0;
      const dropped = greediest && greediest.length > own + 1 ? greediest.pop() : undefined;
      if (!dropped) return waiting.drop();
      this.count -= 1;
      dropped.drop();
    }
    const line = this.lines.get(waiting.client);
    if (line) line.push(waiting);
    else this.lines.set(waiting.client, [waiting]);
    this.count += 1;
  }

  /** The next in turn, or undefined when nobody waits. */
  take(): Waiting | undefined {
    const first = this.lines.entries().next();
    if (first.done) return undefined;
    const [client, line] = first.value;
    this.lines.delete(client);
    if (line.length > 1) this.lines.set(client, line);
    this.count -= 1;
    return line.shift();
  }

  private greediest(): Waiting[] | undefined {
    let most: Waiting[] | undefined;
    for (const line of this.lines.values()) if (!most || line.length > most.length) most = line;
    return most;
  }
}
