import { Module } from '@nestjs/common';
import { EvidenceRepository } from './evidence.repository.js';
import { Evidence } from './evidence.service.js';

@Module({ providers: [EvidenceRepository, Evidence], exports: [Evidence] })
export class EvidenceModule {}
