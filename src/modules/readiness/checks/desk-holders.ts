import { Injectable } from '@nestjs/common';
import { Desks, DeskVault } from '../../desks/index.js';
import { ChecksReadiness, type ReadinessCheck, type ReadinessFinding } from '../readiness-check.js';
import { deskHoldersCheck } from '../readiness.definitions.js';

/** One can fall ill, leave, or lose password and recovery code: then nobody could let another in. */
const ENOUGH = 2;

/** Whether each desk in use has two people who can open its cases. */
@Injectable()
@ChecksReadiness(deskHoldersCheck)
export class DeskHoldersCheck implements ReadinessCheck {
  constructor(
    private readonly desks: Desks,
    private readonly vault: DeskVault,
  ) {}

  async look(): Promise<ReadinessFinding> {
    const subjects: { name: string; count: number }[] = [];
    const inUse = (await this.desks.overview()).filter((desk) => desk.inUse);
    for (const { id, name } of inUse) {
      const [members, holders] = await Promise.all([this.desks.members(id), this.vault.holders(id)]);
      subjects.push({ name, count: members.filter(({ staffId }) => holders.has(staffId)).length });
    }
    const few = subjects.filter(({ count }) => count < ENOUGH).length;
    const state = inUse.length === 0 || few > 0 ? 'attention' : 'fine';
    return { state, values: { desks: inUse.length, few }, subjects };
  }
}
