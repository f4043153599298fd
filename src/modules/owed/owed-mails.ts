import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { DatabaseClock } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { Every } from '../../platform/schedule/index.js';
import { dayText } from '../../platform/text/index.js';
import { ExclusionTags } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { StaffDirectory, type StaffPerson } from '../staff/index.js';
import { OWED_KINDS } from '../vocabulary/index.js';
import { WatchMails } from '../watch/index.js';
import { COUNTED_UP_TO, OwedRepository } from './owed.repository.js';

/** Mails those who lead a desk once a day how much is owed, and no word of what it is. */
@Injectable()
export class OwedMails {
  constructor(
    private readonly rows: OwedRepository,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly excluded: ExclusionTags,
    private readonly mails: WatchMails,
    private readonly config: Config,
    private readonly clock: DatabaseClock,
  ) {}

  /** Once for each of them and day (UTC), when something is owed. A mail that could not be sent is tried again. */
  @Every('10 min', { name: 'owed.mails' })
  async send(): Promise<void> {
    const today = dayText(await this.clock.read());
    const mailed = await this.rows.mailedOn(today);
    const people = (await this.staff.activeOf('coordinator')).filter(({ id }) => !mailed.has(id));
    // What is owed is counted for those alone who have not heard of it today.
    if (people.length === 0) return;
    const desks = await this.desks.list();
    const leading = new Map<string, string[]>();
    for (const { id } of desks)
      for (const { staffId } of await this.desks.coordinatorsOf(id))
        leading.set(staffId, [...(leading.get(staffId) ?? []), id]);
    for (const person of people) {
      const deskIds = leading.get(person.id) ?? [];
      const count = await this.countFor(person, deskIds);
      if (count > 0 && (await this.rows.claimMail(person.id, today))) await this.tell(person, count, today);
    }
  }

  private async countFor({ id: staffId, role }: StaffPerson, deskIds: readonly string[]): Promise<number> {
    if (deskIds.length === 0) return 0;
    const scope = { deskIds, staffId, excluded: this.excluded.allOf({ staffId, role }) };
    let count = await this.rows.countUnplaced(deskIds);
    for (const kind of OWED_KINDS) count += (await this.rows.list(kind, scope)).count;
    return Math.min(count, COUNTED_UP_TO);
  }

  private async tell(person: StaffPerson, count: number, today: string): Promise<void> {
    try {
      await this.mails.sendTo([person], {
        id: stableUuid('owed-mail', person.id, today),
        subject: ({ t }) => t('mail.owed_subject', { count }),
        lines: ({ t }) => [
          t('mail.owed', { count }),
          `${t('mail.sign_in')}\n${this.config.consoleOrigin}/owed`,
        ],
      });
    } catch (error) {
      await this.rows.releaseMail(person.id);
      throw error;
    }
  }
}
