import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { Consents, defineConsentUse, type ConsentSubject } from '../consents/index.js';
import { Directory, nameIn } from '../directory/index.js';
import { CaseTimeline } from '../timeline/index.js';
import type { PlatformName, TakedownConsent } from '../vocabulary/index.js';
import type { Takedown } from './known-takedowns.js';
import { takedownsStopped } from './takedown.definitions.js';
import { platformOf, recipientOf } from './takedown.policy.js';
import { TakedownRepository } from './takedown.repository.js';

/** Who would get a notice, and whether the reporter allows it. */
export interface NoticeConsent {
  /** The id of a record of the directory: the reporter is asked about it. */
  readonly recipientId: string;
  readonly recipient: string;
  readonly standing: Exclude<TakedownConsent, 'not_needed'>;
}

/** What notices have to do with what the reporter allows. */
@Injectable()
export class TakedownConsents {
  constructor(
    private readonly rows: TakedownRepository,
    private readonly consents: Consents,
    private readonly directory: Directory,
    private readonly timeline: CaseTimeline,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * For each platform among these locations, whom its notices go to and how the reporter's answer stands.
   *
   * @param locale - of the reader: the recipient's name is in it where the directory has it
   */
  async shown(
    caseId: string,
    takedowns: readonly Takedown[],
    locale: string,
  ): Promise<ReadonlyMap<PlatformName, NoticeConsent>> {
    const platforms = [...new Set(takedowns.map(({ platform }) => platform))];
    const found = platforms.map(async (platform): Promise<[PlatformName, NoticeConsent]> => {
      const recipientId = recipientOf(platform);
      const record = await this.directory.get(recipientId);
      const recipient = record ? nameIn(record, locale) : recipientId;
      const standing = await this.consents.standing(caseId, recipientId, 'takedown');
      return [platform, { recipientId, recipient, standing }];
    });
    return new Map(await Promise.all(found));
  }

  /** Takes back what is ready to be sent to this recipient: it cannot leave until the reporter allows it again. */
  async stop({ caseId, recipientId, purpose }: ConsentSubject): Promise<void> {
    const platform = platformOf(recipientId);
    if (purpose !== 'takedown' || platform === null) return;
    const ready = (await this.rows.listFor(caseId)).filter(
      (row) => row.platform === platform && row.state === 'ready',
    );
    if (ready.length === 0) return;
    const changedAt = minute(await this.clock.read());
    for (const row of ready) await this.rows.save({ ...row, state: 'proposed', changedAt });
    await this.timeline.record({ caseId, actorId: null }, takedownsStopped({ count: ready.length }));
  }

  /** When a notice left for this recipient. */
  async left({ caseId, recipientId, purpose }: ConsentSubject): Promise<Date[]> {
    const platform = platformOf(recipientId);
    if (purpose !== 'takedown' || platform === null) return [];
    const rows = await this.rows.listFor(caseId);
    return rows.flatMap((row) => (row.platform === platform && row.sentAt ? [row.sentAt] : []));
  }
}

export const takedownConsents = defineConsentUse({
  name: 'takedowns',
  service: TakedownConsents,
  stop: (takedowns, subject) => takedowns.stop(subject),
  left: (takedowns, subject) => takedowns.left(subject),
});
