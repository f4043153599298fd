import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { Clocks } from '../clocks/index.js';
import { Duty, ResponseTargets, type ClosedHours } from '../duty/index.js';
import { promise } from './case.clocks.js';
import type { CaseEntity } from './case.entity.js';
import { CaseRepository, type UndecidedCase } from './case.repository.js';
import type { CaseKind, ExclusionState, StatusName, Urgency } from '../vocabulary/index.js';

const MINUTE_MS = 60_000;
/** Of an answer that is later than these: its next time is counted from now. */
const MOST_TRIES = 1_000;

export interface ReporterFacts {
  status: StatusName;
  /** When the next answer is due; it may have passed. Null: none is owed. */
  nextAnswerDue: Date | null;
  /**
   * Of an answer that is late: when the time for one, begun anew each time it was over, is over next. It stays the same until
   * then, however often it is asked for. Null: none is late.
   */
  nextTry: Date | null;
  /** Of an answer that is late: whether it was found late and staff are told. The time may have passed a moment ago. */
  lateTold: boolean;
  /** By when an answer was promised to them; it may have passed. Null: none is promised. */
  promisedBy: Date | null;
  /** Of a desk that is closed before then; null: the answer may come at any time until then. */
  closed: ClosedHours | null;
  /** Whether one person reads it first, to decide who must not have it. */
  readFirst: boolean;
}

/** What a notice to staff is made of. */
export interface CaseSummary {
  reference: string;
  kind: CaseKind;
  urgency: Urgency;
  status: StatusName;
  deskId: string;
  assigneeId: string | null;
  /** Who must not be told, as ExclusionTags reads it. */
  excluded: readonly Uint8Array[];
  exclusion: ExclusionState;
}

/** What of a case may be read without any of its keys: for its reporter, and for telling staff. */
@Injectable()
export class CaseSummaries {
  constructor(
    private readonly cases: CaseRepository,
    private readonly clocks: Clocks,
    private readonly duty: Duty,
    private readonly clock: DatabaseClock,
    private readonly targets: ResponseTargets,
  ) {}

  async forReporter(caseId: string): Promise<ReporterFacts | null> {
    const [found, nextAnswerDue, promisedBy] = await Promise.all([
      this.cases.find(caseId),
      this.clocks.nextAnswer(caseId),
      this.clocks.dueAt(caseId, promise),
    ]);
    if (!found) return null;
    const { status, deskId, urgency } = found;
    const now = this.clock.now();
    const closed = nextAnswerDue && (await this.duty.closedHours(deskId, urgency, nextAnswerDue, now));
    const nextTry = nextAnswerDue && (await this.nextTry(found, nextAnswerDue, now));
    const isLate = nextAnswerDue !== null && nextAnswerDue <= now;
    const lateTold = isLate && (await this.clocks.isAnswerBreached(caseId));
    const readFirst = found.exclusion === 'undecided';
    return { status, nextAnswerDue, nextTry, lateTold, promisedBy, closed, readFirst };
  }

  private async nextTry(found: CaseEntity, due: Date, now: Date): Promise<Date | null> {
    if (due > now) return null;
    const time = await this.targets.businessTime(found);
    const span = this.targets.minutesOf(found.urgency) * MINUTE_MS;
    let next = due;
    for (let tries = 0; next <= now && tries < MOST_TRIES; tries += 1) next = time(next, span);
    return next > now ? next : time(now, span);
  }

  async find(caseId: string): Promise<CaseSummary | null> {
    return (await this.findMany([caseId])).get(caseId) ?? null;
  }

  /** Those of these cases that there are, by id, in one statement. */
  async findMany(caseIds: readonly string[]): Promise<Map<string, CaseSummary>> {
    const rows = await this.cases.facts(caseIds);
    return new Map(rows.map(({ id, ...summary }) => [id, summary]));
  }

  /** The open cases that wait for the decision who must not have them, the most urgent first. */
  undecided(): Promise<UndecidedCase[]> {
    return this.cases.undecided();
  }

  /** The same, and holds the case against other writers until the open transaction ends. */
  async lock(caseId: string): Promise<CaseSummary | null> {
    return caseSummary(await this.cases.lock(caseId));
  }
}

function caseSummary(found: CaseEntity | null): CaseSummary | null {
  if (!found) return null;
  const { reference, kind, urgency, status, deskId, assigneeId, excluded, exclusion } = found;
  return { reference, kind, urgency, status, deskId, assigneeId, excluded, exclusion };
}
