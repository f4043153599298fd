import { createStore, type Store } from '../shared/store.js';
import { ApiError } from '../api/problem.js';
import type { TextKind } from '../api/types.js';

/** One unfinished text. `state` is of its sealed copy on the server, which is what a closed window leaves behind. */
export interface Draft {
  text: string;
  state: 'kept' | 'typed' | 'keeping' | 'failed';
  /** What another window of this person holds; null: nothing, or it was answered for. */
  older: OlderDraft | null;
}

/** A text of the same person in another window, which this one has not seen. */
export interface OlderDraft {
  readonly text: string;
  readonly revision: string;
}

/** Names a version of a text, and those that its window has seen. */
export interface Version {
  readonly revision: string;
  readonly over: readonly string[];
}

export interface DraftsOptions {
  /** Keeps the text on the server; an empty one is removed there. Resolves to what another window held, or null. */
  save(caseId: string, kind: TextKind, text: string, version: Version): Promise<OlderDraft | null>;
  /** Milliseconds of silence after a keystroke before the text is kept. */
  quiet: number;
  /** Milliseconds after which a text is tried again that could not be kept because the server was away. */
  pause: number;
}

interface Kept extends Draft {
  caseId: string;
  kind: TextKind;
  /** The versions that are in the text, or were taken out of it. */
  over: string[];
  timer: ReturnType<typeof setTimeout> | undefined;
  keeping: Promise<void> | undefined;
}

const EMPTY: Draft = { text: '', state: 'kept', older: null };
/** As many versions as the server takes: the last ones tell enough. */
const MOST_SEEN = 50;

/** Texts being written, by case and kind. They live in memory and, sealed, on the server: never in browser storage. */
export class Drafts {
  private readonly drafts = new Map<string, Kept>();
  /** Counts changes, for those who watch. */
  readonly changes: Store<number> = createStore(0);

  constructor(private readonly options: DraftsOptions) {}

  get(caseId: string, kind: TextKind): Draft {
    return this.drafts.get(key(caseId, kind)) ?? EMPTY;
  }

  /**
   * Takes over what the server kept, unless something is being written here already: then what another window wrote is offered
   * beside it.
   */
  arrive(caseId: string, kind: TextKind, kept: (OlderDraft & { older: OlderDraft | null }) | null): void {
    if (!kept?.text) return;
    const here = this.drafts.get(key(caseId, kind));
    if (here === undefined) {
      const draft = this.put(caseId, kind, kept.text, 'kept');
      draft.over = [kept.revision];
      this.offer(draft, kept.older);
    } else if (isOther(here, kept)) this.offer(here, kept);
  }

  /** Puts the text of the other window below this one. */
  addOlder(caseId: string, kind: TextKind): void {
    const { text, older } = this.get(caseId, kind);
    if (older) this.answerFor(caseId, kind, older, text === '' ? older.text : `${text}\n\n${older.text}`);
  }

  /** The text of the other window is not wanted any more. */
  dropOlder(caseId: string, kind: TextKind): void {
    const { text, older } = this.get(caseId, kind);
    if (older) this.answerFor(caseId, kind, older, text);
  }

  /** A keystroke. */
  type(caseId: string, kind: TextKind, text: string): void {
    const draft = this.put(caseId, kind, text, 'typed');
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => void this.keep(draft), this.options.quiet);
  }

  /** A text that was to be sent is a draft again. Whether the server holds it is as before; nothing else is taken for kept. */
  giveBack(caseId: string, kind: TextKind, text: string): void {
    if (this.get(caseId, kind).text !== text) this.type(caseId, kind, text);
    else this.announce();
  }

  /** The text was sent: the server took its draft away with that. Text typed since then stays, and is kept again. */
  sent(caseId: string, kind: TextKind, text: string): void {
    const now = this.get(caseId, kind).text;
    if (now === text) {
      const draft = this.put(caseId, kind, '', 'kept');
      clearTimeout(draft.timer);
      draft.older = null;
    } else if (now !== '') this.type(caseId, kind, now);
  }

  /** Keeps one text now. */
  async keepNow(caseId: string, kind: TextKind): Promise<void> {
    const draft = this.drafts.get(key(caseId, kind));
    if (draft) await this.keep(draft);
  }

  /** Keeps everything that is not kept yet: before a sign-out, and when the server or the session is back. */
  async keepAll(): Promise<void> {
    await Promise.all(
      [...this.drafts.values()].filter((draft) => draft.state !== 'kept').map((draft) => this.keep(draft)),
    );
  }

  /** What the server does not hold as it is. An empty text: it holds one that was taken out here. */
  unkept(): { caseId: string; kind: TextKind; text: string; version: Version }[] {
    return [...this.drafts.values()]
      .filter((draft) => draft.state !== 'kept')
      .map((draft) => ({ ...draft, version: { revision: crypto.randomUUID(), over: draft.over } }));
  }

  forgetAll(): void {
    for (const draft of this.drafts.values()) clearTimeout(draft.timer);
    this.drafts.clear();
    this.announce();
  }

  private keep(draft: Kept): Promise<void> {
    clearTimeout(draft.timer);
    if (draft.state === 'kept') return Promise.resolve();
    // One at a time: an older text must not arrive after a newer one.
    draft.keeping ??= this.save(draft).finally(() => (draft.keeping = undefined));
    return draft.keeping;
  }

  private async save(draft: Kept): Promise<void> {
    for (;;) {
      const { text, over } = draft;
      const revision = crypto.randomUUID();
      // Also where no answer comes: it may have arrived, and is then a version of this window.
      draft.over = [...over, revision].slice(-MOST_SEEN);
      this.set(draft, 'keeping');
      let older: OlderDraft | null;
      try {
        older = await this.options.save(draft.caseId, draft.kind, text, { revision, over });
      } catch (error) {
        if (!this.holds(draft)) return;
        this.set(draft, 'failed');
        if (error instanceof ApiError && error.away)
          draft.timer = setTimeout(() => void this.keep(draft), this.options.pause);
        return;
      }
      // Forgotten meanwhile: keeping the rest would happen in the name of the next person.
      if (!this.holds(draft)) return;
      this.offer(draft, older);
      if (draft.text === text) break;
    }
    this.set(draft, 'kept');
  }

  private answerFor(caseId: string, kind: TextKind, older: OlderDraft, text: string): void {
    this.type(caseId, kind, text);
    const draft = this.drafts.get(key(caseId, kind));
    if (!draft) return;
    draft.over = [...draft.over, older.revision].slice(-MOST_SEEN);
    draft.older = null;
    this.announce();
  }

  private offer(draft: Kept, older: OlderDraft | null): void {
    draft.older = older && !draft.over.includes(older.revision) ? older : null;
    this.announce();
  }

  private holds(draft: Kept): boolean {
    return this.drafts.get(key(draft.caseId, draft.kind)) === draft;
  }

  private put(caseId: string, kind: TextKind, text: string, state: Draft['state']): Kept {
    const id = key(caseId, kind);
    const draft = this.drafts.get(id) ?? {
      ...{ caseId, kind, text, state },
      ...{ over: [], older: null, timer: undefined, keeping: undefined },
    };
    draft.text = text;
    this.drafts.set(id, draft);
    // What is on its way is followed by what was typed meanwhile (see save).
    this.set(draft, draft.keeping ? 'keeping' : state);
    return draft;
  }

  private set(draft: Kept, state: Draft['state']): void {
    draft.state = state;
    this.announce();
  }

  private announce(): void {
    this.changes.update((count) => count + 1);
  }
}

/** Whether the server has a text of another window. An empty box takes none: its text may just have been sent or taken out. */
function isOther(here: Kept, kept: OlderDraft): boolean {
  if (here.keeping || here.text === '' || here.text === kept.text) return false;
  return !here.over.includes(kept.revision);
}

function key(caseId: string, kind: TextKind): string {
  return `${caseId}/${kind}`;
}
