import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** A desk that too few people can open, with how many can. */
export interface FewHolders {
  readonly id: string;
  readonly count: number;
}

/** The table `few_holders`: of which desks the administrators were told that too few people can open them. */
@Injectable()
export class FewHoldersRepository {
  constructor(private readonly database: Database) {}

  /** Forgets every desk but these: should too few be able to open another one again, that is told at once. */
  async keepOnly(desks: readonly FewHolders[]): Promise<void> {
    await this.database.execute('DELETE FROM few_holders WHERE NOT desk_id = ANY($1::uuid[])', [
      idsOf(desks),
    ]);
  }

  /**
   * Whether one of these is new, or has fewer people than when it was told, or was told so many days ago; and when any of them was
   * told last, as a text that is another one after each time (empty: never).
   */
  async due(desks: readonly FewHolders[], days: number): Promise<{ due: boolean; last: string }> {
    const [row] = await this.database.query<{ due: boolean | null; last: string }>(
      `SELECT bool_or(told.desk_id IS NULL OR few.holders < told.holders
                      OR told.told_at <= now() - make_interval(days => $3)) AS due,
              coalesce(max(told.told_at)::text, '') AS last
         FROM unnest($1::uuid[], $2::integer[]) AS few (desk_id, holders)
         LEFT JOIN few_holders told ON told.desk_id = few.desk_id`,
      [idsOf(desks), countsOf(desks), days],
    );
    return { due: row?.due === true, last: row?.last ?? '' };
  }

  /** Notes that the administrators were told of these. */
  async noteTold(desks: readonly FewHolders[]): Promise<void> {
    await this.database.execute(
      `INSERT INTO few_holders (desk_id, holders) SELECT * FROM unnest($1::uuid[], $2::integer[])
       ON CONFLICT (desk_id) DO UPDATE SET holders = excluded.holders, told_at = excluded.told_at`,
      [idsOf(desks), countsOf(desks)],
    );
  }

  /** Notes, of these, when one has more people than when it was told: fewer again is told at once. */
  async noteMore(desks: readonly FewHolders[]): Promise<void> {
    await this.database.execute(
      `UPDATE few_holders told SET holders = few.holders
         FROM unnest($1::uuid[], $2::integer[]) AS few (desk_id, holders)
        WHERE told.desk_id = few.desk_id AND few.holders > told.holders`,
      [idsOf(desks), countsOf(desks)],
    );
  }
}

const idsOf = (desks: readonly FewHolders[]): string[] => desks.map(({ id }) => id);
const countsOf = (desks: readonly FewHolders[]): number[] => desks.map(({ count }) => count);
