import { Injectable } from '@nestjs/common';
import { dayText } from '../../platform/text/index.js';
import { Consents } from '../consents/index.js';
import { Directory, nameIn } from '../directory/index.js';
import type { ThreadHolder } from '../receipts/index.js';
import type { EscalationOutcome, EscalationState } from '../vocabulary/index.js';
import { EscalationRepository, type EscalationRow } from './escalation.repository.js';

/** What came of a package that left, as its reporter reads it. */
export type CameOfIt = 'waits' | 'has_it' | 'answered' | 'refused' | 'silent' | 'failed' | EscalationOutcome;

/** A package that left, as its reporter sees it. */
export interface ReporterEscalation {
  /** In the language asked for where the directory has it, else in English. */
  readonly recipient: string;
  /** UTC, `2026-12-03`. */
  readonly day: string;
  readonly came: CameOfIt;
}

const CAME: Readonly<Record<EscalationState, CameOfIt>> = {
  // What failed goes back to a person, who may write it anew.
  draft: 'failed',
  ready: 'failed',
  approved: 'failed',
  queued: 'failed',
  failed: 'failed',
  cancelled: 'failed',
  sent: 'waits',
  outcome_unknown: 'waits',
  acknowledged: 'has_it',
  answered: 'answered',
  refused: 'refused',
  no_answer: 'silent',
  closed: 'unknown',
};

/** What a reporter sees of what left their case: to whom, on which day, and what came of it. */
@Injectable()
export class ReporterEscalations {
  constructor(
    private readonly rows: EscalationRepository,
    private readonly directory: Directory,
    private readonly consents: Consents,
  ) {}

  /**
   * What left, the first first. Left out is what a lawful reason does not let the reporter know yet, and what may not have left.
   *
   * @param language - of the page
   */
  async forReporter(
    { caseId }: Pick<ThreadHolder, 'caseId'>,
    language: string,
  ): Promise<ReporterEscalation[]> {
    const rows = await this.rows.listFor(caseId);
    if (rows.every(({ sentAt }) => sentAt === null)) return [];
    const withheld = await this.consents.withheld(caseId);
    const shown = rows.map(async (row): Promise<ReporterEscalation | null> => {
      const { recipientId, sentAt } = row;
      if (sentAt === null) return null;
      const day = dayText(sentAt);
      const from = withheld.get(recipientId);
      const record = await this.directory.get(recipientId);
      if ((from !== undefined && day >= from) || record === null) return null;
      return { recipient: nameIn(record, language), day, came: cameOf(row) };
    });
    return (await Promise.all(shown)).filter((one) => one !== null).sort(byDay);
  }
}

const cameOf = ({ state, outcome }: EscalationRow): CameOfIt =>
  state === 'closed' && outcome !== null ? outcome : CAME[state];

const byDay = (one: ReporterEscalation, other: ReporterEscalation): number =>
  one.day < other.day ? -1 : Number(one.day > other.day);
