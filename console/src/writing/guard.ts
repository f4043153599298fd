import type { CaseDetail, CaseEntry, TextKind } from '../api/types.js';

/** What the writer of a text had seen of its case when they began, or have been told of since. */
export interface Seen {
  /** The place of the last entry; 0: none. */
  readonly sequence: number;
  /** Who had the case; null: nobody. */
  readonly assigneeId: string | null;
}

/** What the writer has to be told before the text is sent. */
export interface News {
  /** What others wrote since, oldest first. */
  readonly entries: readonly CaseEntry[];
  /** Who has the case, where that is somebody else of whom the writer was not told; else null. */
  readonly assignee: { readonly id: string; readonly name: string } | null;
}

/** Who writes: `name` as their entries carry it. */
export interface Writer {
  readonly id: string;
  readonly name: string;
}

type Found = Pick<CaseDetail, 'id' | 'entries' | 'assignee'>;

/**
 * What the writers of unfinished texts had seen of the cases, so that nothing is sent past what came meanwhile. An entry that
 * came onto the screen while somebody typed counts as not seen: their eyes were on their own words.
 */
export class Guard {
  private readonly seen = new Map<string, Seen>();

  /** The writer begins a text now, with the case before them as it is. */
  begin(found: Found, kind: TextKind, me: Writer): Seen {
    const assigneeId = found.assignee?.id ?? null;
    // Whoever answers in a case of somebody else is asked in any event; a note in it is everyday work.
    const unasked = kind === 'note' || assigneeId === me.id;
    return this.keep(found, kind, { sequence: lastOf(found), assigneeId: unasked ? assigneeId : null });
  }

  /** What goes with the text to the server, which knows more than this screen may. A text that was not begun before begins now. */
  ensure(found: Found, kind: TextKind, me: Writer): Seen {
    return this.seen.get(key(found.id, kind)) ?? this.begin(found, kind, me);
  }

  /** The writer has been told of what is new. */
  told(found: Found, kind: TextKind): void {
    this.keep(found, kind, { sequence: lastOf(found), assigneeId: found.assignee?.id ?? null });
  }

  /** Null: nothing is new, or the text was not begun here. */
  newsOf(found: Found, kind: TextKind, me: Writer): News | null {
    const seen = this.seen.get(key(found.id, kind));
    if (!seen) return null;
    const { assignee } = found;
    const others = assignee !== null && assignee.id !== me.id && assignee.id !== seen.assigneeId;
    const entries = found.entries.filter(
      ({ sequence, author }) =>
        sequence > seen.sequence && !(author.type === 'staff' && author.name === me.name),
    );
    return entries.length > 0 || others ? { entries, assignee: others ? assignee : null } : null;
  }

  forgetAll(): void {
    this.seen.clear();
  }

  private keep(found: Found, kind: TextKind, seen: Seen): Seen {
    this.seen.set(key(found.id, kind), seen);
    return seen;
  }
}

const lastOf = ({ entries }: Found): number => Math.max(0, ...entries.map(({ sequence }) => sequence));

function key(caseId: string, kind: TextKind): string {
  return `${caseId}/${kind}`;
}
