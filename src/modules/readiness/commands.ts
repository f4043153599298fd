import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { Transaction } from '../../platform/database/index.js';
import { Catalogues, chooseLanguage } from '../../platform/i18n/index.js';
import { Mailer, MailError } from '../../platform/mail/index.js';
import { readDay } from '../../platform/text/index.js';
import { Audit } from '../audit/index.js';
import type { StaffSession } from '../staff/index.js';
import { MAIL_SENT } from './checks/records.js';
import {
  mailCheck,
  mailTested,
  RECORD_ACTIONS,
  ReadinessRecordError,
  type Recorded,
} from './readiness.definitions.js';
import { ReadinessRepository } from './readiness.repository.js';

/** Less than the console waits for an answer. A mail that takes longer may still leave. */
const WAIT_MS = 15_000;
const SLOW = 'MAIL_SLOW';

/** Notes what an administrator did outside of the helpdesk. */
@Injectable()
export class RecordDone {
  constructor(
    private readonly records: ReadinessRepository,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * @param on - the day, YYYY-MM-DD
   * @throws READINESS_DAY_WRONG for a day that has not come
   */
  async record({ staffId: actorId }: StaffSession, name: Recorded, on: string): Promise<void> {
    if (readDay(on) === null || !(await this.records.hasCome(on)))
      throw new ReadinessRecordError('READINESS_DAY_WRONG');
    await this.transaction.run(async () => {
      await this.records.set(name, actorId, on, null);
      await this.audit.record({ actorId, action: RECORD_ACTIONS[name].name });
    });
  }
}

/** Sends a mail to whoever asks for it, to see whether it leaves. */
@Injectable()
export class TestMail {
  constructor(
    private readonly mailer: Mailer,
    private readonly records: ReadinessRepository,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly catalogues: Catalogues,
    private readonly config: Config,
  ) {}

  /** Resolves to what came of it: `sent`, or a code. */
  async send(session: StaffSession): Promise<string> {
    const { staffId: actorId } = session;
    const outcome = await this.trySending(session);
    await this.transaction.run(async () => {
      await this.records.set(mailCheck.name, actorId, null, outcome);
      await this.audit.record({
        actorId,
        action: mailTested.name,
        detail: { outcome: outcome.toLowerCase() },
      });
    });
    return outcome;
  }

  private async trySending({ email, locale }: StaffSession): Promise<string> {
    const wishes = { picked: [locale], accepted: undefined, fallback: this.config.defaultLanguage };
    const { t } = this.catalogues.translator(chooseLanguage(this.catalogues.languages, wishes));
    const [, domain = 'localhost'] = /@([A-Za-z0-9.-]+)>?$/.exec(this.config.mailFrom) ?? [];
    const messageId = `<${randomUUID()}@${domain}>`;
    const sent = this.mailer
      .send({ to: email, subject: t('mail.test_subject'), text: `${t('mail.test')}\n`, messageId })
      .then(() => MAIL_SENT)
      .catch((error: unknown) => (error instanceof MailError ? error.code : 'MAIL_FAILED'));
    let timer: NodeJS.Timeout | undefined;
    const slow = new Promise<string>((resolve) => (timer = setTimeout(() => resolve(SLOW), WAIT_MS)));
    return Promise.race([sent, slow]).finally(() => clearTimeout(timer));
  }
}
