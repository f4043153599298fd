import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Says of a package on which day its recipient was first heard of and from where it was closed, and of a location whether it was gone
 * within the time of its law, so that what came of them can be counted. Of what ended before, as much is filled in as its times still
 * say: a closed case has kept no hours.
 */
export class CountWhatCameOfIt20261203140000 implements MigrationInterface {
  name = 'CountWhatCameOfIt20261203140000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE escalations ADD heard_on date, ADD closed_from text;
      ALTER TABLE takedowns ADD in_time boolean;
      UPDATE escalations SET heard_on = (changed_at AT TIME ZONE 'UTC')::date
       WHERE state IN ('acknowledged', 'answered', 'refused') AND sent_at IS NOT NULL;
      UPDATE takedowns t SET in_time = t.ended_at <= t.sent_at + l.hours * interval '1 hour'
        FROM (VALUES ('in_3_2_b', 2), ('in_3_2_a', 36), ('in_sop', 24), ('us_tida', 48)) l (law, hours), cases c
       WHERE t.law = l.law AND c.id = t.case_id AND c.status <> 'closed' AND t.state = 'removed';
      CREATE INDEX escalations_sent ON escalations (sent_at) WHERE sent_at IS NOT NULL;
      CREATE INDEX takedowns_sent ON takedowns (sent_at) WHERE sent_at IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX escalations_sent, takedowns_sent;
      ALTER TABLE escalations DROP heard_on, DROP closed_from;
      ALTER TABLE takedowns DROP in_time;
    `);
  }
}
