import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { DatabaseClock } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { Every } from '../../platform/schedule/index.js';
import { dayText } from '../../platform/text/index.js';
import { Directory, isReviewDue } from '../directory/index.js';
import { StaffDirectory, type StaffPerson } from '../staff/index.js';
import { WatchMails } from '../watch/index.js';
import { ReviewMailsRepository } from './review-mails.repository.js';

/** Mails coordinators once a month how many records of the directory wait to be reviewed. */
@Injectable()
export class ReviewMails {
  constructor(
    private readonly rows: ReviewMailsRepository,
    private readonly directory: Directory,
    private readonly staff: StaffDirectory,
    private readonly mails: WatchMails,
    private readonly config: Config,
    private readonly clock: DatabaseClock,
  ) {}

  /** Once for each of them and month (UTC), when a review is due. A mail that could not be sent is tried again. */
  @Every('1 h', { name: 'owed.reviews' })
  async send(): Promise<void> {
    const today = dayText(await this.clock.read());
    const count = (await this.directory.list()).filter((record) => isReviewDue(record, today)).length;
    if (count === 0) return;
    for (const person of await this.staff.activeOf('coordinator'))
      if (await this.rows.claim(person.id, today)) await this.tell(person, count, today);
  }

  private async tell(person: StaffPerson, count: number, today: string): Promise<void> {
    try {
      await this.mails.sendTo([person], {
        id: stableUuid('review-mail', person.id, today),
        subject: ({ t }) => t('mail.reviews_subject', { count }),
        lines: ({ t }) => [
          t('mail.reviews', { count }),
          `${t('mail.sign_in')}\n${this.config.consoleOrigin}/directory`,
        ],
      });
    } catch (error) {
      await this.rows.release(person.id);
      throw error;
    }
  }
}
