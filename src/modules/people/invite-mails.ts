import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { inviteToken, KeyFile } from '../../platform/crypto/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { Every } from '../../platform/schedule/index.js';
import { StaffDirectory } from '../staff/index.js';
import { WatchMails, type Reader, type WatchMail } from '../watch/index.js';
import { InviteRepository, type InviteMail, type InviteRow } from './invite.repository.js';

const MOST = 20;

/** What each mail says, by what it is about; the first one of an invitation by what that is for. */
const TEXTS = {
  join: { subject: 'mail.invite_join_subject', line: 'mail.invite_join' },
  reset: { subject: 'mail.invite_reset_subject', line: 'mail.invite_reset' },
  accepted: { subject: 'mail.invite_accepted_subject', line: 'mail.invite_accepted' },
  confirmed: { subject: 'mail.invite_confirmed_subject', line: 'mail.invite_confirmed' },
} as const;

/**
 * Mails invited people their link, administrators that somebody waits to be confirmed, and the person that they can sign in. Each
 * at least once. The link is made as the mail is written and is kept nowhere.
 */
@Injectable()
export class InviteMails {
  constructor(
    private readonly invites: InviteRepository,
    private readonly staff: StaffDirectory,
    private readonly mails: WatchMails,
    private readonly keyFile: KeyFile,
    private readonly config: Config,
  ) {}

  /** Sends what is due. What reached nobody is due in the next round again. */
  @Every('10 s', { name: 'people.invites', atStart: true })
  async send(): Promise<void> {
    let failure: { error: unknown } | null = null;
    for (const invite of await this.invites.toMail(MOST)) {
      try {
        // A link that ended before its mail left is worth nothing.
        if (invite.mail !== 'invited' || !invite.expired)
          await this.mails.sendTo(await this.readers(invite), this.mailOf(invite));
        await this.invites.noteMailed(invite);
      } catch (error) {
        failure = { error };
      }
    }
    if (failure) throw failure.error;
  }

  @Every('1 h', { name: 'people.invite_sweep' })
  async sweep(): Promise<void> {
    await this.invites.sweep();
  }

  private async readers({ mail, staffId: id, email, locale }: InviteRow): Promise<readonly Reader[]> {
    return mail === 'accepted' ? this.staff.activeOf('administrator') : [{ id, email, locale }];
  }

  private mailOf(invite: InviteRow): WatchMail {
    const origin = this.config.consoleOrigin;
    const mail: InviteMail = invite.mail ?? 'invited';
    const text = TEXTS[mail === 'invited' ? invite.kind : mail];
    const link = mail === 'invited' ? `${origin}/#invite=${inviteToken(this.keyFile, invite)}` : `${origin}/`;
    return {
      id: stableUuid('invite', invite.id, mail, invite.expiresAt.toISOString()),
      subject: ({ t }) => t(text.subject),
      lines: ({ t }) => [t(text.line), link, ...(mail === 'invited' ? [t('mail.invite_doubt')] : [])],
    };
  }
}
