import { Injectable } from '@nestjs/common';
import { Every } from '../../platform/schedule/index.js';
import { ReceivedMailRepository } from './received-mail.repository.js';

/** Forgets mails that were thrown away once none of them can come a second time. */
@Injectable()
export class MailSweep {
  constructor(private readonly rows: ReceivedMailRepository) {}

  @Every('1 h', { name: 'received_mail.sweep' })
  dropOld(): Promise<void> {
    return this.rows.dropOld();
  }
}
