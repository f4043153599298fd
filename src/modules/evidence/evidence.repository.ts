import { Injectable } from '@nestjs/common';
import { Database, type StatementPart } from '../../platform/database/index.js';
import type { IdentifierEntity } from './identifier.entity.js';
import type { LocationEntity } from './location.entity.js';

/** Rows of one table that an older normaliser made, or an older index key. */
const OLD = '(normaliser < $2 OR key_version < $3)';

export type IndexTable = 'identifiers' | 'locations';

/** A row whose values are still those of the web process. `domain`: null where it has none, as in `identifiers`. */
export interface FastRow {
  id: string;
  blind: Buffer;
  domain: Buffer | null;
  keyVersion: number;
}

/** What stands in its place, by the id of the row. */
export type SlowValues = { id: string; blind: Uint8Array; domain: Uint8Array | null };

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

  /** Whether some values of a case are not slow yet, so that they are equal to few of other cases. */
  async hasFast(caseId: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT FROM identifiers WHERE case_id = $1 AND fast UNION ALL SELECT FROM locations WHERE case_id = $1 AND fast LIMIT 1`,
      [caseId],
    );
    return rows.length > 0;
  }

  /** The platforms of the locations of each case, sorted; a case without locations is not in it. */
  async platformsOf(caseIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const rows = await this.database.query<{ caseId: string; platforms: string[] }>(
      `SELECT case_id AS "caseId", array_agg(DISTINCT platform ORDER BY platform) AS platforms
         FROM locations WHERE case_id = ANY($1::uuid[]) GROUP BY case_id`,
      [caseIds],
    );
    return new Map(rows.map(({ caseId, platforms }) => [caseId, platforms]));
  }

  /** Locks some rows that are fast, but for those that another worker has, in the caller's transaction. */
  takeFast(table: IndexTable, keyVersions: readonly number[], limit: number): Promise<FastRow[]> {
    return this.database.query<FastRow>(
      `SELECT id, blind, ${table === 'locations' ? 'domain' : 'NULL::bytea AS domain'}, key_version AS "keyVersion"
         FROM ${table} WHERE fast AND key_version = ANY($1::smallint[])
        ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [keyVersions, limit],
    );
  }

  /**
   * Puts slow values in the place of fast ones. The id goes with the fast value, for that of an older release was computed of it.
   * Of two rows of a case that say the same the one that was there stays.
   */
  async replaceFast(table: IndexTable, rows: readonly SlowValues[]): Promise<void> {
    const domain = table === 'locations' ? ', domain = given.domain' : '';
    const known = `EXISTS (SELECT FROM identifiers o WHERE o.case_id = i.case_id AND o.type = i.type
                                AND o.blind = given.blind AND o.normaliser = i.normaliser)`;
    const doubles = `, gone AS (DELETE FROM identifiers i USING given WHERE i.id = given.id AND i.fast AND ${known})`;
    await this.database.execute(
      `WITH given AS (SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS given (id, blind, domain))
       ${table === 'identifiers' ? doubles : ''}
       UPDATE ${table} i SET id = gen_random_uuid(), blind = given.blind, fast = false${domain}
         FROM given WHERE i.id = given.id AND i.fast ${table === 'identifiers' ? `AND NOT ${known}` : ''}`,
      [
        rows.map(({ id }) => id),
        rows.map(({ blind }) => Buffer.from(blind)),
        rows.map(({ domain: of }) => of && Buffer.from(of)),
      ],
    );
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
