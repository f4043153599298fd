import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { KeyChecks } from './key-checks.service.js';
import { KeyCheckEntity, OrganisationEntity } from './organisation.entity.js';
import { OrganisationRepository } from './organisation.repository.js';
import { Organisation } from './organisation.service.js';

/** For every process. Needs the database, and no key. */
@Module({
  providers: [
    KeyChecks,
    Organisation,
    OrganisationRepository,
    registers(...entities(KeyCheckEntity, OrganisationEntity)),
  ],
  exports: [KeyChecks, Organisation],
})
export class KeysModule {}
