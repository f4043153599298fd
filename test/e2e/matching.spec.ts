import { blindIndex } from '../../src/platform/crypto/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { ADULT_SHARED, CHILD_THREATENED } from '../support/reports.js';

let helpdesk: Helpdesk;
let counsellor: ConsoleClient;

beforeAll(async () => {
  helpdesk = await startHelpdesk({ worker: false });
  counsellor = await ConsoleClient.of(helpdesk, helpdesk.installation.counsellors[0]);
});
afterAll(() => helpdesk.stop());

const query = <T extends object>(sql: string, ...params: unknown[]): Promise<T[]> =>
  helpdesk.installation.database.query<T>(sql, params);

async function file(answers: Answers): Promise<string> {
  const { row } = await counsellor.newCase(() => new Reporter(helpdesk.site).fileReport(answers));
  return row.id;
}

/** The rows of a case, as `type blind`, without their ids. */
async function valuesOf(caseId: string): Promise<string[]> {
  const rows = await query<{ type: string; blind: Buffer }>(
    `SELECT type, blind FROM identifiers WHERE case_id = $1
     UNION ALL SELECT 'url', blind FROM locations WHERE case_id = $1
     UNION ALL SELECT 'domain', domain FROM locations WHERE case_id = $1 AND domain IS NOT NULL`,
    caseId,
  );
  return rows.map((row) => `${row.type} ${row.blind.toString('hex')}`).sort();
}

const blind = (type: string, value: string): string =>
  `${type} ${Buffer.from(blindIndex(helpdesk.installation.keyFile.indexKey().key, type, value)).toString('hex')}`;

describe('two reports of one offender', () => {
  it('have the same values, however each was written', async () => {
    const one = await file({
      ...CHILD_THREATENED,
      platform: 'telegram',
      handles: '@bad_person\n+91 98765 43210',
      paidTo: 'name.bank@okaxis\n1234-5678-9012',
    });
    const two = await file({
      ...CHILD_THREATENED,
      platform: 'telegram',
      handles: 'https://web.telegram.org/k/#@Bad_Person\nPh: ९८७६५-४३२१० (whatsapp)',
      paidTo: 'UPI ID - Name.Bank@okaxis (Name Bank).\nA/c १२३४५६७८९०१२',
    });
    expect(await valuesOf(one)).toEqual(
      [
        blind('handle', 'telegram:bad_person'),
        blind('name', 'bad_person'),
        blind('phone', '+919876543210'),
        blind('payment', 'name.bank@okaxis'),
        blind('payment', 'a/c 123456789012'),
      ].sort(),
    );
    expect(await valuesOf(two)).toEqual(await valuesOf(one));
  });

  it('on two platforms share the weaker match by name alone', async () => {
    const given = { ...CHILD_THREATENED, handles: 'bad_person_2', paidTo: '' };
    const one = await valuesOf(await file({ ...given, platform: 'instagram' }));
    const two = await valuesOf(await file({ ...given, platform: 'snapchat' }));
    expect(one.filter((value) => two.includes(value))).toEqual([blind('name', 'bad_person_2')]);
    expect(one).toContain(blind('handle', 'instagram:bad_person_2'));
  });

  it('have a post and its author both, and the domain of a place that is on no platform', async () => {
    const one = await file({
      ...ADULT_SHARED,
      links: 'https://www.instagram.com/Some.One_/reel/Cabc123/\nhttps://a.forum.example/t/9',
    });
    const two = await file({
      ...ADULT_SHARED,
      links: 'video: https://www.instagram.com/p/Cabc123/.\nhttps://b.forum.example/x',
    });
    const both = await valuesOf(one);
    expect(both).toEqual(
      [
        blind('handle', 'instagram:some.one_'),
        blind('name', 'some.one_'),
        blind('url', 'instagram.com/p/Cabc123'),
        blind('url', 'a.forum.example/t/9'),
        blind('domain', 'forum.example'),
      ].sort(),
    );
    const second = await valuesOf(two);
    expect(both.filter((value) => second.includes(value)).sort()).toEqual(
      [blind('url', 'instagram.com/p/Cabc123'), blind('domain', 'forum.example')].sort(),
    );
  });
});

describe('values of an older normaliser', () => {
  const rows = (caseId: string) =>
    query<{ table: string; value: string; normaliser: number; key_version: number }>(
      `SELECT 'i' AS table, encode(blind, 'hex') AS value, normaliser, key_version FROM identifiers WHERE case_id = $1
       UNION ALL SELECT 'l', encode(blind, 'hex'), normaliser, key_version FROM locations WHERE case_id = $1
       ORDER BY 1, 2`,
      caseId,
    );
  /** The case as it stands, and what its reporter sees of it. */
  const standing = (caseId: string) =>
    query(
      'SELECT c.*, (SELECT count(*) FROM case_events e WHERE e.case_id = c.id) FROM cases c WHERE id = $1',
      caseId,
    );
  const age = async (caseId: string): Promise<void> => {
    await query(
      `UPDATE identifiers SET normaliser = 1, type = 'handle', id = gen_random_uuid(), blind = sha256(blind) WHERE case_id = $1`,
      caseId,
    );
    await query(
      'UPDATE locations SET normaliser = 1, id = gen_random_uuid(), domain = NULL WHERE case_id = $1',
      caseId,
    );
  };

  it('are made again from the sealed report when the case is opened, once, and nothing else of it changes', async () => {
    const caseId = await file({ ...CHILD_THREATENED, shared: 'yes', links: 'https://pictures.example/a/1' });
    await counsellor.case(caseId);
    const [made, values] = [await rows(caseId), await valuesOf(caseId)];
    await age(caseId);
    expect(await valuesOf(caseId)).not.toEqual(values);
    const before = await standing(caseId);

    await Promise.all([counsellor.case(caseId), counsellor.case(caseId)]);
    expect(await rows(caseId)).toEqual(made);
    expect(await valuesOf(caseId)).toEqual(values);
    expect(await standing(caseId)).toEqual(before);

    // Values that are of this release stay the rows that they are.
    const kept = await query<{ xmin: string }>(
      'SELECT xmin::text, id FROM identifiers WHERE case_id = $1 ORDER BY id',
      caseId,
    );
    await counsellor.case(caseId);
    expect(
      await query('SELECT xmin::text, id FROM identifiers WHERE case_id = $1 ORDER BY id', caseId),
    ).toEqual(kept);
  });

  it('are made where an older one found nothing, and stay away where there is nothing to find', async () => {
    const caseId = await file(CHILD_THREATENED);
    const values = await valuesOf(caseId);
    await query('DELETE FROM identifiers WHERE case_id = $1', caseId);
    await counsellor.case(caseId);
    expect(await valuesOf(caseId)).toEqual(values);

    const silent = await file({ ...CHILD_THREATENED, handles: '', paidTo: '' });
    await counsellor.case(silent);
    expect(await rows(silent)).toEqual([]);
  });

  it('stay as they are where a newer release made them', async () => {
    const caseId = await file(CHILD_THREATENED);
    await query('UPDATE identifiers SET normaliser = 9 WHERE case_id = $1', caseId);
    const made = await rows(caseId);
    await counsellor.case(caseId);
    expect(await rows(caseId)).toEqual(made);
  });
});
