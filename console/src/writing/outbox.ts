import { ApiError } from '../api/problem.js';
import { createStore, type Store } from '../shared/store.js';

/**
 * A reply on its way. `counting`: not sent, can be taken back. `sending`: asked for. `unsure`: no answer came; it is
 * asked for again under the same id, which the server counts once.
 */
export interface Reply {
  /** The id of the message to be, made when the person pressed send. */
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly text: string;
  readonly state: 'counting' | 'sending' | 'unsure';
  /** Milliseconds since 1970 at which it leaves. */
  readonly leavesAt: number;
  readonly tries: number;
}

export interface OutboxOptions {
  /** Milliseconds in which a reply can be taken back. */
  grace: number;
  /** Milliseconds until an unsure reply is tried again, after so many tries. */
  pause(tries: number): number;
  send(reply: Reply): Promise<void>;
  /** Whether the case holds a message of this id. */
  arrived(reply: Reply): Promise<boolean>;
  onSent(reply: Reply): void;
  /** The reply is a draft again: taken back by its writer, or refused by the server for the reason given. */
  onReturned(reply: Reply, refusal: ApiError | null): void;
}

/** Replies between "send" and sent. A window that closes sends nothing: what is here is a kept draft until it is sent. */
export class Outbox {
  readonly replies: Store<readonly Reply[]> = createStore<readonly Reply[]>([]);
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly options: OutboxOptions) {}

  of(caseId: string): Reply | undefined {
    return this.replies.get().find((reply) => reply.caseId === caseId);
  }

  /** Starts the countdown. One reply a case at a time: the box is closed until it has left. */
  add(reply: { caseId: string; reference: string; text: string }): void {
    if (this.of(reply.caseId)) return;
    const { grace } = this.options;
    const id = crypto.randomUUID();
    const added: Reply = { ...reply, id, state: 'counting', leavesAt: Date.now() + grace, tries: 0 };
    this.replies.update((replies) => [...replies, added]);
    this.timers.set(
      id,
      setTimeout(() => void this.send(id), grace),
    );
  }

  /**
   * Makes it a draft again. Where the answer to a first try was lost, only if the case does not hold it: answers 'sent'
   * if it does. Throws ApiError if that cannot be told now.
   */
  async takeBack(id: string): Promise<'returned' | 'sent'> {
    const reply = this.find(id);
    if (!reply || reply.state === 'sending') return 'sent';
    if (reply.state === 'unsure' && (await this.options.arrived(reply))) {
      this.remove(id);
      this.options.onSent(reply);
      return 'sent';
    }
    if (this.find(id)?.state === 'sending') return 'sent';
    this.remove(id);
    this.options.onReturned(reply, null);
    return 'returned';
  }

  /** Tries what is unsure again: the connection or the session is back, or the person asks for it. */
  async retry(): Promise<void> {
    const unsure = this.replies.get().filter((reply) => reply.state === 'unsure');
    await Promise.all(unsure.map((reply) => this.send(reply.id)));
  }

  forgetAll(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.replies.set([]);
  }

  private async send(id: string): Promise<void> {
    const reply = this.find(id);
    if (!reply || reply.state === 'sending') return;
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.mark(reply, { state: 'sending', tries: reply.tries + 1 });
    try {
      await this.options.send(reply);
    } catch (error) {
      this.failed(reply, error);
      return;
    }
    if (this.remove(id)) this.options.onSent(reply);
  }

  private failed(reply: Reply, error: unknown): void {
    const known = error instanceof ApiError ? error : new ApiError(0, 'UNKNOWN');
    if (!known.away && known.status !== 401) {
      if (this.remove(reply.id)) this.options.onReturned(reply, known);
      return;
    }
    const tries = reply.tries + 1;
    this.mark(reply, { state: 'unsure', tries });
    // Nobody is signed in: the next sign-in tries again (retry).
    if (known.status === 401 || !this.find(reply.id)) return;
    this.timers.set(
      reply.id,
      setTimeout(() => void this.send(reply.id), this.options.pause(tries)),
    );
  }

  private find(id: string): Reply | undefined {
    return this.replies.get().find((reply) => reply.id === id);
  }

  private mark(reply: Reply, change: Partial<Reply>): void {
    this.replies.update((replies) =>
      replies.map((one) => (one.id === reply.id ? { ...one, ...change } : one)),
    );
  }

  /** Whether it was still there: after a sign-out an answer that comes late concerns nobody. */
  private remove(id: string): boolean {
    const there = this.find(id) !== undefined;
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.replies.update((replies) => replies.filter((reply) => reply.id !== id));
    return there;
  }
}
