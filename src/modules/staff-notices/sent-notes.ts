const EVERY_MS = 200;

/**
 * Notes in few statements which mails have left, at most 200 ms after each: so many may be sent again when the worker is killed
 * in the middle of a batch.
 */
export class SentNotes {
  private unnoted: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly write: (ids: readonly string[]) => Promise<void>) {}

  add(id: string): void {
    this.unnoted.push(id);
    this.timer ??= setTimeout(() => this.flush(), EVERY_MS);
  }

  /** Notes the rest. Rejects with what a note failed with: then some of the mails are not noted. */
  async end(): Promise<void> {
    this.flush();
    await this.writing;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const ids = this.unnoted.splice(0);
    if (ids.length === 0) return;
    this.writing = Promise.all([this.writing, this.write(ids)]).then(() => undefined);
    // Told at the end.
    this.writing.catch(() => undefined);
  }
}
