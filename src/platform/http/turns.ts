import { FairQueue, type Waiting } from '../crypto/index.js';

/** Whether work brings the cookie of a draft or session that is known to live. */
export type Standing = 'known' | 'new';

/**
 * A number of places to work in, and two lines for them that move on by turns: of those who are on their way, and of those who
 * may be anybody. Whatever one line holds, the other has every second place.
 */
export class Turns {
  private readonly lines: Record<Standing, FairQueue>;
  private running = 0;
  private next: Standing = 'known';

  /** @param mostWaiting - in each line */
  constructor(
    private readonly atOnce: number,
    mostWaiting: number,
  ) {
    this.lines = { known: new FairQueue(mostWaiting), new: new FairQueue(mostWaiting) };
  }

  add(standing: Standing, waiting: Waiting): void {
    this.lines[standing].add(waiting);
    this.startNext();
  }

  /** Takes out work that nobody waits for any more. */
  remove(standing: Standing, waiting: Waiting): void {
    this.lines[standing].remove(waiting);
  }

  private startNext(): void {
    while (this.running < this.atOnce) {
      const waiting = this.take();
      if (!waiting) return;
      this.running += 1;
      void waiting.start().finally(() => {
        this.running -= 1;
        this.startNext();
      });
    }
  }

  private take(): Waiting | undefined {
    const turn = this.next;
    this.next = turn === 'known' ? 'new' : 'known';
    return this.lines[turn].take() ?? this.lines[this.next].take();
  }
}
