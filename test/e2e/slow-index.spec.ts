import { blindIndex, slowIndex } from '../../src/platform/crypto/index.js';
import { stableUuid } from '../../src/platform/ids/index.js';
import { search, needlesForBytes, type Needle } from '../support/canary-search.js';
import { tablesOf } from '../support/canary-places.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';
import { makeIndexSlow } from '../support/slow-index.js';

const GIVEN = {
  ...CHILD_THREATENED,
  platform: 'telegram',
  handles: '@slow_wolf\n+91 98765 43210\nwolf@mail.example',
  paidTo: 'wolf@okaxis\n1234-5678-9012',
  shared: 'yes',
  links: 'https://wa.me/919876543211\nhttps://a.forum.example/t/9',
};
/** What a thief would try, as the normaliser spells it. */
const GUESSES = [
  ['phone', '+919876543210'],
  ['phone', '+919876543211'],
  ['email', 'wolf@mail.example'],
  ['payment', 'wolf@okaxis'],
  ['payment', 'a/c 123456789012'],
  ['handle', 'telegram:slow_wolf'],
  ['name', 'slow_wolf'],
  ['url', 'wa.me/919876543211'],
  ['url', 'a.forum.example/t/9'],
  ['domain', 'forum.example'],
] as const;

let helpdesk: Helpdesk;
let counsellor: ConsoleClient;

beforeAll(async () => {
  helpdesk = await startHelpdesk({ worker: false });
  counsellor = await ConsoleClient.of(helpdesk, helpdesk.installation.counsellors[0]);
});
afterAll(() => helpdesk.stop());

const query = <T extends object>(sql: string, ...params: unknown[]): Promise<T[]> =>
  helpdesk.installation.database.query<T>(sql, params);
const slowly = (): Promise<void> => makeIndexSlow(helpdesk.app);

async function file(answers: Answers): Promise<{ id: string; code: string }> {
  const { row, result: code } = await counsellor.newCase(() =>
    new Reporter(helpdesk.site).fileReport(answers),
  );
  return { id: row.id, code };
}
const related = (id: string) =>
  counsellor.get<{ cases: { caseId: string }[]; pending: boolean }>(`/api/cases/${id}/related`);
const values = (id: string) =>
  query<{ type: string; value: string; fast: boolean }>(
    `SELECT type, encode(blind, 'hex') AS value, fast FROM identifiers WHERE case_id = $1
     UNION ALL SELECT 'url', encode(blind, 'hex'), fast FROM locations WHERE case_id = $1
     UNION ALL SELECT 'domain', encode(domain, 'hex'), fast FROM locations WHERE case_id = $1 AND domain IS NOT NULL
     ORDER BY 1, 2`,
    id,
  );

/** What a guess costs nothing to compare with: the value itself, and each id that was ever made of one. */
function cheap(caseId: string): Needle[] {
  const { key, version } = helpdesk.installation.keyFile.indexKey();
  return GUESSES.flatMap(([type, value]) => {
    const blind = blindIndex(key, type, value);
    const hex = Buffer.from(blind).toString('hex');
    const ids = [
      stableUuid('place', caseId, hex, String(version)),
      ...[1, 2, 3].map((made) => stableUuid('evidence', caseId, type, hex, String(made), String(version))),
    ];
    const text = (form: string): Needle => ({
      name: `${type} ${value}`,
      form: 'id',
      bytes: Buffer.from(form),
    });
    return [...needlesForBytes(`${type} ${value}`, blind), ...ids.map(text)];
  });
}
const dump = () => tablesOf(helpdesk.installation.database.url);

describe('the index of what offenders are found by', () => {
  it('lets a thief of dump and key file try no number, name or place cheaply, once a worker ran', async () => {
    const { id } = await file(GIVEN);
    await query('ANALYZE identifiers, locations');
    expect(search(cheap(id), await dump())).not.toEqual([]);
    expect((await related(id)).pending).toBe(true);
    // A takedown of each place, whose ids stand in the open.
    const { takedowns } = await counsellor.get<{ takedowns: { id: string }[] }>(`/api/cases/${id}/takedowns`);
    expect(takedowns.length).toBeGreaterThan(1);
    const worked = { ids: takedowns.map((one) => one.id), state: 'removed' };
    expect(await counsellor.ask('POST', `/api/cases/${id}/takedowns`, worked)).toMatchObject({
      body: { done: takedowns.length },
    });
    await slowly();
    await query('ANALYZE identifiers, locations');
    expect(search(cheap(id), await dump())).toEqual([]);
    expect((await related(id)).pending).toBe(false);

    const { key } = helpdesk.installation.keyFile.indexKey();
    const expected = await Promise.all(
      GUESSES.map(async ([type, value]) => {
        const slow = await slowIndex(key, blindIndex(key, type, value));
        return { type, value: Buffer.from(slow).toString('hex'), fast: false };
      }),
    );
    expect(await values(id)).toEqual(expect.arrayContaining(expected));
  });

  it('is as it was when the work is done twice, by two workers, or after it was broken off', async () => {
    const { id } = await file({ ...GIVEN, handles: '@twice_wolf\n+91 98765 43212', paidTo: '' });
    await Promise.all([slowly(), slowly()]);
    const done = await values(id);
    expect(done.every(({ fast }) => !fast)).toBe(true);
    await slowly();
    expect(await values(id)).toEqual(done);
    // An earlier release, which knows no slow values, wrote one of them again.
    const { key } = helpdesk.installation.keyFile.indexKey();
    const again = Buffer.from(blindIndex(key, 'phone', '+919876543212'));
    await query(
      `INSERT INTO identifiers (id, case_id, type, blind, key_version, normaliser)
       SELECT gen_random_uuid(), case_id, type, $2, key_version, normaliser FROM identifiers
        WHERE case_id = $1 AND type = 'phone' LIMIT 1`,
      id,
      again,
    );
    await slowly();
    expect(await values(id)).toEqual(done);
    // Under an index key that this file does not hold nothing is made, and nothing else waits for it.
    await query('UPDATE identifiers SET fast = true, key_version = 9 WHERE case_id = $1', id);
    const other = await file({ ...GIVEN, handles: '@other_wolf', paidTo: '' });
    await slowly();
    expect((await values(other.id)).every(({ fast }) => !fast)).toBe(true);
  });

  it('finds a case once what both hold is slow, also what is added later', async () => {
    const one = await file({ ...CHILD_THREATENED, handles: '+91 98765 43213', paidTo: '' });
    await slowly();
    const two = await file({ ...CHILD_THREATENED, handles: '+91 98765 43213', paidTo: '' });
    const three = await file({ ...CHILD_THREATENED, handles: 'late.fox.3', paidTo: '' });
    expect(await related(two.id)).toMatchObject({ cases: [], pending: true });
    await slowly();
    expect(await related(two.id)).toMatchObject({ cases: [{ caseId: one.id }], pending: false });

    const before = await query('SELECT id FROM identifiers WHERE case_id = $1', three.id);
    const reporter = await new Reporter(helpdesk.site).enter(three.code);
    await reporter.open('/r');
    await reporter.press('Send', { message: 'There is more.', handles: '+91 98765 43213' });
    const kept = await query<{ id: string }>(
      'SELECT id FROM identifiers WHERE case_id = $1 AND NOT fast',
      three.id,
    );
    expect(kept).toEqual(before);
    await slowly();
    expect((await related(three.id)).cases.map(({ caseId }) => caseId).sort()).toEqual(
      [one.id, two.id].sort(),
    );
  });
});
