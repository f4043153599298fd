import { Injectable } from '@nestjs/common';
import type { GrantContext, KemPublicKey, SealContext } from '../../platform/crypto/index.js';
import type { DeskKeys } from '../staff/index.js';

/** One thing that is sealed to an earlier key of a desk, and where it belongs before and after. */
export type RewrapTask =
  | {
      readonly kind: 'grant';
      readonly sealed: Uint8Array;
      readonly epoch: number;
      readonly from: GrantContext;
      readonly to: GrantContext;
    }
  | {
      readonly kind: 'document';
      readonly sealed: Uint8Array;
      readonly epoch: number;
      readonly from: SealContext;
      readonly to: SealContext;
    };

/** Wraps things anew, off the thread that answers requests: null for one that does not open. In the order of the tasks. */
export type Rewrapper = (tasks: readonly RewrapTask[]) => Promise<(Uint8Array | null)[]>;

/** Whose things are wrapped anew: the desk with its present key, and the keys of it that the session has. */
export interface RewrapDesk {
  readonly deskId: string;
  readonly epoch: number;
  readonly kemPublic: KemPublicKey;
  readonly keys: ReadonlyMap<number, DeskKeys>;
}

/** What a module keeps that is sealed to the key of a desk. */
export interface DeskSealed {
  /** How many things are sealed to keys of the desk before this epoch, and how many there are in all. */
  count(deskId: string, epoch: number): Promise<{ left: number; all: number }>;
  /**
   * Wraps the next of them to the desk's present key, in one transaction, and none twice, however many do it at one time.
   *
   * @param after - what the call before resolved to; null: from the beginning
   * @returns where to go on; null: the end was reached
   */
  wrapNext(desk: RewrapDesk, after: string | null, rewrap: Rewrapper): Promise<string | null>;
}

/** Whoever seals something to the key of a desk adds it here, so that no key is forgotten while something needs it. */
@Injectable()
export class DeskSealedThings {
  private readonly things: DeskSealed[] = [];

  add(thing: DeskSealed): void {
    this.things.push(thing);
  }

  get all(): readonly DeskSealed[] {
    return this.things;
  }

  async count(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    const sum = { left: 0, all: 0 };
    for (const thing of this.things) {
      const { left, all } = await thing.count(deskId, epoch);
      sum.left += left;
      sum.all += all;
    }
    return sum;
  }
}
