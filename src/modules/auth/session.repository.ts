import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { DeviceKind } from './device-kind.js';
import { SessionEntity } from './session.entity.js';

/** What a live session's row says; `stale`: its last request should be written down again. */
export interface LiveRow {
  staffId: string;
  sealedRoots: Uint8Array;
  endsAt: Date;
  stale: boolean;
}

/** A session as it is shown to its person and to administrators. */
export interface SessionRow extends DeviceKind {
  idHash: Uint8Array;
  startedAt: Date;
  seenAt: Date;
}

/** A request writes its time down only when the last note of one is older, so that reading a queue writes little. */
const NOTE_EVERY_SECONDS = 30;

const IDLE = 's.seen_at > now() - make_interval(mins => $2) AND s.ends_at > now()';

/** Sessions by the clock of the database, which all web processes share. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /** Returns when the session ends at the latest. */
  async insert(
    row: Pick<SessionEntity, 'idHash' | 'staffId' | 'sealedRoots'>,
    maxHours: number,
    { browser, system }: DeviceKind,
  ): Promise<Date> {
    const [inserted] = await this.database.query<{ endsAt: Date }>(
      `INSERT INTO sessions (id_hash, staff_id, sealed_roots, seen_at, ends_at, browser, system)
       VALUES ($1, $2, $3, now(), now() + make_interval(hours => $4), $5, $6) RETURNING ends_at AS "endsAt"`,
      [Buffer.from(row.idHash), row.staffId, Buffer.from(row.sealedRoots), maxHours, browser, system],
    );
    return (inserted as { endsAt: Date }).endsAt;
  }

  async findLive(idHash: Uint8Array, idleMinutes: number): Promise<LiveRow | null> {
    const [row] = await this.database.query<LiveRow>(
      `SELECT s.staff_id AS "staffId", s.sealed_roots AS "sealedRoots", s.ends_at AS "endsAt",
              s.seen_at < now() - make_interval(secs => $3) AS stale
         FROM sessions s WHERE s.id_hash = $1 AND ${IDLE}`,
      [Buffer.from(idHash), idleMinutes, NOTE_EVERY_SECONDS],
    );
    return row ?? null;
  }

  /** The live sessions of a person, with times to the minute, the one used last first. */
  listOf(staffId: string, idleMinutes: number): Promise<SessionRow[]> {
    return this.database.query<SessionRow>(
      `SELECT s.id_hash AS "idHash", s.browser, s.system, s.started_at AS "startedAt",
              date_trunc('minute', s.seen_at) AS "seenAt"
         FROM sessions s WHERE s.staff_id = $1 AND ${IDLE} ORDER BY s.seen_at DESC, s.id_hash`,
      [staffId, idleMinutes],
    );
  }

  async isOf(idHash: Uint8Array, staffId: string): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM sessions WHERE id_hash = $1 AND staff_id = $2', [
      Buffer.from(idHash),
      staffId,
    ]);
    return rows.length > 0;
  }

  async touch(idHash: Uint8Array): Promise<void> {
    await this.database.execute('UPDATE sessions SET seen_at = now() WHERE id_hash = $1', [
      Buffer.from(idHash),
    ]);
  }

  /** Keeps the roots of a session that goes on, sealed anew. */
  async reseal(idHash: Uint8Array, sealedRoots: Uint8Array): Promise<void> {
    await this.database.execute('UPDATE sessions SET sealed_roots = $2 WHERE id_hash = $1', [
      Buffer.from(idHash),
      Buffer.from(sealedRoots),
    ]);
  }

  /** Returns whose it was; null when it was over already. */
  async end(idHash: Uint8Array): Promise<string | null> {
    const [row] = await this.database.query<{ staffId: string }>(
      'DELETE FROM sessions WHERE id_hash = $1 RETURNING staff_id AS "staffId"',
      [Buffer.from(idHash)],
    );
    return row?.staffId ?? null;
  }

  /** Ends a person's sessions, but for the one given. Returns how many there were. */
  endAllOf(staffId: string, but: Uint8Array | null): Promise<number> {
    return this.database.execute(
      'DELETE FROM sessions WHERE staff_id = $1 AND ($2::bytea IS NULL OR id_hash <> $2)',
      [staffId, but && Buffer.from(but)],
    );
  }

  /** Deletes the rows of sessions that are over. */
  async sweep(idleMinutes: number): Promise<void> {
    await this.database.execute(
      'DELETE FROM sessions WHERE seen_at <= now() - make_interval(mins => $1) OR ends_at <= now()',
      [idleMinutes],
    );
  }
}
