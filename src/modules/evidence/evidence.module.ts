import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { LocationEntity } from './location.entity.js';
import { IdentifierEntity } from './identifier.entity.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EVIDENCE_TABLES } from './evidence.tables.js';
import { Evidence } from './evidence.service.js';
import { SlowIndexSweep } from './slow-index-sweep.js';

@Module({
  providers: [
    EvidenceRepository,
    Evidence,
    registers(...EVIDENCE_TABLES, ...entities(IdentifierEntity, LocationEntity)),
  ],
  exports: [Evidence, EvidenceRepository],
})
export class EvidenceModule {}

/** The part that runs in the queue worker. */
@Module({ imports: [EvidenceModule], providers: [SlowIndexSweep] })
export class EvidenceWorkerModule {}
