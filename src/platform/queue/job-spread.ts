import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { JobRegistry } from './job-registry.js';
import type { JobBatch } from './queue-backend.js';

/** Makes jobs wait before their first try for a time that is left to chance, where their definitions say so. */
@Injectable()
export class JobSpread {
  constructor(
    private readonly registry: JobRegistry,
    private readonly config: Config,
  ) {}

  /** The same batch, to be tried after a random wait of milliseconds; where MAIL_DELAY is `none`, at once. */
  delayed(batch: JobBatch): JobBatch {
    const spread = this.registry.find(batch.name)?.job.spread;
    if (!spread || this.config.mailDelay === 'none') return batch;
    const most = Math.floor(spread(batch.urgency ?? 1, this.config));
    return most > 0 ? { ...batch, delayMs: this.chance(most) } : batch;
  }

  /** From 0 to `most`, each as likely as any other. */
  protected chance(most: number): number {
    return randomInt(most + 1);
  }
}
