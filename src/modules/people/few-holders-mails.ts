import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { Every } from '../../platform/schedule/index.js';
import { Desks, ENOUGH_HOLDERS } from '../desks/index.js';
import { WatchMails } from '../watch/index.js';
import { FewHoldersRepository } from './few-holders.repository.js';

const AGAIN_AFTER_DAYS = 7;

/**
 * Tells the administrators that fewer than two people can open the cases of a desk that takes reports: in one mail for all such
 * desks, at once, and again each week while it lasts. Each mail at least once.
 */
@Injectable()
export class FewHoldersMails {
  constructor(
    private readonly desks: Desks,
    private readonly told: FewHoldersRepository,
    private readonly mails: WatchMails,
    private readonly config: Config,
  ) {}

  /** What reached nobody is due in the next round again. */
  @Every('1 min', { name: 'people.few_holders', atStart: true })
  async send(): Promise<void> {
    const few = (await this.desks.holderCounts()).filter(({ count }) => count < ENOUGH_HOLDERS);
    await this.told.keepOnly(few);
    if (few.length === 0) return;
    await this.told.noteMore(few);
    const { due, last } = await this.told.due(few, AGAIN_AFTER_DAYS);
    if (!due) return;
    const state = few.map(({ id, count }) => `${id}:${count}`).sort();
    const sent = await this.mails.send(
      {
        id: stableUuid('few-holders', last, ...state),
        subject: ({ t }) => t('mail.few_holders_subject'),
        lines: ({ t }) => [
          t('mail.few_holders'),
          t('mail.few_holders_count', { count: few.length }),
          t('mail.few_holders_sign_in'),
          `${this.config.consoleOrigin}/readiness`,
        ],
      },
      ['administrator'],
    );
    if (sent > 0) await this.told.noteTold(few);
  }
}
