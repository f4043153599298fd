import { Injectable } from '@nestjs/common';
import type { LabelsOf } from './metric-list.js';

/** Work that a process repeats for as long as it lives. */
export type PulseName = LabelsOf<'abhaya_pulse_timestamp_seconds'>['of'];

/** One repeated work: when it last succeeded, in milliseconds since 1970, and how often it should, in milliseconds. */
export interface Beat {
  readonly at: number;
  readonly everyMs: number;
}

/** When the repeated work of this process last succeeded, so that somebody notices when it no longer does. */
@Injectable()
export class Pulse {
  private readonly last = new Map<PulseName, Beat>();

  /** Work begins that should succeed every `everyMs` milliseconds. Its beginning counts as the first success. */
  begin(name: PulseName, everyMs: number, now = Date.now()): void {
    this.last.set(name, { at: now, everyMs });
  }

  /** It has succeeded once more. */
  beat(name: PulseName, now = Date.now()): void {
    this.last.set(name, { at: now, everyMs: this.last.get(name)?.everyMs ?? 0 });
  }

  /** The work of this process; what has not begun is not in it. */
  all(): ReadonlyMap<PulseName, Beat> {
    return this.last;
  }
}
