import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../../platform/database/index.js';
import { type BatchedJob, HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseSummaries } from '../../cases/index.js';
import { type DeskNow, Recipients } from '../recipients.js';
import { notifyDeskOfNewCase } from '../staff-notices.jobs.js';
import { StaffNotices } from '../staff-notices.service.js';

type NewCase = Readonly<{ caseId: string }>;

/** Milliseconds for which it is known who of a desk is on duty: shifts begin and end to the minute. */
const KNOWN_MS = 1_000;

/** Tells those of the desk who are on duty that a case needs them. May run twice: a person is told once of one case. */
@Injectable()
@HandlesJob(notifyDeskOfNewCase)
export class NotifyDeskOfNewCaseJob implements JobHandler<NewCase> {
  private readonly desks = new Map<string, { until: number; now: Promise<DeskNow> }>();

  constructor(
    private readonly cases: CaseSummaries,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  async handle(data: NewCase): Promise<void> {
    await this.notify([data]);
  }

  async handleMany(jobs: readonly BatchedJob<NewCase>[]): Promise<ReadonlyMap<string, unknown>> {
    await this.notify(jobs.map(({ data, requestId }) => ({ ...data, requestId })));
    return new Map();
  }

  private async notify(given: readonly { caseId: string; requestId?: string | null }[]): Promise<void> {
    const found = await this.cases.findMany(given.map(({ caseId }) => caseId));
    const wanted = [];
    for (const { caseId, ...of } of given) {
      const about = found.get(caseId);
      if (!about) continue;
      // The few who may decide have to be those who are there: a mail to who has just left is dropped, and nobody else is told.
      const isUndecided = about.exclusion === 'undecided';
      const now = await (isUndecided ? this.lookAt(about.deskId) : this.deskNow(about.deskId));
      const call = this.recipients.initial(about, now);
      wanted.push({ ...call, ...of, caseId, subjectId: caseId, about });
    }
    await this.notices.tell(wanted);
  }

  /** Under load one look at a desk serves the cases of a second. */
  private deskNow(deskId: string): Promise<DeskNow> {
    const at = performance.now();
    const known = this.desks.get(deskId);
    if (known && known.until > at) return known.now;
    const now = this.lookAt(deskId);
    this.desks.set(deskId, { until: at + KNOWN_MS, now });
    now.catch(() => this.desks.delete(deskId));
    return now;
  }

  private async lookAt(deskId: string): Promise<DeskNow> {
    return this.recipients.deskAt(deskId, await this.clock.read());
  }
}
