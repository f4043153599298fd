import { Injectable } from '@nestjs/common';
import { Database, type Sql, type StatementPart } from '../../platform/database/index.js';
import { DraftEntity } from './draft.entity.js';

@Injectable()
export class DraftRepository {
  constructor(private readonly database: Database) {}

  async insert(draft: DraftEntity): Promise<void> {
    await this.database.manager().insert(DraftEntity, draft);
  }

  /** The draft if it has not expired. With `lock`, held until the caller's transaction ends. */
  async find(idHash: Uint8Array, now: Date, lock = false): Promise<DraftEntity | null> {
    const rows = await this.database.query<{ sealed: Uint8Array; revision: number; expires_at: Date }>(
      `SELECT sealed, revision, expires_at FROM drafts WHERE id_hash = $1 AND expires_at > $2 ${lock ? 'FOR UPDATE' : ''}`,
      [idHash, now],
    );
    const row = rows[0];
    if (!row) return null;
    const { sealed, revision } = row;
    return Object.assign(new DraftEntity(), { idHash, sealed, revision, expiresAt: row.expires_at });
  }

  async update(draft: DraftEntity): Promise<void> {
    const { idHash, sealed, revision, expiresAt } = draft;
    await this.database.manager().update(DraftEntity, { idHash }, { sealed, revision, expiresAt });
  }

  /** Writes the draft in the place of its revision before, if that has not expired and the condition holds. It then has a row. */
  replacing(draft: DraftEntity, now: Date, condition: Sql): StatementPart {
    return {
      name: 'replaced_draft',
      sql: (bind) =>
        `UPDATE drafts SET sealed = ${bind(draft.sealed)}, revision = ${bind(draft.revision)}::integer,
                           expires_at = ${bind(draft.expiresAt)}
          WHERE id_hash = ${bind(draft.idHash)} AND revision = ${bind(draft.revision - 1)}::integer
            AND expires_at > ${bind(now)} AND ${condition(bind)} RETURNING 1`,
    };
  }

  async delete(idHash: Uint8Array): Promise<void> {
    await this.database.manager().delete(DraftEntity, { idHash });
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.database.query(`DELETE FROM drafts WHERE expires_at <= $1`, [now]);
  }

  /** Removes those left alone longest until all that are sealed take so many bytes. */
  async deleteBeyond(mostBytes: number): Promise<void> {
    await this.database.query(
      `DELETE FROM drafts USING (
         SELECT id_hash AS id, sum(octet_length(sealed)) OVER (ORDER BY expires_at DESC, id_hash) AS bytes FROM drafts
       ) AS newest WHERE id_hash = newest.id AND newest.bytes > $1`,
      [mostBytes],
    );
  }
}
