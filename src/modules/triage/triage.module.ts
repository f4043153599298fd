import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { triageCase } from './triage.jobs.js';

/** What every process has to know of triage; the rules themselves are pure and need no module. */
@Module({ imports: [CasesModule], providers: [registers(triageCase)] })
export class TriageModule {}
