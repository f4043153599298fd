import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EVIDENCE_TABLES } from './evidence.tables.js';
import { Evidence } from './evidence.service.js';

@Module({ providers: [EvidenceRepository, Evidence, registers(...EVIDENCE_TABLES)], exports: [Evidence] })
export class EvidenceModule {}
