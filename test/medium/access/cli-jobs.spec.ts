import { randomUUID } from 'node:crypto';
import { EXIT } from '../../../src/cli/usage.js';
import { installation } from './installed.js';

const SETUP = ['setup', '--email', 'asha@example.org', '--name', 'Asha'];

describe('jobs', () => {
  it('lists what was given up and lets it run again', async () => {
    const { run, database } = await installation();
    await run(SETUP);
    const id = randomUUID();
    await database.query(
      `INSERT INTO outbox (id, queue, job, data, state, attempts, error_code)
       VALUES ($1, 'notifications', 'send-notices', '{}', 'failed', 8, 'MAIL_REFUSED')`,
      [id],
    );
    const { out } = await run('jobs failed');
    expect(out).toContain(id);
    expect(out).toContain('notifications  send-notices  8 tries  MAIL_REFUSED');

    expect((await run(`jobs retry ${id}`)).status).toBe(EXIT.done);
    expect(await database.query('SELECT state, attempts, error_code FROM outbox')).toEqual([
      { state: 'pending', attempts: 0, error_code: null },
    ]);
    expect(
      await database.query(`SELECT action, actor_id, subject_id FROM audit_log WHERE subject = 'job'`),
    ).toEqual([{ action: 'job.retried', actor_id: null, subject_id: id }]);
    expect((await run('jobs failed')).out).toBe('No job was given up.');
    expect((await run(`jobs retry ${id}`)).status).toBe(EXIT.usage);
    expect((await run('jobs retry x')).status).toBe(EXIT.usage);
  });

  it('lets all of them run again at once', async () => {
    const { run, database } = await installation();
    await run(SETUP);
    await database.query(
      `INSERT INTO outbox (id, queue, job, data, state, attempts, error_code, relayed_at)
       SELECT gen_random_uuid(), 'notifications', 'send-notices', '{}', state, 600, 'MAIL_UNREACHABLE', now()
         FROM unnest(ARRAY['failed', 'failed', 'relayed']) AS given (state)`,
    );
    const { status, out } = await run('jobs retry --all');
    expect([status, out]).toEqual([EXIT.done, expect.stringContaining('Jobs that run again: 2.')]);
    expect(await database.query('SELECT state, attempts FROM outbox ORDER BY state')).toEqual([
      { state: 'pending', attempts: 0 },
      { state: 'pending', attempts: 0 },
      { state: 'relayed', attempts: 600 },
    ]);
    expect(
      await database.query(`SELECT action, subject_id, detail FROM audit_log WHERE subject = 'job'`),
    ).toEqual([{ action: 'job.retried', subject_id: null, detail: { count: 2 } }]);
    expect((await run('jobs retry --all')).out).toBe('No job was given up.');
    expect(await database.query(`SELECT 1 FROM audit_log WHERE subject = 'job'`)).toHaveLength(1);
  });
});

describe('jobs of unknown outcome', () => {
  it('are listed, and go on when somebody says what became of them', async () => {
    const { run, database } = await installation();
    await run(SETUP);
    const [arrived, lost] = [randomUUID(), randomUUID()];
    await database.query(
      `INSERT INTO outbox (id, queue, job, data, state, act, error_code)
       SELECT id, 'notifications', 'report-to-authority', '{}', 'unknown', 'begun', 'MAIL_UNREACHABLE'
         FROM unnest($1::uuid[]) AS given (id)`,
      [[arrived, lost]],
    );
    const { out } = await run('jobs unknown');
    for (const id of [arrived, lost]) expect(out).toContain(id);
    for (const wrong of ['', ' --happened --not-happened'])
      expect((await run(`jobs settle ${arrived}${wrong}`)).status).toBe(EXIT.usage);
    expect((await run(`jobs settle x --happened`)).status).toBe(EXIT.usage);
    expect((await run(`jobs settle ${arrived} --happened`)).status).toBe(EXIT.done);
    expect((await run(`jobs settle ${arrived} --happened`)).status).toBe(EXIT.usage);
    expect((await run(`jobs settle ${lost} --not-happened`)).status).toBe(EXIT.done);
    const rows = await database.query('SELECT id, state, act FROM outbox');
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: arrived, state: 'pending', act: 'done' },
        { id: lost, state: 'pending', act: null },
      ]),
    );
    expect(
      await database.query(
        `SELECT action, subject_id, detail FROM audit_log WHERE subject = 'job' ORDER BY sequence`,
      ),
    ).toEqual([
      { action: 'job.settled', subject_id: arrived, detail: { outcome: 'happened' } },
      { action: 'job.settled', subject_id: lost, detail: { outcome: 'did_not_happen' } },
    ]);
    expect((await run('jobs unknown')).out).toBe('No job waits for its outcome.');
  });
});
