import { Injectable } from '@nestjs/common';
import { Desks, ENOUGH_HOLDERS } from '../../desks/index.js';
import { ChecksReadiness, type ReadinessCheck, type ReadinessFinding } from '../readiness-check.js';
import { deskHoldersCheck } from '../readiness.definitions.js';

/** Whether each desk in use has two people who can open its cases. */
@Injectable()
@ChecksReadiness(deskHoldersCheck)
export class DeskHoldersCheck implements ReadinessCheck {
  constructor(private readonly desks: Desks) {}

  async look(): Promise<ReadinessFinding> {
    const subjects = (await this.desks.holderCounts()).map(({ name, count }) => ({ name, count }));
    const few = subjects.filter(({ count }) => count < ENOUGH_HOLDERS).length;
    const state = subjects.length === 0 || few > 0 ? 'attention' : 'fine';
    return { state, values: { desks: subjects.length, few }, subjects };
  }
}
