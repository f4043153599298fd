import { Injectable } from '@nestjs/common';
import { Database, type StatementPart } from '../../platform/database/index.js';
import type { IdentifierEntity } from './identifier.entity.js';
import type { LocationEntity } from './location.entity.js';

/** Rows of one table that an older normaliser made, or an older index key. */
const OLD = '(normaliser < $2 OR key_version < $3)';

/** Whether some values of a case were made by an older normaliser or under an older index key; 'none' where there are none. */
export type EvidenceAge = 'current' | 'old' | 'none';

@Injectable()
export class EvidenceRepository {
  constructor(private readonly database: Database) {}

  /**
   * These rows, written if the part named `after` has a row (null: in any case), each unless it is there. Values of many rows
   * travel as one array a column.
   */
  inserting(
    identifiers: readonly IdentifierEntity[],
    locations: readonly LocationEntity[],
    after: string | null,
  ): StatementPart[] {
    const source = after === null ? '' : `${after}, `;
    return [
      {
        name: 'new_identifiers',
        sql: (bind) =>
          `INSERT INTO identifiers (id, case_id, type, blind, key_version, normaliser)
           SELECT given.* FROM ${source}unnest(
             ${bind(identifiers.map(({ id }) => id))}::uuid[], ${bind(identifiers.map(({ caseId }) => caseId))}::uuid[],
             ${bind(identifiers.map(({ type }) => type))}::text[],
             ${bind(identifiers.map(({ blind }) => Buffer.from(blind)))}::bytea[],
             ${bind(identifiers.map(({ keyVersion }) => keyVersion))}::smallint[],
             ${bind(identifiers.map(({ normaliser }) => normaliser))}::smallint[]) AS given
           ON CONFLICT DO NOTHING`,
      },
      {
        name: 'new_locations',
        sql: (bind) =>
          `INSERT INTO locations (id, case_id, position, platform, blind, domain, key_version, normaliser)
           SELECT given.* FROM ${source}unnest(
             ${bind(locations.map(({ id }) => id))}::uuid[], ${bind(locations.map(({ caseId }) => caseId))}::uuid[],
             ${bind(locations.map(({ position }) => position))}::integer[],
             ${bind(locations.map(({ platform }) => platform))}::text[],
             ${bind(locations.map(({ blind }) => Buffer.from(blind)))}::bytea[],
             ${bind(locations.map(({ domain }) => domain && Buffer.from(domain)))}::bytea[],
             ${bind(locations.map(({ keyVersion }) => keyVersion))}::smallint[],
             ${bind(locations.map(({ normaliser }) => normaliser))}::smallint[]) AS given
           ON CONFLICT DO NOTHING`,
      },
    ];
  }

  /** Runs a statement that was composed of `inserting`. */
  async write(text: string, values: readonly unknown[]): Promise<void> {
    await this.database.query(text, values);
  }

  async age(caseId: string, normaliser: number, keyVersion: number): Promise<EvidenceAge> {
    const [row] = await this.database.query<{ old: boolean | null }>(
      `SELECT bool_or(${OLD}) AS old FROM (
         SELECT normaliser, key_version FROM identifiers WHERE case_id = $1
         UNION ALL SELECT normaliser, key_version FROM locations WHERE case_id = $1) AS made`,
      [caseId, normaliser, keyVersion],
    );
    return row?.old == null ? 'none' : row.old ? 'old' : 'current';
  }

  async deleteOld(caseId: string, normaliser: number, keyVersion: number): Promise<void> {
    for (const table of ['identifiers', 'locations'])
      await this.database.query(`DELETE FROM ${table} WHERE case_id = $1 AND ${OLD}`, [
        caseId,
        normaliser,
        keyVersion,
      ]);
  }
}
