import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { MailCircuitOpen, MailError } from './mail.errors.js';

/** So many failures in a row, and mail to that recipient rests. */
export const OPENS_AFTER = 5;
const FIRST_REST_MINUTES = 10;
const LONGEST_REST_MINUTES = 240;
/** How long the one mail that tries whether it works again keeps the others back. */
const TRIAL_MINUTES = 2;

/** A mail that rests looks so often whether it may go, so that it follows soon once another one was taken. */
const LOOK_AGAIN_MS = 30_000;

/**
 * A circuit for each recipient: where their mail is refused again and again it rests, ever longer, and then one mail tries
 * whether it works again. Others are not held up meanwhile, and whoever decides whom to tell knows whom mail does not reach.
 */
@Injectable()
export class MailCircuits {
  constructor(private readonly database: Database) {}

  /** Runs `send`, a mail to this recipient. Throws MailCircuitOpen instead while their mail rests, and what `send` throws. */
  async run(recipientId: string, send: () => Promise<void>): Promise<void> {
    const { failed, delayMs } = await this.delayFor(recipientId);
    if (delayMs > 0) throw new MailCircuitOpen(Math.min(delayMs, LOOK_AGAIN_MS));
    try {
      await send();
    } catch (error) {
      // Anything else says more of the mail server than of this recipient, and "try later" is what the tries are for.
      if (error instanceof MailError && error.code === 'MAIL_REFUSED') await this.failed(recipientId);
      throw error;
    }
    if (failed)
      await this.database.execute('DELETE FROM mail_circuits WHERE recipient_id = $1', [recipientId]);
  }

  /** Which of these recipients mail does not reach at present. */
  async unreached(recipientIds: readonly string[]): Promise<Set<string>> {
    if (recipientIds.length === 0) return new Set();
    const rows = await this.database.query<{ id: string }>(
      `SELECT recipient_id AS id FROM mail_circuits
        WHERE recipient_id = ANY($1::uuid[]) AND rests_until IS NOT NULL`,
      [recipientIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many recipients mail does not reach at present. */
  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM mail_circuits WHERE rests_until IS NOT NULL',
    );
    return row?.count ?? 0;
  }

  /**
   * Whether mail failed of late, and the milliseconds that one has to wait. 0: it may go; where mail rested it is the one that
   * tries.
   */
  private async delayFor(recipientId: string): Promise<{ failed: boolean; delayMs: number }> {
    const [row] = await this.database.query<{ delayMs: number | null }>(
      `SELECT ceil(extract(epoch FROM rests_until - now()) * 1000)::int AS "delayMs" FROM mail_circuits
        WHERE recipient_id = $1`,
      [recipientId],
    );
    if (!row || row.delayMs === null || row.delayMs > 0)
      return { failed: row !== undefined, delayMs: row?.delayMs ?? 0 };
    const tries = await this.database.execute(
      `UPDATE mail_circuits SET rests_until = date_trunc('minute', now()) + make_interval(mins => $2)
        WHERE recipient_id = $1 AND rests_until <= now()`,
      [recipientId, TRIAL_MINUTES],
    );
    return { failed: true, delayMs: tries > 0 ? 0 : TRIAL_MINUTES * 60_000 };
  }

  private async failed(recipientId: string): Promise<void> {
    await this.database.execute(
      `INSERT INTO mail_circuits AS circuit (recipient_id, failures) VALUES ($1, 1)
       ON CONFLICT (recipient_id) DO UPDATE SET
         failures = circuit.failures + 1,
         rests_until = CASE WHEN circuit.failures + 1 >= $2::int THEN date_trunc('minute', now()) + make_interval(
           mins => least($4::int, $3::int * power(2, least(circuit.failures + 1 - $2::int, 10))::int)) END`,
      [recipientId, OPENS_AFTER, FIRST_REST_MINUTES, LONGEST_REST_MINUTES],
    );
  }
}
