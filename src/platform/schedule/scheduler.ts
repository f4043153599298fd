import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { AppLogger } from '../logging/index.js';
import { Pulse } from '../metrics/index.js';
import { scheduledOf } from './every.js';
import { RepeatedWork } from './repeated-work.js';
import { ScheduleError } from './schedule.errors.js';

/** Finds every method with `@Every` among the providers of the process, and starts and stops them with it. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly works = new Map<string, RepeatedWork>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly logger: AppLogger,
    private readonly pulse: Pulse,
  ) {}

  /** @throws ScheduleError SCHEDULE_NAME_TAKEN: then nothing was started */
  onApplicationBootstrap(): void {
    for (const { metatype, instance } of this.providers()) {
      for (const scheduled of scheduledOf(metatype)) {
        if (this.works.has(scheduled.name)) throw new ScheduleError('SCHEDULE_NAME_TAKEN', scheduled.name);
        const round = (signal: AbortSignal): Promise<void> => instance[scheduled.method]!(signal);
        this.works.set(scheduled.name, new RepeatedWork(scheduled, round, this.logger, this.pulse));
      }
    }
    for (const work of this.works.values()) work.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.stop('early');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop('late');
  }

  /** The names of what is scheduled in this process. */
  names(): string[] {
    return [...this.works.keys()];
  }

  /**
   * Runs one round now as the timer does, or joins the one that is running. Resolves also when the round fails: the log and
   * the pulse tell. For tests, which hold the clock.
   *
   * @throws ScheduleError SCHEDULE_NAME_UNKNOWN
   */
  async run(name: string): Promise<void> {
    const work = this.works.get(name);
    if (!work) throw new ScheduleError('SCHEDULE_NAME_UNKNOWN', name);
    await work.run();
  }

  private async stop(when: 'early' | 'late'): Promise<void> {
    const due = [...this.works.values()].filter(({ scheduled }) => (scheduled.stops ?? 'late') === when);
    await Promise.all(due.map((work) => work.stop()));
  }

  /** Each instance once: a provider that goes by a second token is the same work. */
  private providers(): { metatype: unknown; instance: Methods }[] {
    const found = new Map<Methods, unknown>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (scheduledOf(metatype).length > 0) found.set(instance as Methods, metatype);
    }
    return [...found].map(([instance, metatype]) => ({ instance, metatype }));
  }
}

type Methods = Record<string, ((signal: AbortSignal) => Promise<void>) | undefined>;
