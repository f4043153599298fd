import { Injectable } from '@nestjs/common';
import { Every } from '../../platform/schedule/index.js';
import { DebriefsRepository } from './debriefs.repository.js';

/** Removes talks whose time is a day ago. */
@Injectable()
export class DebriefsSweep {
  constructor(private readonly debriefs: DebriefsRepository) {}

  @Every('1 h', { name: 'debriefs.sweep' })
  sweep(): Promise<void> {
    return this.debriefs.dropOld();
  }
}
