import { Injectable } from '@nestjs/common';
import { Clocks, clockTimes } from '../clocks/index.js';
import { Directory } from '../directory/index.js';
import type { EscalationState } from '../vocabulary/index.js';
import { silenceClock } from './escalation.definitions.js';
import type { EscalationRow } from './escalation.repository.js';
import { hoursOfSilence, silenceAfter } from './silence.policy.js';

/** Waits for a word of the recipient of what was sent, in the caller's write of the case. */
@Injectable()
export class Silence {
  constructor(
    private readonly clocks: Clocks,
    private readonly directory: Directory,
  ) {}

  /**
   * Begins or ends the wait, as the new state of a package wants it.
   *
   * @param about.closed - whether the case is closed: it has no deadlines
   */
  async follow(
    { id, caseId, recipientId }: EscalationRow,
    state: EscalationState,
    about: { now: Date; closed: boolean },
  ): Promise<void> {
    const wanted = silenceAfter(state);
    if (wanted === 'meet') await this.clocks.meet(caseId, silenceClock, id);
    if (wanted === 'cancel') await this.clocks.cancel(caseId, silenceClock, id);
    if (wanted !== 'begin' || about.closed) return;
    const minutes = 60 * hoursOfSilence((await this.directory.get(recipientId))?.clocks ?? []);
    await this.clocks.open(caseId, silenceClock, clockTimes(silenceClock, about.now, minutes), id);
  }
}
