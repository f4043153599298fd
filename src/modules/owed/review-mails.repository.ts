import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** The table `review_mails`. */
@Injectable()
export class ReviewMailsRepository {
  constructor(private readonly database: Database) {}

  /** Whether the caller is the one who mails this person in the month of this day, `2026-12-31`. */
  async claim(staffId: string, day: string): Promise<boolean> {
    const claimed = await this.database.execute(
      `INSERT INTO review_mails (staff_id, told_on) VALUES ($1, $2::date)
       ON CONFLICT (staff_id) DO UPDATE SET told_on = EXCLUDED.told_on
        WHERE to_char(review_mails.told_on, 'YYYY-MM') < to_char(EXCLUDED.told_on, 'YYYY-MM')`,
      [staffId, day],
    );
    return claimed > 0;
  }

  /** Takes the claim back: the mail did not leave. */
  async release(staffId: string): Promise<void> {
    await this.database.execute('DELETE FROM review_mails WHERE staff_id = $1', [staffId]);
  }
}
