import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startPostgres } from '../../../scripts/lib/embedded-postgres.mjs';
import { createDataSource, Database, migrate } from '../../../src/platform/database/index.js';
import { defineJob } from '../../../src/platform/queue/index.js';
import { eventually } from '../../support/index.js';
import { caseEscalated, caseTold, record, startProcess, type TestProcess } from './harness.js';

const report = defineJob({ name: 'report-to-authority', queue: 'notifications', on: [caseEscalated] });
const tell = defineJob({ name: 'tell-staff', queue: 'triage', on: [caseTold] });
const jobs = [report, tell];

/** The worker's commits do not wait for the disk: what a crash takes of them, and what it must not. */
describe('a crash of the database', () => {
  let folder: string;
  let place: { dataDir: string; runDir: string };
  let server: EmbeddedPostgres;
  let processes: TestProcess[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'abhaya-test-'));
    chmodSync(folder, 0o711);
    place = { dataDir: join(folder, 'data'), runDir: join(folder, 'run') };
    server = await startPostgres(place);
    const dataSource = createDataSource({ databaseUrl: server.adminUrl, databasePool: 2 });
    await migrate(dataSource);
    // Nothing but a commit that waits for the disk brings anything there within ten seconds.
    await dataSource.query(`ALTER SYSTEM SET wal_writer_delay = '10s'`);
    await dataSource.query('SELECT pg_reload_conf()');
    await dataSource.destroy();
    processes = [];
  });
  afterEach(async () => {
    await Promise.all(processes.map((process) => process.close()));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (
    durability: 'every_commit' | 'asked_for',
    ...recorders: ReturnType<typeof record>[]
  ): Promise<TestProcess> => {
    const handlers = recorders.map(({ handler }) => handler);
    const process = await startProcess({
      databaseUrl: server.adminUrl,
      durability,
      jobs,
      ...(handlers.length > 0 ? { handlers } : {}),
    });
    processes.push(process);
    return process;
  };
  /** As pulling the plug, for the database alone: none of its processes has a moment left. */
  const crash = () => {
    const [pid] = readFileSync(join(server.where.dataDir, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
  };
  const startAgain = async () => {
    await server.ended;
    server = await startPostgres(place);
  };
  const rowsOf = async (of: TestProcess): Promise<{ act: string | null; job: string }[]> => {
    const rows = of.app
      .get(Database)
      .query<{ act: string | null; job: string }>('SELECT act, job FROM outbox');
    return rows;
  };

  it('does not forget that an effect was begun that must not happen twice', async () => {
    let effects = 0;
    const reporting = record(report, (_data, atMostOnce) =>
      atMostOnce(async () => {
        effects += 1;
        crash();
        throw new Error('nobody knows');
      }),
    );
    const worker = await start('asked_for', reporting, record(tell));
    await worker.emit(caseEscalated({ caseId: randomUUID() }));
    await reporting.reached(1);
    await startAgain();
    const rows = await eventually('the database answers', () => rowsOf(worker).catch(() => false as const));
    expect(rows).toEqual([{ act: 'begun', job: report.name }]);
    expect(effects).toBe(1);
  });

  it('takes nothing back that came before a commit of a web process', async () => {
    const worker = await start('asked_for');
    const web = await start('every_commit');
    const settings = async (of: TestProcess) => of.app.get(Database).query('SHOW synchronous_commit');
    expect(await settings(worker)).toEqual([{ synchronous_commit: 'off' }]);
    expect(await settings(web)).toEqual([{ synchronous_commit: 'on' }]);
    await worker.emit(caseTold({ caseId: randomUUID() }), caseTold({ caseId: randomUUID() }));
    await web.emit(caseTold({ caseId: randomUUID() }));
    crash();
    await startAgain();
    const rows = await eventually('the database answers', () => rowsOf(web).catch(() => false as const));
    expect(rows).toHaveLength(3);
  });
});
