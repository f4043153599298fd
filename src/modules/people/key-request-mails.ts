import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { Every } from '../../platform/schedule/index.js';
import { KeyRequests, type DueRequest } from '../desks/index.js';
import { StaffDirectory } from '../staff/index.js';
import { WatchMails } from '../watch/index.js';

const MOST = 20;

/**
 * Tells the members of a desk that a colleague waits for its key: at once, again four hours later, and then once a day until one
 * of them has handed it over. From the second time on the administrators are told too. Each mail at least once.
 */
@Injectable()
export class KeyRequestMails {
  constructor(
    private readonly requests: KeyRequests,
    private readonly staff: StaffDirectory,
    private readonly mails: WatchMails,
    private readonly config: Config,
  ) {}

  /** Sends what is due. What reached nobody is due in the next round again. */
  @Every('15 s', { name: 'people.key_requests', atStart: true })
  async send(): Promise<void> {
    let failure: { error: unknown } | null = null;
    for (const due of await this.requests.due(MOST)) {
      try {
        await this.sendOne(due);
        await this.requests.noteAsked(due);
      } catch (error) {
        failure = { error };
      }
    }
    if (failure) throw failure.error;
  }

  private async sendOne({ request, holders }: DueRequest): Promise<void> {
    const { deskId, staffId, since, asked } = request;
    const members = [...(await this.staff.find(holders)).values()];
    const overdue = asked > 0 || members.length === 0;
    const leads = overdue ? await this.staff.activeOf('administrator') : [];
    const id = stableUuid('key-request', deskId, staffId, since.toISOString(), String(asked));
    await this.mails.sendTo([...members, ...leads], {
      id,
      subject: ({ t }) => t('mail.key_request_subject'),
      lines: ({ t }) => [
        t(overdue ? 'mail.key_request_again' : 'mail.key_request'),
        t('mail.key_request_sign_in'),
        `${this.config.consoleOrigin}/`,
      ],
    });
  }
}
