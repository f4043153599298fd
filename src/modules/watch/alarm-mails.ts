import { Injectable } from '@nestjs/common';
import { Every } from '../../platform/schedule/index.js';
import { AlarmRepository, type UntoldAlarm } from '../alarms/index.js';
import { WatchMails } from './watch-mail.js';

const MOST = 20;

/** Mails administrators what was found in the database and not used. Each at least once. */
@Injectable()
export class AlarmMails {
  constructor(
    private readonly alarms: AlarmRepository,
    private readonly mails: WatchMails,
  ) {}

  /** Sends what waits. One whose mail reached nobody waits for the next round. */
  @Every('15 s', { name: 'alarm.mails', atStart: true })
  async send(): Promise<void> {
    let failure: { error: unknown } | null = null;
    for (const alarm of await this.alarms.untold(MOST)) {
      try {
        if ((await this.sendOne(alarm)) > 0) await this.alarms.markTold([alarm.id]);
      } catch (error) {
        failure = { error };
      }
    }
    if (failure) throw failure.error;
  }

  private sendOne({ id, kind: code, subject, subjectId }: UntoldAlarm): Promise<number> {
    const mail = {
      id,
      subject: ({ t }: WordsOf) => t('mail.alarm_subject', { code }),
      lines: ({ t }: WordsOf) => [t('mail.alarm'), t('mail.alarm_what', { code, subject, id: subjectId })],
    };
    return this.mails.send(mail, ['administrator']);
  }
}

type WordsOf = Parameters<Parameters<WatchMails['send']>[0]['subject']>[0];
