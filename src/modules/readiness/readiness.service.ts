import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Definitions } from '../../platform/definitions/index.js';
import { defineErrors } from '../../platform/errors/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import type { StaffSession } from '../staff/index.js';
import {
  CHECKS_READINESS,
  READINESS_CHECKS,
  type ReadinessCheck,
  type ReadinessFinding,
} from './readiness-check.js';

/** How one thing stands. */
export interface Found extends ReadinessFinding {
  readonly name: string;
}

/** Each of these stops the start of a process: a mistake in our own code. */
export class ReadinessError extends defineErrors({
  /** Nobody looks for it, or two do. */
  READINESS_CHECK_WRONG: 500,
}) {}

/** What has to be so before a helpdesk can be relied on, and whether it is. */
@Injectable()
export class Readiness implements OnModuleInit {
  private checks: ReadonlyMap<string, ReadinessCheck> = new Map();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly definitions: Definitions,
    private readonly logger: AppLogger,
  ) {}

  /** Throws READINESS_CHECK_WRONG where a check is defined and nobody looks for it, or two do. */
  onModuleInit(): void {
    const found = new Map<string, ReadinessCheck>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      const name: unknown = metatype ? Reflect.getMetadata(CHECKS_READINESS, metatype) : undefined;
      if (typeof name !== 'string' || found.get(name) === instance) continue;
      if (found.has(name)) throw new ReadinessError('READINESS_CHECK_WRONG');
      found.set(name, instance as ReadinessCheck);
    }
    for (const { name } of this.ordered())
      if (!found.has(name)) throw new ReadinessError('READINESS_CHECK_WRONG');
    this.checks = found;
  }

  /** How everything stands, in the order of the page. What cannot be looked at is unknown, and keeps nothing else away. */
  look(session: StaffSession): Promise<Found[]> {
    return Promise.all(
      this.ordered().map(async ({ name }) => {
        try {
          return { name, ...(await this.checks.get(name)?.look(session)) } as Found;
        } catch (error) {
          this.logger.failure('readiness.check_failed', error, { check: name });
          return { name, state: 'unknown' as const };
        }
      }),
    );
  }

  private ordered() {
    return [...this.definitions.of(READINESS_CHECKS).values()].sort((a, b) => a.order - b.order);
  }
}
