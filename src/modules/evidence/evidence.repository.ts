import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { IdentifierEntity } from './identifier.entity.js';
import { LocationEntity } from './location.entity.js';

@Injectable()
export class EvidenceRepository {
  constructor(private readonly database: Database) {}

  async insert(identifiers: IdentifierEntity[], locations: LocationEntity[]): Promise<void> {
    const manager = this.database.manager();
    if (identifiers.length > 0) await manager.insert(IdentifierEntity, identifiers);
    if (locations.length > 0) await manager.insert(LocationEntity, locations);
  }
}
