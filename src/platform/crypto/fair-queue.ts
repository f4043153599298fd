/**
 * Work that waits for its turn: `start` runs it and never rejects, `drop` tells its caller that there is no
 * room. `client` is a path, its parts joined by '/': turns go round the first parts, and within each of them
 * round the second ones. A part that begins with '*' is a network of many clients, see `NETWORK_TURNS`.
 */
export interface Waiting {
  readonly client: string;
  readonly start: () => Promise<void>;
  readonly drop: () => void;
}

/**
 * The most turns that a network of many clients has in one round. As long as fewer of its clients wait, each
 * has a whole turn; somebody who holds 65,536 addresses has no more than this.
 */
export const NETWORK_TURNS = 8;

/** What waits under one part of a path. */
class Line {
  size = 0;
  /** In turn order: the one at the front is next, and goes to the back when it has more. */
  readonly lines = new Map<string, Line>();
  readonly work: Waiting[] = [];
  /** How many turns the line at the front still has in this round; 0: its turn has not begun. */
  turns = 0;
}

/** A bounded line in which clients take turns: one piece of work each, round and round. */
export class FairQueue {
  private readonly root = new Line();

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.root.size;
  }

  /**
   * Lets `waiting` join. When the lane is too full then, the newest work of the client with most waiting is
   * dropped; of several with as much, of any but the one who has just come.
   */
  add(waiting: Waiting): void {
    const path = pathOf(waiting);
    let line = this.root;
    line.size += 1;
    for (const part of path) {
      const next = line.lines.get(part) ?? new Line();
      line.lines.set(part, next);
      next.size += 1;
      line = next;
    }
    line.work.push(waiting);
    if (this.root.size > this.limit) this.newestOfGreediest(path)?.drop();
  }

  /** Takes out work that nobody waits for any more. Returns whether it was still waiting. */
  remove(waiting: Waiting): boolean {
    const lines = this.linesOf(pathOf(waiting));
    const work = lines?.at(-1)?.work;
    const at = work?.indexOf(waiting) ?? -1;
    if (!lines || !work || at < 0) return false;
    work.splice(at, 1);
    this.shrink(pathOf(waiting), lines);
    return true;
  }

  /** The next in turn, or undefined when nobody waits. */
  take(): Waiting | undefined {
    return this.root.size === 0 ? undefined : takeFrom(this.root);
  }

  private newestOfGreediest(newcomer: readonly string[]): Waiting | undefined {
    const path: string[] = [];
    let line = this.root;
    while (line.lines.size > 0) {
      const own = newcomer[path.length] ?? '';
      const sameSoFar = path.every((part, at) => part === newcomer[at]);
      const part = greediest(line.lines, sameSoFar ? own : null);
      path.push(part);
      line = line.lines.get(part) as Line;
    }
    const dropped = line.work.pop();
    this.shrink(path, this.linesOf(path) ?? []);
    return dropped;
  }

  /** The lines along a path, the root left out; null where there is no such path. */
  private linesOf(path: readonly string[]): Line[] | null {
    const found: Line[] = [];
    let line: Line | undefined = this.root;
    for (const part of path) {
      line = line.lines.get(part);
      if (!line) return null;
      found.push(line);
    }
    return found;
  }

  /** One piece of work less at the end of a path. */
  private shrink(path: readonly string[], lines: readonly Line[]): void {
    this.root.size -= 1;
    lines.forEach((line, at) => {
      line.size -= 1;
      if (line.size > 0) return;
      const above = at === 0 ? this.root : (lines[at - 1] as Line);
      // A line that leaves the front takes the rest of its turns along.
      if (first(above.lines) === path[at]) above.turns = 0;
      above.lines.delete(path[at] as string);
    });
  }
}

function pathOf({ client }: Waiting): string[] {
  return client.split('/');
}

function takeFrom(line: Line): Waiting | undefined {
  line.size -= 1;
  if (line.lines.size === 0) return line.work.shift();
  const name = first(line.lines) as string;
  const next = line.lines.get(name) as Line;
  if (line.turns === 0) line.turns = name.startsWith('*') ? Math.min(next.lines.size, NETWORK_TURNS) : 1;
  line.turns -= 1;
  const taken = takeFrom(next);
  if (next.size === 0) line.turns = 0;
  if (line.turns === 0) {
    line.lines.delete(name);
    if (next.size > 0) line.lines.set(name, next);
  }
  return taken;
}

/** The name of the line with most waiting; of several, of any but `newcomer`. */
function greediest(lines: ReadonlyMap<string, Line>, newcomer: string | null): string {
  const most = Math.max(...[...lines.values()].map(({ size }) => size));
  const tied = [...lines].filter(([, { size }]) => size === most).map(([name]) => name);
  const others = tied.length > 1 ? tied.filter((name) => name !== newcomer) : tied;
  return others[Math.floor(Math.random() * others.length)] as string;
}

function first(lines: ReadonlyMap<string, Line>): string | undefined {
  return lines.keys().next().value;
}
