import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { isUuid, parseMailbox } from '../../platform/text/index.js';
import { answerTokenHash, answerTokenOf } from './answer-address.js';
import { DispatchRepository, type EndedDispatch } from './dispatch.repository.js';

/** Which of the mails that the helpdesk sent an answer, or a report, is about. */
@Injectable()
export class AnsweredDispatches {
  constructor(
    private readonly rows: DispatchRepository,
    private readonly config: Config,
  ) {}

  /**
   * @param mail.addresses - to which it was sent: a token in one of them says it
   * @param mail.about - Message-IDs that it names, without angle brackets
   * @returns null where nothing that was sent is meant, or is known any more
   */
  async find(mail: {
    addresses: readonly string[];
    about: readonly string[];
  }): Promise<Pick<EndedDispatch, 'caseId' | 'escalationId'> | null> {
    const mailbox = parseMailbox(this.config.answerMailbox ?? '')?.address;
    const tokens = mailbox ? mail.addresses.flatMap((address) => answerTokenOf(mailbox, address) ?? []) : [];
    const ids = mail.about.flatMap((id) => this.ownId(id) ?? []);
    if (tokens.length + ids.length === 0) return null;
    return this.rows.findSent(ids, tokens.map(answerTokenHash));
  }

  /** A Message-ID of the helpdesk names the dispatch. */
  private ownId(messageId: string): string | null {
    const [id = '', domain, ...rest] = messageId.toLowerCase().split('@');
    const own = domain === messageDomain(this.config) && rest.length === 0;
    return own && isUuid(id) ? id : null;
  }
}

/** What stands behind the at sign of the Message-IDs of what is sent. */
export function messageDomain(config: Config): string {
  return config.mailSender.address.split('@').at(-1)?.toLowerCase() ?? 'localhost';
}
