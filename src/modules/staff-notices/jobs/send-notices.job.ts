import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Transaction } from '../../../platform/database/index.js';
import { Definitions } from '../../../platform/definitions/index.js';
import { isError } from '../../../platform/errors/index.js';
import { MailCircuits, MailError, Mailer } from '../../../platform/mail/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { type BatchedJob, HandlesJob, type JobData, type JobHandler } from '../../../platform/queue/index.js';
import { NOTICES } from '../notice.definition.js';
import { NoticeMail } from '../notice-mail.js';
import { NoticeRepository, type WaitingNotice } from '../notice.repository.js';
import { Recipients } from '../recipients.js';
import { SentNotes } from '../sent-notes.js';
import { mailInDoubt, sendNotices } from '../staff-notices.jobs.js';

/** Of how many copies a server may have taken before a mail is no longer sent again. */
const MOST_COPIES = 3;

/**
 * Sends the mails of notices, several cases and people side by side, each at least once: a crash between sending and noting
 * sends it again under the same Message-ID. So does a connection that breaks once the text is on its way, until three copies may
 * have been taken: then the mail is held back and another person is told. Nobody is written to who has left or was excluded from
 * the case, of a case that is closed by now, or of what no longer holds. A mail that fails is tried again for its person alone: who
 * was written to is noted.
 */
@Injectable()
@HandlesJob(sendNotices)
export class SendNoticesJob implements JobHandler {
  constructor(
    private readonly notices: NoticeRepository,
    private readonly definitions: Definitions,
    private readonly modules: ModuleRef,
    private readonly recipients: Recipients,
    private readonly mail: NoticeMail,
    private readonly mailer: Mailer,
    private readonly circuits: MailCircuits,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
  ) {}

  async handle(data: JobData): Promise<void> {
    const errors = await this.handleMany([{ id: NO_JOB, data, requestId: null }]);
    if (errors.has(NO_JOB)) throw errors.get(NO_JOB);
  }

  async handleMany(jobs: readonly BatchedJob[]): Promise<ReadonlyMap<string, unknown>> {
    const waiting = await this.notices.waitingFor(jobs.map(({ id, data }) => ({ jobId: id, ...data })));
    const wanted = await this.stillAllowed(await this.stillWanted(waiting));
    const dropped = waiting.filter((one) => !wanted.includes(one)).map(({ id }) => id);
    if (dropped.length > 0) await this.notices.markDropped(dropped);

    const notes = new SentNotes((ids) => this.notices.markSent(ids));
    const failures = new Map<string, unknown[]>();
    const unsound = new Set<string>();
    const undone: string[] = [];
    const doubtful = wanted.filter(({ copies }) => copies >= MOST_COPIES).map(({ id }) => id);
    const sendable = wanted.filter(({ copies }) => copies < MOST_COPIES);
    await this.notices.countCopies(sendable.map(({ id }) => id));
    const sending = sendable.map(async (notice) => {
      const failure = await this.trySending(notice, unsound);
      if (failure === null) {
        notes.add(notice.id);
        return;
      }
      if (failure.undone) undone.push(notice.id);
      else if (notice.copies + 1 >= MOST_COPIES) {
        doubtful.push(notice.id);
        return;
      }
      failures.set(notice.jobId, [...(failures.get(notice.jobId) ?? []), failure.error]);
    });
    await Promise.all(sending);
    await notes.end();
    await this.notices.uncountCopies(undone);
    await this.hold(doubtful);
    return new Map([...failures].map(([jobId, errors]) => [jobId, mostHopeful(errors)]));
  }

  /**
   * Null: it is sent. `undone`: it is certain that no server took it.
   *
   * @param unsound - those to whom a mail of this batch was refused: they are looked up again
   */
  private async trySending(
    notice: WaitingNotice,
    unsound: Set<string>,
  ): Promise<{ error: unknown; undone: boolean } | null> {
    const { staffId, urgency, failedOfLate } = notice;
    let begun = false;
    try {
      const mail = this.mail.write(this.definitions.get(NOTICES, notice.reason), notice);
      const send = () => {
        begun = true;
        return this.mailer.send(mail, urgency);
      };
      await this.circuits.run(staffId, send, failedOfLate || unsound.has(staffId));
      return null;
    } catch (error) {
      if (error instanceof MailError && error.code === 'MAIL_REFUSED') unsound.add(staffId);
      return { error, undone: !begun || (error instanceof MailError && error.undone) };
    }
  }

  private async hold(doubtful: readonly string[]): Promise<void> {
    if (doubtful.length === 0) return;
    await this.transaction.run(async () => {
      const held = await this.notices.markDoubtful(doubtful);
      await this.outbox.emitMany(held.map((one) => mailInDoubt(one)));
    });
  }

  /** Those whose person is here, whose case is open, and whose words still hold. */
  private async stillWanted(waiting: readonly WaitingNotice[]): Promise<WaitingNotice[]> {
    const open = waiting.filter(({ active, status }) => active && status !== 'closed');
    const wanted: WaitingNotice[] = [];
    for (const reason of new Set(open.map((one) => one.reason))) {
      const those = open.filter((one) => one.reason === reason);
      const { isCurrent } = this.definitions.get(NOTICES, reason);
      if (!isCurrent) {
        wanted.push(...those);
        continue;
      }
      const service: unknown = this.modules.get(isCurrent.service, { strict: false });
      const current = await isCurrent.current(service, [...new Set(those.map((one) => one.subjectId))]);
      wanted.push(...those.filter((one) => current.has(one.subjectId)));
    }
    return wanted;
  }

  /** Those whose person the case is not kept from by now. */
  private async stillAllowed(notices: readonly WaitingNotice[]): Promise<WaitingNotice[]> {
    const allowed: WaitingNotice[] = [];
    for (const notice of notices)
      if (await this.recipients.mayStillBeTold(notice.staffId, notice)) allowed.push(notice);
    return allowed;
  }
}

/** Stands for the one job that is done alone. */
const NO_JOB = '00000000-0000-0000-0000-000000000000';

/**
 * Of the failures of one job the one that decides when to try again: the first that time may mend, then one that says how
 * long to wait, last one that is for good. So nobody's mail is given up because another's is.
 */
function mostHopeful(errors: readonly unknown[]): unknown {
  const has = (error: unknown, name: string): boolean => isError(error) && name in error;
  const permanent = (error: unknown): boolean =>
    has(error, 'permanent') && (error as { permanent?: unknown }).permanent === true;
  return (
    errors.find((error) => !permanent(error) && !has(error, 'delayMs')) ??
    errors.find((error) => has(error, 'delayMs')) ??
    errors[0]
  );
}
