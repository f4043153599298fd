import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { type EmittedEvent, Outbox } from '../../platform/outbox/index.js';
import type { CaseSummary } from '../cases/index.js';
import type { NoticeDefinition } from './notice.definition.js';
import { NoticeError } from './notice.errors.js';
import { NoticeRepository } from './notice.repository.js';
import { nobodyToTell } from './notices.js';
import { Recipients } from './recipients.js';
import { noticesWritten } from './staff-notices.jobs.js';

/** What a notice is about. */
export interface NoticeSubject {
  readonly caseId: string;
  /** The case itself, or a thing of it: an entry, a clock. */
  readonly subjectId: string;
}

/** A notice to these people. */
export interface Notice extends NoticeSubject {
  readonly notice: NoticeDefinition;
  readonly staffIds: readonly string[];
  /** Of the request that it comes from; left out: the one at work. */
  readonly requestId?: string | null;
}

/** Writes down whom of the staff to tell of a case, and has it done. */
@Injectable()
export class Notices {
  constructor(
    private readonly notices: NoticeRepository,
    private readonly outbox: Outbox,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Has these people told, each once of a subject, in the caller's transaction or in one of its own. Saying it again reaches
   * only those who were not told. Nobody is told of a case that is gone.
   */
  async tell(given: readonly Notice[]): Promise<void> {
    const wanted = given.filter(({ staffIds }) => staffIds.length > 0);
    if (wanted.length === 0) return;
    const requests = new Map(wanted.map(({ subjectId, requestId }) => [subjectId, requestId]));
    await this.transaction.run(async () => {
      const written = await this.notices.insertMissing(
        wanted.map(({ notice, ...rest }) => ({
          ...rest,
          reason: notice.name,
          oncePerCase: notice.coalesce === 'case',
        })),
      );
      await this.outbox.emitMany(
        written.map((one): EmittedEvent => {
          const requestId = requests.get(one.subjectId);
          return { ...noticesWritten(one), ...(requestId === undefined ? {} : { requestId }) };
        }),
      );
    });
  }
}

/** Tells staff of cases, and never silently nobody: a desk without anyone who may be told is somebody's business too. */
@Injectable()
export class StaffNotices {
  constructor(
    private readonly notices: Notices,
    private readonly recipients: Recipients,
    private readonly logger: AppLogger,
  ) {}

  /**
   * Gives a notice to the people that its definition names.
   *
   * @throws NOTICE_WITHOUT_RECIPIENTS for one that leaves that to whoever gives it: use `tell`
   */
  async notify(notice: NoticeDefinition, subject: NoticeSubject, about: CaseSummary): Promise<void> {
    if (!notice.recipients) throw new NoticeError('NOTICE_WITHOUT_RECIPIENTS', notice.name);
    const staffIds = await notice.recipients(this.recipients, about);
    await this.tell([{ notice, ...subject, staffIds, about }]);
  }

  /** As `Notices.tell`; where the list of people is empty, whoever can find somebody is told that nobody was. */
  async tell(given: readonly (Notice & { about: CaseSummary })[]): Promise<void> {
    const wanted: Notice[] = [];
    for (const { about, ...notice } of given)
      wanted.push(notice.staffIds.length > 0 ? notice : await this.fallback(notice, about));
    await this.notices.tell(wanted);
  }

  private async fallback(notice: Notice, about: CaseSummary): Promise<Notice> {
    const staffIds = await this.recipients.fallback(about);
    this.logger.error('notifications.nobody_to_tell', { caseId: notice.caseId, others: staffIds.length });
    return { ...notice, staffIds, notice: nobodyToTell };
  }
}
