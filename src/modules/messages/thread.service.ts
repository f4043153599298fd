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

/** How many messages a reporter may write within an hour; what they write then stays with them until it is over. */
export const MOST_MESSAGES_AN_HOUR = 20;
/** Entries on one page of the thread. */
const PAGE = 20;

/** A message, or what else the reporter has added. */
export interface ReporterMessage {
  id: string;
  author: 'you' | 'helper';
  /** The name of its kind of entry. */
  kind: string;
  /** Of the desk, and not shown to the reporter before. */
  isNew: boolean;
  /** The content of its kind. */
  value: Entry['value'];
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
  /** Whether one person reads the report first, to decide who must not have it. */
  readFirst?: boolean;
  /** Of an answer that is late: when one is due next. Null: none is late. */
  nextTry: Date | null;
  /** Of an answer that is late: whether staff are told of it. */
  lateTold: boolean;
  /** What was reported. */
  report: ReportDocument | null;
  /** What is in the thread and not among the messages, oldest first: its modules show it. */
  aside: readonly Entry[];
  /** Of this page, oldest first. */
  messages: ReporterMessage[];
  /** From 1, the newest. */
  page: number;
  pages: number;
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

  /**
   * A page of the thread, the newest first; what is on the newest page counts as shown from now on.
   *
   * @param page - from 1; one that there is not stands for the last
   * Throws CASE_NOT_FOUND when the case is gone, ENTRIES_TAMPERED.
   */
  async forReporter(session: ReporterSession, page = 1): Promise<ReporterThread> {
    const [facts, entries, seen] = await Promise.all([
      this.facts.forReporter(session.caseId),
      this.entries.read(openCaseOf(session)),
      this.entries.seenByReporter(session.caseId),
    ]);
    if (!facts) throw new CaseError('CASE_NOT_FOUND');
    const [first] = entries;
    const inThread = entries.filter((entry) => entry.key === 'thread' && entry.kind !== reportEntry.name);
    const open = inThread.filter(({ aside }) => !aside).reverse();
    const pages = Math.max(1, Math.ceil(open.length / PAGE));
    const shown = Math.min(Math.max(1, page), pages);
    const newest = open[0]?.sequence ?? 0;
    if (shown === 1 && newest > seen) await this.entries.markSeenByReporter(session.caseId, newest);
    const onPage = open.slice((shown - 1) * PAGE, shown * PAGE).reverse();
    const messages = onPage.map((entry) => toMessage(entry, seen));
    const status = STATUS[facts.status];
    const unanswered = status === 'answered' && !open.some(({ author }) => author === 'staff');
    return {
      // The desk may wait for a word without having answered, after a call for example: that is not said to be an answer.
      status: unanswered ? 'being_read' : status,
      answerBy: facts.nextAnswerDue,
      promisedBy: facts.promisedBy,
      closed: facts.closed,
      nextTry: facts.nextTry,
      lateTold: facts.lateTold,
      report: (first && contentOf(first, reportEntry)) ?? null,
      aside: inThread.filter(({ aside }) => aside),
      readFirst: facts.readFirst,
      messages,
      page: shown,
      pages,
    };
  }

  /**
   * Adds a message, reopens the case and has the desk told. Sending the same text with the same nonce again changes nothing;
   * an edited text is a message of its own, so that nothing typed is lost.
   *
   * Resolves to the minutes to wait where too many were written within the hour: then nothing is added. Null: it is in the case.
   *
   * @param message.nonce - of the form it was typed into: 20 to 64 random characters of base64url
   * Throws TextError, NONCE_INVALID, CASE_NOT_FOUND, ENTRIES_TAMPERED.
   */
  async replyAsReporter(
    session: ReporterSession,
    message: { nonce: string; text: string },
  ): Promise<{ minutes: number } | null> {
    if (!NONCE.test(message.nonce)) throw new MessageError('NONCE_INVALID');
    const text = requireText(message.text);
    const id = stableUuid(session.caseId, message.nonce, text);
    const limit: { minutes: number | null } = { minutes: null };
    await this.write.changeByReporter(session.caseId, async (locked, change) => {
      const entry = { id, kind: messageEntry, author: { type: 'reporter' }, value: { text } } as const;
      if (await this.entries.has(session.caseId, entry)) return;
      limit.minutes = await this.entries.minutesToWait(session.caseId, messageEntry, MOST_MESSAGES_AN_HOUR);
      if (limit.minutes !== null) return;
      if ((await this.entries.append(openCaseOf(session), entry)) === 'exists') return;
      change.record(messageArrived({}));
      await this.lifecycle.reporterWrote(locked, change);
      await this.outbox.emit(messageReceived({ caseId: session.caseId, entryId: id }));
    });
    return limit.minutes === null ? null : { minutes: limit.minutes };
  }
}

function toMessage(entry: Entry, seen: number): ReporterMessage {
  const { id, kind, author, createdAt, sequence, value } = entry;
  const text = contentOf(entry, messageEntry)?.text ?? '';
  const isNew = author === 'staff' && sequence > seen;
  return { id, author: author === 'reporter' ? 'you' : 'helper', kind, isNew, value, text, createdAt };
}
