import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import type { PendingChange } from '../cases/index.js';
import { escalationMoved } from './escalation.definitions.js';
import { after } from './escalation.policy.js';
import { Silence } from './silence.service.js';
import { EscalationRepository } from './escalation.repository.js';

/** What a mail does to the package that it is about, inside a write of its case. */
@Injectable()
export class EscalationReturns {
  constructor(
    private readonly rows: EscalationRepository,
    private readonly silence: Silence,
    private readonly clock: DatabaseClock,
  ) {}

  /** For whom a package of the case is: an id in the directory; null: the case has no such package. */
  async recipientOf({ caseId, id }: { caseId: string; id: string }): Promise<string | null> {
    return (await this.rows.find(caseId, id))?.recipientId ?? null;
  }

  /**
   * What was sent certainly did not arrive: the package goes back to a person. One that is further than sent, or of which a person
   * still has to say whether it left, stays as it is.
   */
  async cameBack({ caseId, id }: { caseId: string; id: string }, change: PendingChange): Promise<void> {
    const row = await this.rows.find(caseId, id);
    const state = row && after(row.state, 'fail');
    if (!row || !state) return;
    const now = minute(await this.clock.read());
    await this.rows.update({ ...row, state, changedAt: now });
    await this.silence.follow(row, state, { now, closed: false });
    change.record(escalationMoved({ recipient: row.recipientId, state }));
  }
}
