import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { DeskRepository } from '../desk.repository.js';
import { Desks } from '../desks.service.js';
import { KeyRequestRepository } from '../key-request.repository.js';

/** Takes away what was sealed to keys that a person no longer has: on each of their desks they wait for its key again. */
@Injectable()
export class DropGrants {
  constructor(
    private readonly grants: DeskRepository,
    private readonly desks: Desks,
    private readonly requests: KeyRequestRepository,
    private readonly transaction: Transaction,
  ) {}

  /** Drops every grant to the person, in the caller's transaction or in one of its own; the desks are theirs as before. */
  async drop(staffId: string): Promise<void> {
    await this.transaction.run(async () => {
      await this.grants.dropGrantsTo(staffId);
      for (const { id } of await this.desks.listFor(staffId)) await this.requests.add(id, staffId);
    });
  }
}
