import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { tellOfWarning } from '../notification.jobs.js';
import { TellOfClock } from './tell-of-clock.js';

@Injectable()
@HandlesJob(tellOfWarning)
export class TellOfWarningJob implements JobHandler<{ caseId: string; clockId: string }> {
  constructor(private readonly telling: TellOfClock) {}

  handle({ caseId, clockId }: { caseId: string; clockId: string }): Promise<void> {
    return this.telling.run({ caseId, clockId, reason: 'clock_warned' });
  }
}
