import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run.js';
import type { Terminal } from '../../../src/cli/terminal.js';
import { EXIT } from '../../../src/cli/usage.js';
import { CaseAccess } from '../../../src/modules/cases/index.js';
import { Exclusions } from '../../../src/modules/exclusions/exclusions.service.js';
import { ExclusionsWebModule } from '../../../src/modules/exclusions/index.js';
import { keysOfText } from '../../../src/modules/exclusions/names/index.js';
import { Casework, type Colleague } from './casework.js';

describe('staff names', () => {
  let work: Casework;
  let lead: Colleague;
  let asha: Colleague;
  let keyFile: string;

  beforeAll(async () => {
    work = await Casework.start({ modules: [ExclusionsWebModule] });
    const { people } = await work.desk('coordinator', 'counsellor');
    [lead, asha] = people as [Colleague, Colleague];
    await work.database.query(`UPDATE staff SET name = 'Rahul Verma' WHERE id = $1`, [asha.session.staffId]);
    keyFile = join(mkdtempSync(join(tmpdir(), 'abhaya-keys-')), 'keys.json');
    writeFileSync(keyFile, work.keyFile.toText(), { mode: 0o600 });
  });
  afterAll(() => work.stop());

  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const terminal: Terminal = {
      say: (line) => void lines.push(line),
      ask: () => Promise.resolve(work.administrator.passphrase),
    };
    const env = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: work.database.url, KEY_FILE: keyFile };
    const line = ['staff', 'names', ...args, '--as', work.administrator.email];
    const status = await runCli(line, terminal, (text) => void lines.push(text), env);
    return { status, said: lines.join('\n') };
  };
  const named = (...also: string[]) =>
    run(asha.session.email.toUpperCase(), ...also.flatMap((name) => ['--also', name]));
  const namesKept = async () => {
    const [row] = await work.database.query<{ names: string[] }>(
      'SELECT other_names AS names FROM staff WHERE id = $1',
      [asha.session.staffId],
    );
    return row?.names;
  };
  const audited = () =>
    work.database.query<{ detail: unknown; actorId: string; subjectId: string }>(
      `SELECT detail, actor_id AS "actorId", subject_id AS "subjectId" FROM audit_log
        WHERE action = 'staff.names_changed' ORDER BY sequence`,
    );
  const typed = (words: string) => work.file({ exclusion: 'decided', exclusionWords: keysOfText(words) });
  const opens = (who: Colleague, id: string): Promise<boolean> =>
    work
      .get(CaseAccess)
      .require(who.session, id)
      .then(() => true)
      .catch((error: { code?: string }) => {
        expect(error.code).toBe('CASE_NOT_FOUND');
        return false;
      });

  it('keeps the account from cases that the new names may be meant in, until a coordinator decides', async () => {
    const [meant, other] = [await typed('सोनू, लंबा'), await typed('Farhan, the man with the red car')];
    expect(await opens(asha, meant.id)).toBe(true);
    expect((await named('Sonu', ' Sonu ')).status).toBe(EXIT.done);
    expect(await namesKept()).toEqual(['Sonu']);
    expect([await opens(asha, meant.id), await opens(lead, meant.id)]).toEqual([false, true]);
    expect(await opens(asha, other.id)).toBe(true);
    await work.get(Exclusions).decide(lead.session, meant.id, []);
    expect(await opens(asha, meant.id)).toBe(true);
  });

  it('is in the audit log, without a name', async () => {
    const before = (await audited()).length;
    await named('Golu');
    const row = (await audited())[before];
    expect(row).toMatchObject({
      actorId: work.administrator.id,
      subjectId: asha.session.staffId,
      detail: { names: 1 },
    });
    expect(JSON.stringify(row)).not.toContain('Golu');
  });

  it('leaves who was asked to decide their case, where the new names are not meant', async () => {
    const { id } = await typed('my uncle');
    await work.database.query('UPDATE cases SET exclusion_decider = $2 WHERE id = $1', [
      id,
      asha.session.staffId,
    ]);
    await named('Golu');
    expect(await opens(asha, id)).toBe(true);
  });

  it('takes the names away, and what they excluded stays', async () => {
    const { id } = await typed('Pintu');
    await named('Pintu');
    expect((await named()).status).toBe(EXIT.done);
    expect([await namesKept(), await opens(asha, id)]).toEqual([[], false]);
  });

  it('changes nothing for a name that cannot be kept, an unknown address, or a wrong command line', async () => {
    await named('Golu');
    const before = (await audited()).length;
    expect((await named('Munna', '\u202Enaem')).status).toBe(EXIT.failed);
    expect((await named(...Array.from({ length: 21 }, (_, at) => `Name ${at}`))).status).toBe(EXIT.failed);
    expect((await run('nobody@desk.example', '--also', 'Munna')).status).toBe(EXIT.usage);
    expect((await run('--also', 'Munna')).status).toBe(EXIT.usage);
    expect([await namesKept(), (await audited()).length]).toEqual([['Golu'], before]);
  });
});
