import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { Catalogues, chooseLanguage, type Translator } from '../../platform/i18n/index.js';
import { Mailer } from '../../platform/mail/index.js';
import type { Role } from '../permissions/index.js';
import { StaffDirectory, type StaffPerson } from '../staff/index.js';

/** A mail to each of some people, in the language of each. */
export interface WatchMail {
  /** A UUID: the same mail has the same id each time. */
  readonly id: string;
  readonly subject: (words: Translator) => string;
  readonly lines: (words: Translator) => readonly string[];
}

/** Whom a mail goes to, and in which language (BCP 47). */
export type Reader = Pick<StaffPerson, 'id' | 'email' | 'locale'>;

/** Mails to those who have to know that the helpdesk watches over itself: people of a role, whether on a desk or not. */
@Injectable()
export class WatchMails {
  constructor(
    private readonly staff: StaffDirectory,
    private readonly mailer: Mailer,
    private readonly catalogues: Catalogues,
    private readonly config: Config,
  ) {}

  /**
   * Sends a mail to everyone of these roles. Returns how many it was sent to: whoever could not be reached does not keep the
   * others from it.
   *
   * @throws the last error when it could be sent to none of them
   */
  async send(mail: WatchMail, roles: readonly Role[]): Promise<number> {
    const people: StaffPerson[] = [];
    for (const role of roles) people.push(...(await this.staff.activeOf(role)));
    return this.sendTo(people, mail);
  }

  /** The same to these people, each once. */
  async sendTo(people: readonly Reader[], mail: WatchMail): Promise<number> {
    let sent = 0;
    let failure: { error: unknown } | null = null;
    for (const person of new Map(people.map((one) => [one.id, one])).values()) {
      try {
        await this.sendOne(person, mail);
        sent += 1;
      } catch (error) {
        failure = { error };
      }
    }
    if (sent === 0 && failure) throw failure.error;
    return sent;
  }

  private async sendOne({ id, email, locale }: Reader, mail: WatchMail): Promise<void> {
    const wishes = { picked: [locale], accepted: undefined, fallback: this.config.defaultLanguage };
    const words = this.catalogues.translator(chooseLanguage(this.catalogues.languages, wishes));
    const [, domain = 'localhost'] = /@([A-Za-z0-9.-]+)>?$/.exec(this.config.mailFrom) ?? [];
    await this.mailer.send({
      to: email,
      subject: mail.subject(words),
      text: `${mail.lines(words).join('\n\n')}\n`,
      messageId: `<${mail.id}.${id}@${domain}>`,
    });
  }
}
