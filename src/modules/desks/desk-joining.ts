import { Injectable } from '@nestjs/common';

/** What has to happen when people join a desk, in the transaction that makes them members. */
export interface DeskJoiner {
  joined(deskId: string, staffIds: readonly string[]): Promise<void>;
}

/** Whoever makes people members of a desk calls it, after their rows are written and before the transaction ends. */
@Injectable()
export class DeskJoining implements DeskJoiner {
  private readonly joiners: DeskJoiner[] = [];

  /** For modules that have something to do then, as they start. */
  add(joiner: DeskJoiner): void {
    this.joiners.push(joiner);
  }

  async joined(deskId: string, staffIds: readonly string[]): Promise<void> {
    for (const joiner of this.joiners) await joiner.joined(deskId, staffIds);
  }
}
