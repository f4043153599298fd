import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { KeyCheckEntity, OrganisationEntity } from './organisation.entity.js';

@Injectable()
export class OrganisationRepository {
  constructor(private readonly database: Database) {}

  find(): Promise<OrganisationEntity | null> {
    return this.database.manager().findOneBy(OrganisationEntity, { id: 1 });
  }

  async insert(organisation: OrganisationEntity): Promise<void> {
    await this.database.manager().insert(OrganisationEntity, organisation);
  }

  keyChecks(): Promise<KeyCheckEntity[]> {
    return this.database.manager().find(KeyCheckEntity);
  }

  /** Adds the checks that are not there yet; those that are stay as they are. */
  async addKeyChecks(checks: readonly KeyCheckEntity[]): Promise<void> {
    await this.database
      .manager()
      .createQueryBuilder()
      .insert()
      .into(KeyCheckEntity)
      .values([...checks])
      .orIgnore()
      .execute();
  }
}
