import { runCli } from '../../src/cli/run.js';
import { knownMigrations } from '../../src/platform/database/schema-guard.js';
import type { ReadyReport } from '../../src/platform/monitor/index.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, eventually, freePort, type Installation } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

const FUTURE = 'AddFuture20991231000000';

describe('a database of another version', () => {
  let installation: Installation;

  beforeEach(async () => {
    installation = await createInstallation();
  });
  afterEach(() => installation.database.drop());

  const sql = (text: string, params: unknown[] = []) => installation.database.query(text, params);
  const migrated = (name = FUTURE) =>
    sql('INSERT INTO migrations ("timestamp", name) VALUES (20991231000000, $1)', [name]);
  const cli = async (...args: string[]) => {
    const said: string[] = [];
    const terminal = { say: (line: string) => said.push(line) } as never;
    const code = await runCli(args, terminal, (line) => said.push(line), {
      ...installation.variables,
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
    });
    return { code, said: said.join('\n') };
  };

  it('has the migrations of this build under the names that their files give', async () => {
    const rows = (await sql('SELECT name FROM migrations')) as { name: string }[];
    expect(new Set(rows.map(({ name }) => name))).toEqual(knownMigrations());
    expect(await sql('SELECT name FROM compatible_steps')).toContainEqual({
      name: 'DeclareCompatibleMigrations20261201030200',
    });
  });

  it('is refused by web, worker and every command, which name what they do not know', async () => {
    await migrated();
    const refused = { code: 'DATABASE_NEWER', names: [FUTURE] };
    await expect(runWeb(installation)).rejects.toMatchObject(refused);
    await expect(runWorker(installation)).rejects.toMatchObject(refused);
    for (const command of [['migrate'], ['jobs', 'failed'], ['audit', 'verify']]) {
      const { code, said } = await cli(...command);
      expect(code).not.toBe(0);
      expect(said).toContain('This database is of a newer version');
      expect(said).toContain(FUTURE);
    }
    expect(await sql('SELECT 1 FROM migrations WHERE name = $1', [FUTURE])).toHaveLength(1);
  });

  it('that is older is refused too, and brought up to date by a command', async () => {
    await sql(`DELETE FROM migrations WHERE name = 'DeclareCompatibleMigrations20261201030200'`);
    await expect(runWeb(installation)).rejects.toMatchObject({ code: 'DATABASE_OLDER' });
    await sql('DROP TABLE compatible_steps');
    expect(await cli('migrate')).toMatchObject({ code: 0 });
    await (await runWeb(installation)).stop();
  });

  it('that lacks a column is refused', async () => {
    await sql('ALTER TABLE clocks RENAME COLUMN left_seconds TO left_s');
    await expect(runWeb(installation)).rejects.toMatchObject({
      code: 'DATABASE_CHANGED',
      names: ['clocks.left_seconds'],
    });
  });

  describe('while a process runs', () => {
    let web: RunningWeb;
    let monitor: number;

    beforeEach(async () => {
      monitor = await freePort();
      web = await runWeb(installation, { METRICS_PORT: String(monitor) });
    });
    afterEach(() => web.stop());

    const ready = async () => {
      const answers = [
        await fetch(`${web.site}/health/ready`),
        await fetch(`http://127.0.0.1:${monitor}/health/ready`),
      ];
      const [site, watched] = (await Promise.all(answers.map((answer) => answer.json()))) as [
        { status: string; schema?: unknown },
        ReadyReport,
      ];
      return {
        codes: answers.map(({ status }) => status),
        site,
        schema: watched.checks.schema,
        status: watched.status,
      };
    };
    const turns = (code: number, state: string) =>
      eventually(`its readiness is ${code}`, async () => {
        const found = await ready();
        return found.codes.every((one) => one === code) && found.schema?.state === state && found;
      });

    it.each([
      ['a migration that it does not know', () => migrated(), 'newer', [FUTURE]],
      [
        'a renamed column',
        () => sql('ALTER TABLE clocks RENAME COLUMN left_seconds TO left_s'),
        'changed',
        ['clocks.left_seconds'],
      ],
      [
        'a column that must be given',
        async () => {
          await sql(`ALTER TABLE outbox ADD COLUMN region text NOT NULL DEFAULT 'x'`);
          await sql('ALTER TABLE outbox ALTER COLUMN region DROP DEFAULT');
        },
        'changed',
        ['outbox.region'],
      ],
      [
        'a column of another type',
        () => sql('ALTER TABLE clocks ALTER COLUMN minutes TYPE bigint'),
        'changed',
        ['clocks.minutes'],
      ],
      ['a name that is none', () => migrated('<script>'), 'newer', ['(a name that is none)']],
    ])('it is not ready after %s, and names it', async (_what, change, state, names) => {
      await turns(200, 'ok');
      await change();
      const { site, schema, status } = await turns(503, state);
      expect({ schema, status }).toEqual({ schema: { state, names }, status: 'unavailable' });
      expect(site).toEqual({ status: 'unavailable', schema: { state, names } });
    });

    it('it serves on after a compatible migration, and says that it is to be replaced', async () => {
      const other = await runWeb(installation);
      try {
        const reporter = new Reporter(web.site);
        await sql('ALTER TABLE cases ADD COLUMN region text');
        await migrated();
        await sql('INSERT INTO compatible_steps VALUES ($1)', [FUTURE]);
        expect(await turns(200, 'ahead')).toMatchObject({ status: 'degraded', schema: { names: [FUTURE] } });
        expect(await reporter.fileReport(CHILD_THREATENED)).toMatch(/\d{4}/);
        expect(await new Reporter(other.site).fileReport(CHILD_THREATENED)).toMatch(/\d{4}/);
        await expect(runWeb(installation)).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
      } finally {
        await other.stop();
      }
    });
  });
});
