import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Definitions } from '../../platform/definitions/index.js';
import { dayText } from '../../platform/text/index.js';
import { CONSENT_USES, type ConsentSubject } from './consent-use.js';

/** Asks every module that acts on consents. */
@Injectable()
export class ConsentUses {
  constructor(
    private readonly definitions: Definitions,
    private readonly modules: ModuleRef,
  ) {}

  /** Stops whatever has not left yet, in the caller's transaction. */
  async stop(subject: ConsentSubject): Promise<void> {
    for (const { service, stop } of this.definitions.of(CONSENT_USES).values())
      await stop(this.modules.get(service, { strict: false }), subject);
  }

  /** The days (UTC, `2026-12-03`) on which something left, the first first. */
  async leftOn(subject: ConsentSubject): Promise<string[]> {
    const uses = [...this.definitions.of(CONSENT_USES).values()];
    const times = await Promise.all(
      uses.map(({ service, left }) => left(this.modules.get(service, { strict: false }), subject)),
    );
    return [...new Set(times.flat().map(dayText))].sort();
  }
}
