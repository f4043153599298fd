import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { Definitions } from '../../platform/definitions/index.js';
import { Catalogues, chooseLanguage } from '../../platform/i18n/index.js';
import type { Mail } from '../../platform/mail/index.js';
import { type NoticeDefinition, NOTICES } from './notice.definition.js';
import type { WaitingNotice } from './notice.repository.js';
import { NoticeError } from './notice.errors.js';

/** The mail that tells staff of a case: its reference and urgency and where to sign in, never what it is about. */
@Injectable()
export class NoticeMail implements OnModuleInit {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly definitions: Definitions,
    private readonly config: Config,
  ) {}

  /** @throws NOTICE_WITHOUT_TEXT where a notice names a text that is not there */
  onModuleInit(): void {
    const keys = this.catalogues.keys();
    for (const { name, mailKey, countKey = mailKey } of this.definitions.of(NOTICES).values())
      if (!keys.has(mailKey) || !keys.has(countKey)) throw new NoticeError('NOTICE_WITHOUT_TEXT', name);
  }

  /** Written in the reader's language. The same notice always has the same Message-ID. */
  write({ mailKey, countKey, leadsToCase }: NoticeDefinition, notice: WaitingNotice): Mail {
    const wishes = { picked: [notice.locale], accepted: undefined, fallback: this.config.defaultLanguage };
    const { t } = this.catalogues.translator(chooseLanguage(this.catalogues.languages, wishes));
    const words = { reference: notice.reference, urgency: notice.urgency };
    const lines = [t(mailKey, words)];
    if (countKey && notice.count > 1) lines.push(t(countKey, { count: notice.count }));
    lines.push(t('mail.urgency', words));
    if (leadsToCase)
      lines.push(t('mail.sign_in'), `${this.config.consoleOrigin}/cases/by-reference/${notice.reference}`);
    return {
      to: notice.email,
      subject: t('mail.subject', words),
      text: `${lines.join('\n\n')}\n\n-- \n${t('mail.footer')}\n`,
      messageId: `<${notice.id}@${domainOf(this.config.mailSender.address)}>`,
    };
  }
}

/** The part behind the at sign. */
function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
