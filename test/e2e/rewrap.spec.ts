import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import type { RewrapDto } from '../../src/modules/rotation/dto/rotation.dto.js';
import { Rewrapping } from '../../src/modules/rotation/rewrapping.service.js';
import { fileCase, STORY } from '../medium/cases/file-case.js';
import { command } from '../support/cli.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';

const CASES = 6;

describe('what is sealed to the earlier key of a desk', () => {
  let desk: Helpdesk;
  let meera: ConsoleClient;
  let chitra: ConsoleClient;
  let admin: ConsoleClient;
  let ids: string[];

  beforeEach(async () => {
    desk = await startHelpdesk({ worker: false });
    const { administrator, coordinator, counsellors } = desk.installation;
    meera = await ConsoleClient.of(desk, counsellors[1]);
    chitra = await ConsoleClient.of(desk, coordinator);
    admin = await ConsoleClient.of(desk, administrator);
    ids = [];
    for (let count = 0; count < CASES; count += 1) ids.push((await fileCase(desk.app)).id);
    // Whoever reads the queue wraps its cards for the desk.
    expect(await meera.queue()).toHaveLength(CASES);
    await meera.case(ids[0]!);
    expect(await found()).toEqual(new Set(ids));
    expect(await admin.ask('POST', `/api/staff/${counsellors[0].id}/disable`)).toMatchObject({ status: 200 });
  });
  afterEach(() => desk.stop());

  const query = <T extends object>(sql: string, ...params: unknown[]): Promise<T[]> =>
    desk.installation.database.query<T>(sql, params);
  const states = (who: ConsoleClient) => who.get<RewrapDto[]>('/api/desks/rewrapping');
  const wrap = async (): Promise<void> => {
    expect(await chitra.ask('POST', `/api/desks/${desk.installation.deskId}/rewrapping`)).toMatchObject({
      status: 202,
    });
    await desk.app.get(Rewrapping, { strict: false }).idle();
  };
  const epochs = async (): Promise<number[]> =>
    (
      await query<{ epoch: number }>(
        'SELECT holder_epoch AS epoch FROM grants ORDER BY holder_epoch, case_id',
      )
    ).map(({ epoch }) => epoch);
  const report = async (id: string): Promise<string> =>
    JSON.stringify(await meera.get(`/api/cases/${id}/report`));
  const found = async (): Promise<Set<string>> => {
    const page = await meera.post<{ items: { id: string }[] }>('/api/search', { text: STORY.slice(0, 40) });
    return new Set(page.items.map(({ id }) => id));
  };
  const reads = async (): Promise<void> => {
    expect(await found()).toEqual(new Set(ids));
    for (const id of ids) expect(await report(id)).toContain(STORY);
    const cards = (await meera.queue()).map(({ card }) => card);
    expect(cards).toHaveLength(CASES);
    expect(cards).not.toContain(null);
  };

  it('is wrapped anew by a coordinator, goes on where it stopped, and then the earlier key goes', async () => {
    const { deskId } = desk.installation;
    const [before] = await states(chitra);
    expect(before).toMatchObject({ deskId, name: 'First desk', running: false, mayBegin: true });
    expect(before!.left).toBe(before!.all);
    expect(await states(admin)).toEqual([{ ...before, mayBegin: false }]);
    const listed = await command(desk.installation, ['desk', 'list']);
    expect(listed.out).toContain(`New key: 0 of ${before!.all} keys, cards and notes are wrapped anew.`);
    expect(await meera.ask('GET', '/api/desks/rewrapping')).toMatchObject({ status: 403 });
    expect(await meera.ask('POST', `/api/desks/${deskId}/rewrapping`)).toMatchObject({ status: 403 });
    expect(await chitra.ask('POST', `/api/desks/${randomUUID()}/rewrapping`)).toMatchObject({ status: 404 });

    // Some of it is held by somebody else at that moment, as by a process that was killed a moment ago.
    const other = new Client({ connectionString: desk.installation.database.url });
    await other.connect();
    await other.query('BEGIN');
    const held = ids.slice(0, 2);
    await other.query('SELECT 1 FROM grants WHERE case_id = ANY($1::uuid[]) FOR UPDATE', [held]);
    await wrap().finally(() => other.end());
    expect(await epochs()).toEqual([1, 1, 2, 2, 2, 2]);
    expect(await states(chitra)).toMatchObject([{ left: 2, all: before!.all }]);
    await reads();

    await wrap();
    expect(await epochs()).toEqual([2, 2, 2, 2, 2, 2]);
    expect(await states(chitra)).toEqual([]);
    expect(await query('SELECT 1 FROM desk_members WHERE epoch = 1')).toEqual([]);
    expect(await query('SELECT 1 FROM desk_keys')).toEqual([]);
    expect(await query('SELECT DISTINCT desk_epoch AS epoch FROM search_rows')).toEqual([{ epoch: 2 }]);
    expect(await query(`SELECT detail FROM audit_log WHERE action = 'desk.rewrapped'`)).toEqual([
      { detail: { epoch: 2 } },
    ]);
    await reads();
    await wrap();
  });

  it('is of a case that still gets a new key at its first write', async () => {
    await wrap();
    const [first = '', second = ''] = ids;
    await meera.post(`/api/cases/${first}/notes`, { id: randomUUID(), text: 'After it was wrapped anew.' });
    const found = await query<{ id: string; epoch: number }>(
      'SELECT case_id AS id, key_epoch AS epoch FROM chains',
    );
    expect(found.find(({ id }) => id === first)?.epoch).toBe(2);
    expect(found.find(({ id }) => id === second)?.epoch).toBe(1);
    const texts = ({ entries }: CaseDetailDto) => JSON.stringify(entries);
    expect(texts(await meera.case(first))).toContain('After it was wrapped anew.');
    expect(await report(first)).toContain(STORY);
  });

  it('gets no proof of the helpdesk by it, where it was made by somebody else: the key stays as long as that is there', async () => {
    const [forged = ''] = ids;
    await query('UPDATE grants SET since_epoch = 2 WHERE case_id = $1', forged);
    await wrap();
    expect(await epochs()).toEqual([1, 2, 2, 2, 2, 2]);
    expect(await states(chitra)).toMatchObject([{ left: 1, running: false }]);
    expect(await query('SELECT epoch FROM desk_keys')).toEqual([{ epoch: 1 }]);
    expect(await meera.ask('GET', `/api/cases/${forged}`)).toMatchObject({
      status: 500,
      body: { code: 'ENTRIES_TAMPERED' },
    });
  });

  it('stays for who comes next, when the session ends that does it', async () => {
    const { coordinator } = desk.installation;
    const one = await ConsoleClient.signIn(desk.console, coordinator);
    const { deskId } = desk.installation;
    await query('DELETE FROM sessions WHERE staff_id = $1', coordinator.id);
    expect(await one.ask('POST', `/api/desks/${deskId}/rewrapping`)).toMatchObject({ status: 401 });
    expect(await epochs()).toEqual([1, 1, 1, 1, 1, 1]);
    await reads();
  });
});
