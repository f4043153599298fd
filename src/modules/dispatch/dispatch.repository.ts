import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** A package on its way; what it says is sealed to the workers, and gone once it left or failed. */
export interface SealedDispatch {
  id: string;
  caseId: string;
  escalationId: string;
  /** Which key it is sealed to: 16 bytes. */
  keyId: Uint8Array;
  /** The key of `sealed`, for the holder of that key. */
  grant: Uint8Array;
  sealed: Uint8Array;
  /** Keyed: that the helpdesk wrote this row. */
  mac: Uint8Array;
}

/** One that a worker has in hand. `tries`: how often it was begun, this time too. */
/** `remoteId`: the number that the recipient gave it when it was opened there; null: it was not, or this way has none. */
export type BegunDispatch = SealedDispatch & { tries: number; remoteId: string | null };

/** One that came to an end. */
export interface EndedDispatch {
  id: string;
  caseId: string;
  escalationId: string;
}

/** One that nobody works on any more. */
export interface LeftDispatch {
  id: string;
  caseId: string;
  remoteId: string | null;
}

const SEALED = `id, case_id AS "caseId", escalation_id AS "escalationId", key_id AS "keyId", grant_sealed AS "grant",
  sealed, mac`;
const ENDED = `id, case_id AS "caseId", escalation_id AS "escalationId"`;
const LEFT = `id, case_id AS "caseId", remote_id AS "remoteId"`;

/** The tables `dispatches` and `dispatch_keys`. */
@Injectable()
export class DispatchRepository {
  constructor(private readonly database: Database) {}

  async insert(row: SealedDispatch & { tokenHash: Uint8Array | null; queuedAt: Date }): Promise<void> {
    const { id, caseId, escalationId, keyId, grant, sealed, mac, tokenHash, queuedAt } = row;
    await this.database.execute(
      `INSERT INTO dispatches (id, case_id, escalation_id, key_id, grant_sealed, sealed, mac, token_hash, queued_at, state, tries)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', 0)`,
      [
        ...[id, caseId, escalationId],
        ...[keyId, grant, sealed, mac].map((bytes) => Buffer.from(bytes)),
        tokenHash && Buffer.from(tokenHash),
        queuedAt,
      ],
    );
  }

  /** Takes one in hand; null where it was withdrawn, or came to an end. */
  async begin(id: string, at: Date): Promise<BegunDispatch | null> {
    const [row] = await this.database.query<BegunDispatch>(
      `UPDATE dispatches SET state = 'sending', tries = tries + 1, begun_at = $2
        WHERE id = $1 AND state IN ('waiting', 'sending') AND sealed IS NOT NULL RETURNING ${SEALED}, tries,
          remote_id AS "remoteId"`,
      [id, at],
    );
    return row ?? null;
  }

  /** The number that the recipient gave one; null: none. */
  async remoteIdOf(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ remoteId: string | null }>(
      'SELECT remote_id AS "remoteId" FROM dispatches WHERE id = $1',
      [id],
    );
    return row?.remoteId ?? null;
  }

  /** Keeps the number that the recipient gave one that is in hand. */
  async keepRemoteId(id: string, remoteId: string): Promise<void> {
    await this.database.execute('UPDATE dispatches SET remote_id = $2 WHERE id = $1', [id, remoteId]);
  }

  /** Lays one back that certainly did not leave. */
  async layBack(id: string): Promise<void> {
    await this.database.execute(
      `UPDATE dispatches SET state = 'waiting', begun_at = NULL WHERE id = $1 AND state = 'sending'`,
      [id],
    );
  }

  /** Says what became of one, and forgets what it said. Null where somebody said so before. */
  async end(id: string, state: 'sent' | 'failed' | 'unknown', at: Date): Promise<EndedDispatch | null> {
    const [row] = await this.database.query<EndedDispatch>(
      `UPDATE dispatches SET state = $2, ended_at = $3, begun_at = NULL, sealed = NULL, grant_sealed = NULL, mac = NULL
        WHERE id = $1 AND state IN ('waiting', 'sending') RETURNING ${ENDED}`,
      [id, state, at],
    );
    return row ?? null;
  }

  /** Those in hand since before this time. */
  stuckSince(at: Date): Promise<LeftDispatch[]> {
    return this.database.query(`SELECT ${LEFT} FROM dispatches WHERE state = 'sending' AND begun_at < $1`, [
      at,
    ]);
  }

  /** Those that have waited since before this time. */
  waitingSince(at: Date): Promise<LeftDispatch[]> {
    return this.database.query(`SELECT ${LEFT} FROM dispatches WHERE state = 'waiting' AND queued_at < $1`, [
      at,
    ]);
  }

  /** Takes back what waits of this escalation. False where a worker has it in hand, it was opened there, or it has left. */
  async withdraw(escalationId: string): Promise<boolean> {
    const taken = await this.database.execute(
      `DELETE FROM dispatches WHERE escalation_id = $1 AND state = 'waiting' AND remote_id IS NULL`,
      [escalationId],
    );
    return taken > 0;
  }

  /** What was sent under one of these Message-IDs, or has an address to answer to with one of these tokens: the first by its token. */
  async findSent(ids: readonly string[], tokenHashes: readonly Uint8Array[]): Promise<EndedDispatch | null> {
    const [row] = await this.database.query<EndedDispatch>(
      `SELECT ${ENDED} FROM dispatches WHERE token_hash = ANY($2::bytea[]) OR id = ANY($1::uuid[])
        ORDER BY coalesce(token_hash = ANY($2::bytea[]), false) DESC, id LIMIT 1`,
      [ids, tokenHashes.map((hash) => Buffer.from(hash))],
    );
    return row ?? null;
  }

  /** Forgets the addresses to answer to of this escalation. */
  async forgetTokens(escalationId: string): Promise<void> {
    await this.database.execute('UPDATE dispatches SET token_hash = NULL WHERE escalation_id = $1', [
      escalationId,
    ]);
  }

  /** Forgets those of everything that left longer ago than half a year. */
  async forgetOldTokens(): Promise<void> {
    await this.database.execute(
      `UPDATE dispatches SET token_hash = NULL
        WHERE token_hash IS NOT NULL AND ended_at < now() - interval '180 days'`,
    );
  }

  /** The newest key that a worker told, with its MAC. */
  async newestKey(): Promise<{ id: Uint8Array; publicKey: Uint8Array; mac: Uint8Array } | null> {
    const [row] = await this.database.query<{ id: Uint8Array; publicKey: Uint8Array; mac: Uint8Array }>(
      `SELECT id, public_key AS "publicKey", mac FROM dispatch_keys ORDER BY told_at DESC, id LIMIT 1`,
    );
    return row ?? null;
  }

  async insertKey(id: Uint8Array, publicKey: Uint8Array, mac: Uint8Array): Promise<void> {
    await this.database.execute(
      `INSERT INTO dispatch_keys (id, public_key, mac, told_at) VALUES ($1, $2, $3, date_trunc('minute', now()))
       ON CONFLICT (id) DO UPDATE SET mac = EXCLUDED.mac, public_key = EXCLUDED.public_key`,
      [id, publicKey, mac].map((bytes) => Buffer.from(bytes)),
    );
  }
}
