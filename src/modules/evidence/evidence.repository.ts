import { Injectable } from '@nestjs/common';
import { Database, type StatementPart } from '../../platform/database/index.js';
import { IdentifierEntity } from './identifier.entity.js';
import { LocationEntity } from './location.entity.js';

@Injectable()
export class EvidenceRepository {
  constructor(private readonly database: Database) {}

  /** These rows, the locations after those that the case has. */
  async add(
    caseId: string,
    identifiers: readonly IdentifierEntity[],
    locations: readonly LocationEntity[],
  ): Promise<void> {
    const manager = this.database.manager();
    const [last] = await this.database.query<{ position: number }>(
      'SELECT coalesce(max(position), 0)::int AS position FROM locations WHERE case_id = $1',
      [caseId],
    );
    const placed = locations.map((location, index) =>
      Object.assign(location, { position: (last?.position ?? 0) + index + 1 }),
    );
    if (identifiers.length > 0) await manager.insert(IdentifierEntity, [...identifiers]);
    if (placed.length > 0) await manager.insert(LocationEntity, placed);
  }

  /** These rows, written if the part named `after` has a row. Values of many rows travel as one array a column. */
  inserting(
    identifiers: readonly IdentifierEntity[],
    locations: readonly LocationEntity[],
    after: string,
  ): StatementPart[] {
    return [
      {
        name: 'new_identifiers',
        sql: (bind) =>
          `INSERT INTO identifiers (id, case_id, type, blind, key_version)
           SELECT given.* FROM ${after}, unnest(
             ${bind(identifiers.map(({ id }) => id))}::uuid[], ${bind(identifiers.map(({ caseId }) => caseId))}::uuid[],
             ${bind(identifiers.map(({ type }) => type))}::text[],
             ${bind(identifiers.map(({ blind }) => Buffer.from(blind)))}::bytea[],
             ${bind(identifiers.map(({ keyVersion }) => keyVersion))}::smallint[]) AS given`,
      },
      {
        name: 'new_locations',
        sql: (bind) =>
          `INSERT INTO locations (id, case_id, position, platform, blind, key_version)
           SELECT given.* FROM ${after}, unnest(
             ${bind(locations.map(({ id }) => id))}::uuid[], ${bind(locations.map(({ caseId }) => caseId))}::uuid[],
             ${bind(locations.map(({ position }) => position))}::integer[],
             ${bind(locations.map(({ platform }) => platform))}::text[],
             ${bind(locations.map(({ blind }) => Buffer.from(blind)))}::bytea[],
             ${bind(locations.map(({ keyVersion }) => keyVersion))}::smallint[]) AS given`,
      },
    ];
  }
}
