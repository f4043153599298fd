import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AppLogger } from '../../platform/logging/index.js';
import { CaseChangeRepository } from './case-change.repository.js';

const EVERY_MS = 60_000;

/** Forgets changes that are an hour old. Any number of web processes may do so side by side. */
@Injectable()
export class CaseChangeSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly rows: CaseChangeRepository,
    private readonly logger: AppLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    try {
      await this.rows.sweep();
    } catch (error) {
      this.logger.failure('case_changes.sweep_failed', error);
    }
  }
}
