import { Injectable } from '@nestjs/common';
import {
  composeStatement,
  Database,
  minutesFromNow,
  type Sql,
  type StatementPart,
} from '../../platform/database/index.js';
import { DraftEntity } from './draft.entity.js';

/** A draft to be written, and the minutes that it is kept for. */
export interface WrittenDraft extends Pick<DraftEntity, 'idHash' | 'sealed' | 'revision'> {
  minutes: number;
}

/**
 * Keeps drafts. How long they have is reckoned by the database alone: two web processes that last asked it before and after its
 * clock was set would end each other's drafts.
 */
@Injectable()
export class DraftRepository {
  constructor(private readonly database: Database) {}

  async insert({ idHash, sealed, revision, minutes }: WrittenDraft): Promise<void> {
    await this.database.query(
      `INSERT INTO drafts (id_hash, sealed, revision, expires_at) VALUES ($1, $2, $3, ${minutesFromNow('$4')})`,
      [idHash, sealed, revision, minutes],
    );
  }

  /** The draft if it has not expired. */
  async find(idHash: Uint8Array): Promise<DraftEntity | null> {
    const [row] = await this.database.query<Omit<DraftEntity, 'idHash'>>(
      `SELECT sealed, revision, expires_at AS "expiresAt" FROM drafts WHERE id_hash = $1 AND expires_at > now()`,
      [idHash],
    );
    return row ? Object.assign(new DraftEntity(), { idHash, ...row }) : null;
  }

  /** Writes the draft in the place of its revision before. False when another revision is there, or none that has not expired. */
  async replace(draft: WrittenDraft): Promise<boolean> {
    const { text, values } = composeStatement([], replacement(draft));
    return (await this.database.execute(text, values)) > 0;
  }

  /** The same as a part that asks for a condition besides, and has a row if it wrote. */
  replacing(draft: WrittenDraft, condition: Sql): StatementPart {
    return {
      name: 'replaced_draft',
      sql: (bind) => `${replacement(draft)(bind)} AND ${condition(bind)} RETURNING 1`,
    };
  }

  /** Keeps a draft of this revision for longer. False when another revision is there, or none that has not expired. */
  async prolong(idHash: Uint8Array, revision: number, minutes: number): Promise<boolean> {
    const prolonged = await this.database.execute(
      `UPDATE drafts SET expires_at = ${minutesFromNow('$3')} WHERE id_hash = $1 AND revision = $2 AND expires_at > now()`,
      [idHash, revision, minutes],
    );
    return prolonged > 0;
  }

  async delete(idHash: Uint8Array): Promise<void> {
    await this.database.manager().delete(DraftEntity, { idHash });
  }

  async deleteExpired(): Promise<void> {
    await this.database.query('DELETE FROM drafts WHERE expires_at <= now()');
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

function replacement({ idHash, sealed, revision, minutes }: WrittenDraft): Sql {
  return (bind) =>
    `UPDATE drafts SET sealed = ${bind(sealed)}, revision = ${bind(revision)}, expires_at = ${minutesFromNow(bind(minutes))}
      WHERE id_hash = ${bind(idHash)} AND revision = ${bind(revision - 1)} AND expires_at > now()`;
}
