import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { Catalogues, chooseLanguage, type MessageKey } from '../../platform/i18n/index.js';
import type { Mail } from '../../platform/mail/index.js';
import type { CaseSummary } from '../cases/index.js';
import type { NotificationReason } from './notification.entity.js';

const LINE: Record<NotificationReason, MessageKey> = {
  case_received: 'mail.case_received',
  message_received: 'mail.message_received',
  clock_warned: 'mail.clock_warned',
  clock_breached: 'mail.clock_breached',
  nobody_to_tell: 'mail.nobody_to_tell',
  nobody_on_duty: 'mail.nobody_on_duty',
  case_unopened: 'mail.case_unopened',
};

export interface MailContent {
  notificationId: string;
  reason: NotificationReason;
  recipient: { email: string; locale: string };
  found: Pick<CaseSummary, 'reference' | 'urgency'>;
}

/** The mail that tells staff of a case: its reference and urgency and where to sign in, never what it is about. */
@Injectable()
export class NotificationMail {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly config: Config,
  ) {}

  /** Written in the reader's language. The same notification always has the same Message-ID. */
  write({ notificationId, reason, recipient, found }: MailContent): Mail {
    const wishes = { picked: [recipient.locale], accepted: undefined, fallback: this.config.defaultLanguage };
    const { t } = this.catalogues.translator(chooseLanguage(this.catalogues.languages, wishes));
    const words = { reference: found.reference, urgency: found.urgency };
    const lines = [t(LINE[reason], words), t('mail.urgency', words)];
    // Whoever only has to find somebody cannot open the case.
    if (reason !== 'nobody_to_tell') lines.push(t('mail.sign_in'), `${this.config.consoleOrigin}/cases`);
    return {
      to: recipient.email,
      subject: t('mail.subject', words),
      text: `${lines.join('\n\n')}\n\n-- \n${t('mail.footer')}\n`,
      messageId: `<${notificationId}@${domainOf(this.config.mailFrom)}>`,
    };
  }
}

/** The part behind the at sign of a mailbox such as `Help desk <desk@example.org>`. */
function domainOf(mailbox: string): string {
  return mailbox.slice(mailbox.lastIndexOf('@') + 1).replace(/>$/, '');
}
