import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run.js';
import type { Terminal } from '../../../src/cli/terminal.js';
import { EXIT } from '../../../src/cli/usage.js';
import { CaseAccess } from '../../../src/modules/cases/index.js';
import { Exclusions } from '../../../src/modules/exclusions/exclusions.service.js';
import { ExclusionsWebModule } from '../../../src/modules/exclusions/index.js';
import { WaitingExclusions } from '../../../src/modules/exclusions/waiting-exclusions.js';
import { keysOfText } from '../../../src/modules/exclusions/names/index.js';
import { Casework, type Colleague } from './casework.js';

describe('staff names', () => {
  let work: Casework;
  let lead: Colleague;
  let asha: Colleague;
  let om: Colleague;
  let keyFile: string;

  beforeAll(async () => {
    work = await Casework.start({ modules: [ExclusionsWebModule] });
    const { people } = await work.desk('coordinator', 'counsellor', 'counsellor');
    [lead, asha, om] = people as [Colleague, Colleague, Colleague];
    await work.database.query(
      `UPDATE staff SET name = CASE id WHEN $1 THEN 'Rahul Verma' ELSE 'Om Li' END WHERE id IN ($1, $2)`,
      [asha.session.staffId, om.session.staffId],
    );
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

  describe('of who alone may decide or have a case', () => {
    const idOf = ({ session }: Colleague): string => session.staffId;
    const admin = () => ({ ...lead.session, staffId: work.administrator.id });
    const waiting = async (id: string) => {
      const all = await work.get(WaitingExclusions).list(admin());
      const found = all.find((one) => one.id === id);
      return found && { decider: found.decider?.id ?? null, people: found.people.map((one) => one.id) };
    };
    const hand = (id: string, to: Colleague) => work.get(WaitingExclusions).hand(admin(), id, idOf(to));
    const open = async (id: string) =>
      [await opens(lead, id), await opens(asha, id), await opens(om, id)] as const;
    /** A case of which the words may mean the coordinator. */
    const undecided = (words: string) =>
      work.file({
        exclusion: 'undecided',
        excluded: [idOf(lead)],
        exclusionWords: keysOfText(words),
      });

    it('gives the case back to the administrators, who ask somebody else', async () => {
      const { id } = await undecided('Munni, the tall one');
      expect(await waiting(id)).toEqual({ decider: null, people: [idOf(om), idOf(asha)] });
      await hand(id, asha);
      expect(await open(id)).toEqual([false, true, false]);
      await named('Munni');
      expect(await open(id)).toEqual([false, false, false]);
      expect(await waiting(id)).toEqual({ decider: null, people: [idOf(om)] });
      await hand(id, om);
      expect(await open(id)).toEqual([false, false, true]);
      expect(await waiting(id)).toEqual({ decider: idOf(om), people: [] });
      await work.get(Exclusions).decide(om.session, id, [idOf(asha)]);
      expect(await open(id)).toEqual([true, false, true]);
      expect(await waiting(id)).toBeUndefined();
    });

    it('keeps from the administrators nothing that nobody may read any more', async () => {
      const { id } = await work.file({
        exclusion: 'decided',
        excluded: [idOf(lead), idOf(om)],
        exclusionWords: keysOfText('Chintu'),
      });
      expect(await waiting(id)).toBeUndefined();
      await named('Chintu');
      expect(await open(id)).toEqual([false, false, false]);
      expect(await waiting(id)).toEqual({ decider: null, people: [] });
    });

    it('does not keep another from being asked in the place of the first, and the first again', async () => {
      const { id } = await undecided('the man with the red car');
      await hand(id, asha);
      expect(await waiting(id)).toEqual({ decider: idOf(asha), people: [idOf(om)] });
      await expect(hand(id, lead)).rejects.toMatchObject({ code: 'EXCLUSION_DECIDER_UNFIT' });
      await hand(id, om);
      expect(await open(id)).toEqual([false, false, true]);
      await hand(id, asha);
      expect(await open(id)).toEqual([false, true, false]);
    });
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
