import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { MailKind } from '../vocabulary/index.js';

/** What a mail says, sealed to a desk, until it is in its case or thrown away. */
export interface SealedWords {
  /** The key of `sealed`, for the desk. */
  grant: Uint8Array;
  sealed: Uint8Array;
  /** Keyed: that the helpdesk wrote this row. */
  mac: Uint8Array;
}

/** A mail that came in. */
export interface ReceivedMailRow {
  id: string;
  /** Null: nobody could say what it is about. */
  caseId: string | null;
  escalationId: string | null;
  /** To which desk, and which of its keys, it is sealed. */
  deskId: string;
  deskEpoch: number;
  kind: MailKind;
  /** Null once it was read in its case, or thrown away. */
  words: SealedWords | null;
  /** The entry of the case that holds it from then on. */
  entryId: string | null;
  /** To the minute. */
  receivedAt: Date;
}

type RawRow = Omit<ReceivedMailRow, 'words'> & { [Key in keyof SealedWords]: SealedWords[Key] | null };

const COLUMNS = `id, case_id AS "caseId", escalation_id AS "escalationId", desk_id AS "deskId", desk_epoch AS "deskEpoch", kind,
  grant_sealed AS "grant", sealed, mac, entry_id AS "entryId", received_at AS "receivedAt"`;

/** The table `received_mails`. */
@Injectable()
export class ReceivedMailRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a mail. False, and nothing is written, where the same mail came before. */
  async insert(row: ReceivedMailRow & { words: SealedWords; hash: Uint8Array }): Promise<boolean> {
    const { id, caseId, escalationId, deskId, deskEpoch, kind, words, hash, receivedAt } = row;
    const bytes = [words.grant, words.sealed, words.mac, hash].map((one) => Buffer.from(one));
    const written = await this.database.execute(
      `INSERT INTO received_mails (id, case_id, escalation_id, desk_id, desk_epoch, kind, grant_sealed, sealed, mac, hash, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (hash) DO NOTHING`,
      [id, caseId, escalationId, deskId, deskEpoch, kind, ...bytes, receivedAt],
    );
    return written === 1;
  }

  /** Those of a case, the oldest first. */
  async listFor(caseId: string): Promise<ReceivedMailRow[]> {
    return this.read('case_id = $1 ORDER BY received_at, id', [caseId]);
  }

  async find(id: string): Promise<ReceivedMailRow | null> {
    return (await this.read('id = $1', [id]))[0] ?? null;
  }

  /** The same, and holds it until the open transaction ends. */
  async lock(id: string): Promise<ReceivedMailRow | null> {
    return (await this.read('id = $1 FOR UPDATE', [id]))[0] ?? null;
  }

  /** Those that nobody could place, of these desks: the oldest, at most so many. */
  listUnplaced(deskIds: readonly string[], most: number): Promise<ReceivedMailRow[]> {
    return this.read(
      `desk_id = ANY($1::uuid[]) AND case_id IS NULL AND sealed IS NOT NULL ORDER BY received_at, id LIMIT $2`,
      [deskIds, most],
    );
  }

  /** Of these, those that nobody has read. */
  async unread(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM received_mails WHERE id = ANY($1::uuid[]) AND sealed IS NOT NULL',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Says that a mail is in its case, or thrown away where it has none, and forgets what it says. */
  async finish(
    row: Pick<ReceivedMailRow, 'id' | 'caseId' | 'escalationId' | 'entryId'>,
    at: Date,
  ): Promise<void> {
    await this.database.execute(
      `UPDATE received_mails SET case_id = $2, escalation_id = $3, entry_id = $4, done_at = $5, grant_sealed = NULL,
                                 sealed = NULL, mac = NULL WHERE id = $1`,
      [row.id, row.caseId, row.escalationId, row.entryId, at],
    );
  }

  /** How many are sealed to keys of the desk before this epoch, and how many to any of them. */
  async countBefore(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    const [row] = await this.database.query<{ left: number; all: number }>(
      `SELECT count(*) FILTER (WHERE desk_epoch < $2)::integer AS left, count(*)::integer AS all
         FROM received_mails WHERE desk_id = $1 AND sealed IS NOT NULL`,
      [deskId, epoch],
    );
    return row ?? { left: 0, all: 0 };
  }

  /** Such mails in the order of their ids, from the one after this id on; none that another transaction has in hand. */
  lockBefore(deskId: string, epoch: number, after: string, most: number): Promise<ReceivedMailRow[]> {
    return this.read(
      `desk_id = $1 AND desk_epoch < $2 AND id > $3::uuid AND sealed IS NOT NULL
        ORDER BY id LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED`,
      [deskId, epoch, after, most],
    );
  }

  /** Those of a case that are sealed to a desk, held until the open transaction ends. */
  lockSealed(caseId: string, deskId: string): Promise<ReceivedMailRow[]> {
    return this.read('case_id = $1 AND desk_id = $2 AND sealed IS NOT NULL ORDER BY id FOR UPDATE', [
      caseId,
      deskId,
    ]);
  }

  /** Stores the key of a mail as it was sealed to another desk, or to a later key of its desk. */
  async reseal(
    { id, deskId, deskEpoch }: ReceivedMailRow,
    grant: Uint8Array,
    mac: Uint8Array,
  ): Promise<void> {
    await this.database.execute(
      'UPDATE received_mails SET desk_id = $2, desk_epoch = $3, grant_sealed = $4, mac = $5 WHERE id = $1',
      [id, deskId, deskEpoch, Buffer.from(grant), Buffer.from(mac)],
    );
  }

  /** Removes what was thrown away so long ago that no mail server brings it again. */
  async dropOld(): Promise<void> {
    await this.database.execute(
      `DELETE FROM received_mails WHERE case_id IS NULL AND done_at < now() - interval '30 days'`,
    );
  }

  private async read(where: string, values: readonly unknown[]): Promise<ReceivedMailRow[]> {
    const rows = await this.database.query<RawRow>(
      `SELECT ${COLUMNS} FROM received_mails WHERE ${where}`,
      values,
    );
    return rows.map(({ grant, sealed, mac, ...row }) => ({
      ...row,
      words: grant && sealed && mac && { grant, sealed, mac },
    }));
  }
}
