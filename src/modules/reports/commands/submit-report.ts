import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import { minute, Transaction } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { CaseIntake, caseReceived, firstAnswer, opening } from '../../cases/index.js';
import { Clocks } from '../../clocks/index.js';
import { Duty } from '../../duty/index.js';
import { NewCaseSealer, type ReportDocument } from '../../entries/index.js';
import { Evidence, type ReportedIdentifier, type ReportedLocation } from '../../evidence/index.js';
import { Receipts } from '../../receipts/index.js';
import { Desks } from '../../staff/index.js';
import { assess, cardOf, type Facts } from '../../triage/index.js';
import { Drafts, type KeptDraft } from '../drafts.service.js';
import { ExcludedStaff } from '../excluded-staff.js';
import { newReference } from '../reference.js';
import { ReportError } from '../report.errors.js';

/** What is sent: the facts for the rules, the document for the desk, and the addresses to find again. */
export interface ReportContent {
  facts: Facts;
  document: ReportDocument;
  identifiers: readonly ReportedIdentifier[];
  locations: readonly ReportedLocation[];
}

/**
 * Turns a draft into a sealed case, once: sending again gives the same case and code. Everything costly happens before
 * the one transaction that writes case, grants, sealed report, blind indexes, clock and outbox event. `changed`: the draft
 * was written to after `content` was made of it, and nothing was sent. Throws DRAFT_GONE, DESK_KEY_UNSIGNED, BUSY.
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
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly excluded: ExcludedStaff,
    private readonly duty: Duty,
    private readonly config: Config,
  ) {}

  async run(input: {
    cookieText: string;
    kept: KeptDraft;
    /** Made of that very revision. */
    content: ReportContent;
    client: string;
    /** What stays of the answers in the sent draft: choices and digests, never typed words. */
    left?: Readonly<Record<string, string>>;
  }): Promise<'sent' | 'changed'> {
    const { content } = input;
    const { draft, revision } = input.kept;
    if (draft.sent) return 'sent';
    const { caseId } = draft;
    const { facts } = content;
    const [desk, receipt] = await Promise.all([
      this.desks.intakeDesk(facts.country),
      this.receipts.prepare(draft.code, input.client),
    ]);
    const createdAt = minute(new Date());
    const assessment = assess(facts, this.config.firstAnswerMinutes);
    const excluded = await this.excluded.find(desk.id, content.document.keepOut);
    const card = cardOf(facts, assessment, { keepOut: content.document.keepOut !== null });
    const sealed = this.sealer.seal({
      caseId,
      desk,
      reporter: receipt.kemPublic,
      report: content.document,
      card,
      createdAt,
    });
    const evidence = this.evidence.blind(caseId, facts.country, content.identifiers, content.locations);
    const { urgency, firstAnswerMinutes } = assessment;
    const [answerTimes, openingTimes] = await Promise.all([
      this.duty.answerTimes(firstAnswer, desk.id, urgency, createdAt, firstAnswerMinutes),
      this.duty.openingTimes(opening, desk.id, urgency, createdAt),
    ]);

    return this.transaction.run(async () => {
      const marked = await this.drafts.markSent(input.cookieText, revision, input.left);
      if (marked === 'gone') throw new ReportError('DRAFT_GONE');
      if (marked === 'changed') return 'changed';
      const outcome = await this.cases.insert({
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
        card: sealed.card,
        cardEpoch: sealed.keyEpoch,
        createdAt,
        nextDeadlineAt: answerTimes.dueAt,
      });
      if (outcome === 'exists') return 'sent';
      await this.sealer.insert(sealed);
      await this.receipts.insert(receipt, caseId, sealed.keyEpoch, sealed.reporterGrant);
      await this.evidence.insert(evidence);
      await this.clocks.open(caseId, firstAnswer, answerTimes);
      await this.clocks.open(caseId, opening, openingTimes);
      await this.outbox.emit(caseReceived({ caseId, urgency: assessment.urgency }));
      return 'sent';
    });
  }
}
