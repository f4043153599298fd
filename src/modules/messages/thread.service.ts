import { Injectable } from '@nestjs/common';
import { stableUuid } from '../../platform/ids/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { requireText } from '../../platform/text/index.js';
import { CaseError, CaseSummaries, CaseLifecycle, CaseWrite, type ReporterFacts } from '../cases/index.js';
import { contentOf, Entries, reportEntry, type Entry, type ReportDocument } from '../entries/index.js';
import { openCaseOf, type ReporterSession } from '../receipts/index.js';
import { MessageError } from './message.errors.js';
import { messageEntry } from './message.entry-kinds.js';
import { messageReceived } from './message.events.js';
import { messageArrived } from './message.timeline.js';
import type { StatusName } from '../vocabulary/index.js';

export interface ReporterMessage {
  id: string;
  author: 'you' | 'helper';
  text: string;
  /** To the minute. */
  createdAt: Date;
}

export interface ReporterThread {
  status: 'received' | 'being_read' | 'answered' | 'closed';
  /** When the next answer is due, also if that has passed; null: none is owed. */
  answerBy: Date | null;
  /** By when an answer was promised, also if that has passed; null: none is. */
  promisedBy: Date | null;
  /** Of a desk that is closed before then. */
  closed: ReporterFacts['closed'];
  /** What was reported. */
  report: ReportDocument | null;
  messages: ReporterMessage[];
}

const STATUS: Record<StatusName, ReporterThread['status']> = {
  new: 'received',
  in_progress: 'being_read',
  waiting_for_reporter: 'answered',
  closed: 'closed',
};

const NONCE = /^[A-Za-z0-9_-]{20,64}$/;

/** The two-way thread as its reporter has it: their messages and the desk's, never a note or the name of a helper. */
@Injectable()
export class Thread {
  constructor(
    private readonly entries: Entries,
    private readonly facts: CaseSummaries,
    private readonly write: CaseWrite,
    private readonly lifecycle: CaseLifecycle,
    private readonly outbox: Outbox,
  ) {}

  /** Throws CASE_NOT_FOUND when the case is gone, ENTRIES_TAMPERED. */
  async forReporter(session: ReporterSession): Promise<ReporterThread> {
    const [facts, entries] = await Promise.all([
      this.facts.forReporter(session.caseId),
      this.entries.read(openCaseOf(session)),
    ]);
    if (!facts) throw new CaseError('CASE_NOT_FOUND');
    const [first] = entries;
    const messages = entries.filter((entry) => entry.kind === messageEntry.name).map(toMessage);
    const status = STATUS[facts.status];
    const unanswered = status === 'answered' && !messages.some(({ author }) => author === 'helper');
    return {
      // The desk may wait for a word without having answered, after a call for example: that is not said to be an answer.
      status: unanswered ? 'being_read' : status,
      answerBy: facts.nextAnswerDue,
      promisedBy: facts.promisedBy,
      closed: facts.closed,
      report: (first && contentOf(first, reportEntry)) ?? null,
      messages,
    };
  }

  /**
   * Adds a message, reopens the case and has the desk told. Sending the same text with the same nonce again changes nothing;
   * an edited text is a message of its own, so that nothing typed is lost.
   *
   * @param message.nonce - of the form it was typed into: 20 to 64 random characters of base64url
   * Throws TextError, NONCE_INVALID, CASE_NOT_FOUND, ENTRIES_TAMPERED.
   */
  async replyAsReporter(session: ReporterSession, message: { nonce: string; text: string }): Promise<void> {
    if (!NONCE.test(message.nonce)) throw new MessageError('NONCE_INVALID');
    const text = requireText(message.text);
    const id = stableUuid(session.caseId, message.nonce, text);
    await this.write.changeByReporter(session.caseId, async (locked, change) => {
      const entry = { id, kind: messageEntry, author: { type: 'reporter' }, value: { text } } as const;
      if ((await this.entries.append(openCaseOf(session), entry)) === 'exists') return;
      change.record(messageArrived({}));
      await this.lifecycle.reporterWrote(locked, change);
      await this.outbox.emit(messageReceived({ caseId: session.caseId, entryId: id }));
    });
  }
}

function toMessage(entry: Entry): ReporterMessage {
  const { id, author, createdAt } = entry;
  const text = contentOf(entry, messageEntry)?.text ?? '';
  return { id, author: author === 'reporter' ? 'you' : 'helper', text, createdAt };
}
