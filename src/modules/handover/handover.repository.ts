import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

export interface HandoverNoteRow {
  id: string;
  deskId: string;
  /** Under which root of the desk it is sealed. */
  deskEpoch: number;
  authorId: string;
  sealed: Uint8Array;
  /** To the minute. */
  createdAt: Date;
}

const COLUMNS = `n.id, n.desk_id AS "deskId", n.desk_epoch AS "deskEpoch", n.author_id AS "authorId", n.sealed,
  n.created_at AS "createdAt"`;
const KEPT = `interval '14 days'`;

@Injectable()
export class HandoverRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a note, to the minute. False, and nothing is written, where one of this id is there. */
  async insert(note: Omit<HandoverNoteRow, 'createdAt'>): Promise<boolean> {
    const written = await this.database.execute(
      `INSERT INTO handover_notes (id, desk_id, desk_epoch, author_id, sealed, created_at)
       VALUES ($1, $2, $3, $4, $5, date_trunc('minute', now())) ON CONFLICT (id) DO NOTHING`,
      [note.id, note.deskId, note.deskEpoch, note.authorId, Buffer.from(note.sealed)],
    );
    return written === 1;
  }

  async find(id: string): Promise<HandoverNoteRow | null> {
    const [row] = await this.database.query<HandoverNoteRow>(
      `SELECT ${COLUMNS} FROM handover_notes n WHERE n.id = $1 AND n.created_at > now() - ${KEPT}`,
      [id],
    );
    return row ?? null;
  }

  /** The notes of these desks that somebody else wrote and this person has not read, the oldest first. */
  unread(deskIds: readonly string[], staffId: string): Promise<HandoverNoteRow[]> {
    return this.database.query<HandoverNoteRow>(
      `SELECT ${COLUMNS} FROM handover_notes n
        WHERE n.desk_id = ANY($1::uuid[]) AND n.author_id <> $2 AND n.created_at > now() - ${KEPT}
          AND NOT EXISTS (SELECT FROM handover_reads r WHERE r.note_id = n.id AND r.staff_id = $2)
        ORDER BY n.created_at, n.id LIMIT 50`,
      [deskIds, staffId],
    );
  }

  async markRead(noteId: string, staffId: string): Promise<void> {
    await this.database.execute(
      'INSERT INTO handover_reads (note_id, staff_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [noteId, staffId],
    );
  }

  /** The notes that are sealed to keys of the desk before this epoch, and all there are. */
  async countBefore(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    const [row] = await this.database.query<{ left: number; all: number }>(
      `SELECT count(*) FILTER (WHERE desk_epoch < $2)::integer AS left, count(*)::integer AS all
         FROM handover_notes WHERE desk_id = $1`,
      [deskId, epoch],
    );
    return row ?? { left: 0, all: 0 };
  }

  /** Such notes in the order of their ids, from the one after this id on; none that another transaction wraps. */
  lockBefore(deskId: string, epoch: number, after: string, most: number): Promise<HandoverNoteRow[]> {
    return this.database.query<HandoverNoteRow>(
      `SELECT ${COLUMNS} FROM handover_notes n
        WHERE n.desk_id = $1 AND n.desk_epoch < $2 AND n.id > $3::uuid
        ORDER BY n.id LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED`,
      [deskId, epoch, after, most],
    );
  }

  /** Stores a note that was wrapped under a later key of its desk. */
  async rewrap(id: string, deskEpoch: number, sealed: Uint8Array): Promise<void> {
    await this.database.execute('UPDATE handover_notes SET desk_epoch = $2, sealed = $3 WHERE id = $1', [
      id,
      deskEpoch,
      Buffer.from(sealed),
    ]);
  }

  /** Removes what is older than two weeks. */
  async dropOld(): Promise<void> {
    await this.database.execute(`DELETE FROM handover_notes WHERE created_at <= now() - ${KEPT}`);
  }
}
