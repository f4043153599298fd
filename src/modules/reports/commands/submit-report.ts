import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import { DatabaseClock, minute, type Sql } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { CaseIntake, caseReceived, firstAnswer, opening } from '../../cases/index.js';
import { Clocks } from '../../clocks/index.js';
import { Duty } from '../../duty/index.js';
import { NewCaseSealer, type ReportDocument } from '../../entries/index.js';
import { Evidence } from '../../evidence/index.js';
import { Receipts, type PreparedReceipt } from '../../receipts/index.js';
import { Desks } from '../../desks/index.js';
import { IntakeExclusion, type IntakeDecision } from '../../exclusions/index.js';
import { assess, cardOf, type Facts } from '../../triage/index.js';
import { Drafts, type KeptDraft } from '../drafts.service.js';
import { newReference } from '../reference.js';
import { ReportError } from '../report.errors.js';
import { ReportWriter } from '../report-writer.repository.js';

/** What is sent: the facts for the rules, and the document for the desk, of which the addresses to find again are made. */
export interface ReportContent {
  facts: Facts;
  document: ReportDocument;
}

/** How often a report is sealed anew because the desk's key changed meanwhile. */
const MOST_KEYS = 3;

export interface Submission {
  cookieText: string;
  kept: KeptDraft;
  /** Made of that very revision. */
  content: ReportContent;
  client: string;
  /** What stays of the answers in the sent draft: choices and digests, never typed words. */
  left?: Readonly<Record<string, string>>;
}

/**
 * Turns a draft into a sealed case, once: sending again gives the same case and code. Everything costly happens before the one
 * statement that marks the draft as sent and writes case, grants, sealed report, blind indexes, clocks and outbox event, if the
 * draft is unchanged and the desk still has the key that the case is sealed to.
 */
@Injectable()
export class SubmitReport {
  constructor(
    private readonly drafts: Drafts,
    private readonly desks: Desks,
    private readonly receipts: Receipts,
    private readonly sealer: NewCaseSealer,
    private readonly evidence: Evidence,
    private readonly cases: CaseIntake,
    private readonly clocks: Clocks,
    private readonly writer: ReportWriter,
    private readonly outbox: Outbox,
    private readonly exclusion: IntakeExclusion,
    private readonly duty: Duty,
    private readonly config: Config,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * `changed`: the draft was written to after `content` was made of it, and nothing was sent. Throws DRAFT_GONE, DRAFT_CHANGING,
   * DESK_KEY_UNSIGNED, BUSY.
   */
  async run(input: Submission): Promise<'sent' | 'changed'> {
    const { draft, revision } = input.kept;
    if (draft.sent) return 'sent';
    const receipt = await this.receipts.prepare(draft.code, input.client);
    for (let keys = 0; keys < MOST_KEYS; keys += 1) {
      const { facts, document } = input.content;
      const { language, kind } = facts;
      const decision = await this.exclusion.decide(document.keepOut, facts.country, { language, kind });
      if (await this.file(input, decision, receipt)) return 'sent';
      const now = await this.drafts.read(input.cookieText);
      if (!now) throw new ReportError('DRAFT_GONE');
      if (now.draft.sent) return 'sent';
      if (now.revision !== revision) return 'changed';
      // The draft is as it was, so the desk's key is not, or the clock of the database was set.
      this.desks.forget();
      this.clock.forget();
    }
    throw new ReportError('DRAFT_CHANGING');
  }

  /** Seals and writes the case. False: draft or desk are not what they were, and nothing was written. */
  private async file(
    input: Submission,
    decision: IntakeDecision,
    receipt: PreparedReceipt,
  ): Promise<boolean> {
    const { desk, excluded, exclusion, exclusionWords } = decision;
    const { content, kept } = input;
    const { caseId } = kept.draft;
    const { facts, document } = content;
    const createdAt = minute(await this.clock.read());
    const stillHas = this.desks.stillHas(desk);
    const condition: Sql = (bind) => `${stillHas(bind)} AND ${isOfNow(createdAt)(bind)}`;
    const sending = this.drafts.sending(input.cookieText, kept, input.left ?? {}, condition);
    if (!sending) return false;
    const assessment = assess(facts, this.config.firstAnswerMinutes);
    const { urgency, firstAnswerMinutes } = assessment;
    const owed = { urgency, from: createdAt, minutes: firstAnswerMinutes };
    const times = await this.duty.reportTimes({ answer: firstAnswer, opening }, desk.id, owed);
    const card = cardOf(facts, assessment, { keepOut: document.keepOut !== null });
    const reporter = receipt.kemPublic;
    const sealed = this.sealer.seal({ caseId, desk, reporter, report: document, card, createdAt });
    const evidence = this.evidence.blind(caseId, document);
    const { parts, fresh, last } = this.cases.parts(
      {
        id: caseId,
        reference: newReference(),
        kind: facts.kind,
        urgency,
        playbook: assessment.playbook,
        ageBand: facts.ageBand,
        country: facts.country,
        language: facts.language,
        deskId: desk.id,
        excluded,
        exclusion,
        exclusionWords,
        card: sealed.card,
        cardEpoch: sealed.keyEpoch,
        createdAt,
        nextDeadlineAt: times.answer.dueAt,
      },
      sending.name,
    );
    const grant = { caseId, keyEpoch: sealed.keyEpoch, sealed: sealed.reporterGrant };
    const event = this.outbox.prepare(caseReceived({ caseId, urgency }), fresh);
    const written = await this.writer.write(
      [
        sending,
        ...parts,
        ...this.sealer.parts(sealed, fresh),
        this.receipts.part(receipt, grant, fresh),
        ...this.evidence.parts(evidence, fresh),
        this.clocks.part(caseId, firstAnswer, times.answer, fresh),
        this.clocks.part(caseId, opening, times.opening, fresh),
        event.part,
      ],
      last,
    );
    if (written) event.committed();
    return written;
  }
}

/** Holds where the database takes the minute that a report's deadlines are counted from for the present one, or one just gone. */
function isOfNow(createdAt: Date): Sql {
  return (bind) =>
    `now() BETWEEN ${bind(createdAt)}::timestamptz - interval '1 minute' AND ${bind(createdAt)}::timestamptz + interval '3 minutes'`;
}
