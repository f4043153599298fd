import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { inviteToken, KeyFile } from '../../platform/crypto/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { Every } from '../../platform/schedule/index.js';
import { StaffDirectory } from '../staff/index.js';
import { WatchMails, type Reader, type WatchMail } from '../watch/index.js';
import { InviteRepository, type InviteMail, type InviteRow } from './invite.repository.js';

const MOST = 20;

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
    const text = mail === 'invited' ? (`invite_${invite.kind}` as const) : (`invite_${mail}` as const);
    const link = mail === 'invited' ? `${origin}/#invite=${inviteToken(this.keyFile, invite)}` : `${origin}/`;
    return {
      id: stableUuid('invite', invite.id, mail, invite.expiresAt.toISOString()),
      subject: ({ t }) => t(`mail.${text}_subject`),
      lines: ({ t }) => [t(`mail.${text}`), link, ...(mail === 'invited' ? [t('mail.invite_doubt')] : [])],
    };
  }
}
