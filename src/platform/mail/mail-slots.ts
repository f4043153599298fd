/** Lets so many mails be on their way at a time. Of those that wait the most urgent goes first, then the one that came first. */
export class MailSlots {
  private readonly waiting: { urgency: number; go: () => void }[] = [];
  private free: number;

  constructor(count: number) {
    this.free = count;
  }

  /** @param urgency - 1 the most urgent */
  async run<T>(urgency: number, send: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((go) => this.queue(urgency, go));
    try {
      return await send();
    } finally {
      const next = this.waiting.shift();
      if (next) next.go();
      else this.free += 1;
    }
  }

  private queue(urgency: number, go: () => void): void {
    const behind = this.waiting.findLastIndex((one) => one.urgency <= urgency) + 1;
    this.waiting.splice(behind, 0, { urgency, go });
  }
}
