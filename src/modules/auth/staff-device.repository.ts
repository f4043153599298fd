import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** A device that was not used for so many days is forgotten. */
const KEPT_DAYS = 180;
/** More than anybody works at; the one used longest ago makes room. */
const MOST_OF_ONE = 20;

/** Devices by the clock of the database, to the day. */
@Injectable()
export class StaffDeviceRepository {
  constructor(private readonly database: Database) {}

  /** Whether the device belongs to this account; to any account where none is given. */
  async isKnown(idHash: Uint8Array, staffId: string | null): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM staff_devices
        WHERE id_hash = $1 AND ($2::uuid IS NULL OR staff_id = $2) AND used_on > current_date - $3::int LIMIT 1`,
      [Buffer.from(idHash), staffId, KEPT_DAYS],
    );
    return rows.length > 0;
  }

  async use(idHash: Uint8Array, staffId: string): Promise<void> {
    await this.database.execute(
      `INSERT INTO staff_devices (staff_id, id_hash, created_on, used_on)
       VALUES ($1, $2, current_date, current_date)
       ON CONFLICT (staff_id, id_hash) DO UPDATE SET used_on = current_date`,
      [staffId, Buffer.from(idHash)],
    );
    await this.database.execute(
      `DELETE FROM staff_devices WHERE staff_id = $1 AND id_hash <> $2 AND (
         used_on <= current_date - $3::int OR
         id_hash NOT IN (SELECT id_hash FROM staff_devices WHERE staff_id = $1 AND id_hash <> $2
                          ORDER BY used_on DESC, created_on DESC LIMIT $4))`,
      [staffId, Buffer.from(idHash), KEPT_DAYS, MOST_OF_ONE - 1],
    );
  }

  async forgetAllOf(staffId: string): Promise<void> {
    await this.database.execute('DELETE FROM staff_devices WHERE staff_id = $1', [staffId]);
  }
}
