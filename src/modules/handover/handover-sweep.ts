import { Injectable } from '@nestjs/common';
import { Every } from '../../platform/schedule/index.js';
import { HandoverRepository } from './handover.repository.js';

/** Removes notes that are older than two weeks. */
@Injectable()
export class HandoverSweep {
  constructor(private readonly notes: HandoverRepository) {}

  @Every('1 h', { name: 'handover.sweep' })
  sweep(): Promise<void> {
    return this.notes.dropOld();
  }
}
