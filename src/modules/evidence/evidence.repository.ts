import { Injectable } from '@nestjs/common';
import type { StatementPart } from '../../platform/database/index.js';
import type { IdentifierEntity } from './identifier.entity.js';
import type { LocationEntity } from './location.entity.js';

@Injectable()
export class EvidenceRepository {
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
