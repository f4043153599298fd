import { Injectable } from '@nestjs/common';
import type { LabelsOf } from './metric-list.js';

/** Work that goes round and round for as long as a process lives. */
export type PulseName = LabelsOf<'abhaya_pulse_timestamp_seconds'>['of'];

/** When recurring work of this process last succeeded, so that somebody notices when it no longer does. */
@Injectable()
export class Pulse {
  private readonly last = new Map<PulseName, number>();

  /** It begins, or has succeeded once more. */
  beat(name: PulseName, now = Date.now()): void {
    this.last.set(name, now);
  }

  /** The work of this process and when it last succeeded, in milliseconds since 1970. */
  all(): ReadonlyMap<PulseName, number> {
    return this.last;
  }
}
