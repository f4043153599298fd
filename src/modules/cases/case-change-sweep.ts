import { Injectable } from '@nestjs/common';
import { Every } from '../../platform/schedule/index.js';
import { CaseChangeRepository } from './case-change.repository.js';

/** Forgets changes that are an hour old. Any number of web processes may do so side by side. */
@Injectable()
export class CaseChangeSweep {
  constructor(private readonly rows: CaseChangeRepository) {}

  @Every('1 min', { name: 'case_changes.sweep', pulse: 'case_change_sweep' })
  async sweep(): Promise<void> {
    await this.rows.sweep();
  }
}
