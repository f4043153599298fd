import { ApiError } from '../api/problem.js';
import { createStore, type Store } from '../shared/store.js';
import type { Seen } from './guard.js';

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
  /** What its writer had seen of the case. */
  readonly seen: Seen;
  readonly state: 'counting' | 'sending' | 'unsure';
  /** Milliseconds since 1970 at which it leaves. */
  readonly leavesAt: number;
  readonly tries: number;
}

/** A reply that its writer hands over. */
export type NewReply = Pick<Reply, 'caseId' | 'reference' | 'text' | 'seen'>;

export interface OutboxOptions {
  /** Milliseconds in which a reply can be taken back. */
  grace: number;
  /** Milliseconds until an unsure reply is tried again, by the number of tries so far. */
  pause(tries: number): number;
  send(reply: Reply): Promise<void>;
  /** Whether the case holds a message of this id. */
  arrived(reply: Reply): Promise<boolean>;
  onSent(reply: Reply): void;
  /** The reply is a draft again: taken back by its writer, or refused by the server for the reason given. */
  onReturned(reply: Reply, refusal: ApiError | null): void;
  /** The reply is a draft again because its session ends, or has ended: what was still counting down is never sent by that. */
  onHeld(reply: Reply): void;
}

/** Replies between "send" and sent. A window that closes sends nothing: what is here is a kept draft until it is sent. */
export class Outbox {
  readonly replies: Store<readonly Reply[]> = createStore<readonly Reply[]>([]);
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** By case: under which id a text was asked for that is a draft again. That request may still arrive. */
  private readonly tried = new Map<string, string>();

  constructor(private readonly options: OutboxOptions) {}

  of(caseId: string): Reply | undefined {
    return this.replies.get().find((reply) => reply.caseId === caseId);
  }

  /** Starts the countdown. One reply a case at a time: the box is closed until it has left. */
  add(reply: NewReply): void {
    if (this.of(reply.caseId)) return;
    const { grace } = this.options;
    // What may still arrive and what is sent now are one message, so that the reporter does not get both.
    const id = this.tried.get(reply.caseId) ?? crypto.randomUUID();
    const added: Reply = { ...reply, id, state: 'counting', leavesAt: Date.now() + grace, tries: 0 };
    this.replies.update((replies) => [...replies, added]);
    this.sendAfter(id, grace);
  }

  /**
   * Makes it a draft again. Where the answer to a first try was lost, only if the case does not hold it: answers 'sent'
   * if it does. Throws ApiError if that cannot be told now.
   */
  async takeBack(id: string): Promise<'returned' | 'sent'> {
    const reply = this.find(id);
    if (!reply || reply.state === 'sending') return 'sent';
    if (reply.state === 'unsure' && (await this.hasArrived(reply))) return 'sent';
    // While that was asked it may have been sent, or asked for again.
    const now = this.find(id);
    if (!now || now.state === 'sending') return 'sent';
    this.giveBack(now, null);
    return 'returned';
  }

  /** Tries what is unsure again: the connection or the session is back, or the person asks for it. */
  async retry(): Promise<void> {
    await this.sendAll(({ state }) => state === 'unsure');
  }

  /** Makes drafts again of what counts down. */
  holdBack(): void {
    for (const reply of this.replies.get()) if (reply.state === 'counting') this.hold(reply);
  }

  /** Resolves once nothing waits for its answer. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.replies.get().some(({ state }) => state === 'sending')) return;
        stop();
        resolve();
      };
      const stop = this.replies.subscribe(look);
      look();
    });
  }

  forgetAll(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.tried.clear();
    this.replies.set([]);
  }

  private async sendAll(which: (reply: Reply) => boolean): Promise<void> {
    await Promise.all(
      this.replies
        .get()
        .filter(which)
        .map(({ id }) => this.send(id)),
    );
  }

  private async hasArrived(reply: Reply): Promise<boolean> {
    this.stopTimer(reply.id);
    let arrived: boolean;
    try {
      arrived = await this.options.arrived(reply);
    } catch (error) {
      if (this.find(reply.id)?.state === 'unsure') this.sendAfter(reply.id, this.options.pause(reply.tries));
      throw error;
    }
    if (arrived) this.finish(reply);
    return arrived;
  }

  private async send(id: string): Promise<void> {
    const reply = this.find(id);
    if (!reply || reply.state === 'sending') return;
    this.stopTimer(id);
    this.mark(reply, { state: 'sending', tries: reply.tries + 1 });
    try {
      await this.options.send(reply);
    } catch (error) {
      this.failed({ ...reply, tries: reply.tries + 1 }, error);
      return;
    }
    this.finish(reply);
  }

  private finish(reply: Reply): void {
    // An answer that comes after the sign-out is ignored.
    if (!this.remove(reply.id)) return;
    this.tried.delete(reply.caseId);
    this.options.onSent(reply);
  }

  private failed(reply: Reply, error: unknown): void {
    if (!this.find(reply.id)) return;
    const known = error instanceof ApiError ? error : new ApiError(0, 'UNKNOWN');
    // There is no session, so it was not taken.
    if (known.status === 401) {
      this.hold(reply);
      return;
    }
    if (!known.away) {
      this.giveBack(reply, known);
      return;
    }
    this.mark(reply, { state: 'unsure' });
    this.sendAfter(reply.id, this.options.pause(reply.tries));
  }

  private hold(reply: Reply): void {
    this.remove(reply.id);
    if (reply.tries > 1) this.tried.set(reply.caseId, reply.id);
    this.options.onHeld(reply);
  }

  private giveBack(reply: Reply, refusal: ApiError | null): void {
    this.remove(reply.id);
    // An earlier version arrived: what is sent after its writer was told is a message of its own.
    if (refusal?.code === 'ENTRY_DIFFERS') this.tried.delete(reply.caseId);
    else if (reply.tries > 0) this.tried.set(reply.caseId, reply.id);
    this.options.onReturned(reply, refusal);
  }

  private find(id: string): Reply | undefined {
    return this.replies.get().find((reply) => reply.id === id);
  }

  private mark(reply: Reply, change: Partial<Reply>): void {
    this.replies.update((replies) =>
      replies.map((one) => (one.id === reply.id ? { ...one, ...change } : one)),
    );
  }

  /** Whether it was still there. */
  private remove(id: string): boolean {
    const there = this.find(id) !== undefined;
    this.stopTimer(id);
    this.replies.update((replies) => replies.filter((reply) => reply.id !== id));
    return there;
  }

  private sendAfter(id: string, milliseconds: number): void {
    this.stopTimer(id);
    this.timers.set(
      id,
      setTimeout(() => void this.send(id), milliseconds),
    );
  }

  private stopTimer(id: string): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }
}
