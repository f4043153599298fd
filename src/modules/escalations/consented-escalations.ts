import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { defineConsentUse, type ConsentSubject } from '../consents/index.js';
import { Dispatches } from '../dispatch/index.js';
import { CaseTimeline } from '../timeline/index.js';
import { escalationMoved } from './escalation.definitions.js';
import { canBeStopped } from './escalation.policy.js';
import { EscalationRepository } from './escalation.repository.js';
import { Recipients } from './recipients.js';

/** What packages do when a reporter takes a consent back. */
@Injectable()
export class ConsentedEscalations {
  constructor(
    private readonly rows: EscalationRepository,
    private readonly recipients: Recipients,
    private readonly dispatches: Dispatches,
    private readonly timeline: CaseTimeline,
    private readonly clock: DatabaseClock,
  ) {}

  /** Cancels what was written for this recipient and has not left, unless something else still covers it. */
  async stop({ caseId, recipientId }: ConsentSubject): Promise<void> {
    if (await this.recipients.covers(caseId, recipientId)) return;
    const now = minute(await this.clock.read());
    for (const row of await this.rows.listForRecipient(caseId, recipientId)) {
      if (!canBeStopped(row.state)) continue;
      // A worker has it in hand at this moment: it is told as sent.
      if (row.state === 'queued' && !(await this.dispatches.withdraw(row.id))) continue;
      await this.rows.update({ ...row, state: 'cancelled', changedAt: now });
      const event = escalationMoved({ recipient: recipientId, state: 'cancelled' });
      await this.timeline.record({ caseId, actorId: null }, event);
    }
  }

  /** When something left for this recipient that this purpose is asked for. */
  async left({ caseId, recipientId, purpose }: ConsentSubject): Promise<Date[]> {
    if (!(await this.recipients.purposesOf(recipientId)).includes(purpose)) return [];
    const rows = await this.rows.listForRecipient(caseId, recipientId);
    return rows.flatMap(({ sentAt }) => sentAt ?? []);
  }
}

export const escalationConsents = defineConsentUse({
  name: 'escalations',
  service: ConsentedEscalations,
  stop: (escalations, subject) => escalations.stop(subject),
  left: (escalations, subject) => escalations.left(subject),
});
