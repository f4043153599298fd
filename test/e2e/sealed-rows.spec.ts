import { randomUUID } from 'node:crypto';
import {
  ArgonQueue,
  asCaseKey,
  asThreadKey,
  blindIndex,
  caseStaffKeyOf,
  NO_PREVIOUS,
  openDocument,
  openGrant,
  receiptLookupOf,
  reporterKemSecretOf,
  reporterRootsOf,
  type DocumentKey,
  type SealContext,
} from '../../src/platform/crypto/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, ADULT_SHARED, CHILD_THREATENED, TYPED } from '../support/reports.js';

let helpdesk: Helpdesk;
let counsellor: ConsoleClient;

beforeAll(async () => {
  helpdesk = await startHelpdesk({ worker: false });
  counsellor = await ConsoleClient.of(helpdesk, helpdesk.installation.counsellors[0]);
});
afterAll(() => helpdesk.stop());

const query = <T extends object>(sql: string, ...params: unknown[]): Promise<T[]> =>
  helpdesk.installation.database.query<T>(sql, params);
const reporter = (): Reporter => new Reporter(helpdesk.site);

/** Files a report; its case and its code. */
async function file(answers = CHILD_THREATENED): Promise<{ caseId: string; code: string }> {
  const { row, result } = await counsellor.newCase(() => reporter().fileReport(answers));
  return { caseId: row.id, code: result };
}

/** Gives each of two rows what the other holds in this column. */
const swap = (table: string, column: string, key: string, one: unknown, two: unknown): Promise<unknown[]> =>
  query(
    `UPDATE ${table} a SET ${column} = b.${column} FROM ${table} b
      WHERE (a.${key}, b.${key}) IN (($1, $2), ($2, $1))`,
    one,
    two,
  );

describe('the blind indexes of a report', () => {
  const found = (caseId: string) =>
    query<{ type: string; blind: Buffer; key_version: number }>(
      'SELECT type, blind, key_version FROM identifiers WHERE case_id = $1',
      caseId,
    );
  const blind = (type: string, value: string): string =>
    Buffer.from(blindIndex(helpdesk.installation.keyFile.indexKey().key, type, value)).toString('hex');

  it('hold what was said of the offender, each under the index key of its version', async () => {
    const { caseId } = await file();
    const rows = await found(caseId);
    expect(rows.map((row) => `${row.type} ${row.blind.toString('hex')} ${row.key_version}`).sort()).toEqual(
      [
        `handle ${blind('handle', 'instagram:night.heron.77')} 1`,
        `name ${blind('name', 'night.heron.77')} 1`,
        `payment ${blind('payment', 'heron77@upi')} 1`,
        `phone ${blind('phone', '+919876543210')} 1`,
      ].sort(),
    );
  });

  it('hold every link of a report, and the same value where the same was said before', async () => {
    const [one, two] = [await file(ADULT_SHARED), await file(ADULT_SHARED)];
    const linksOf = async (caseId: string): Promise<string[]> => {
      const rows = await query<{ blind: Buffer; key_version: number }>(
        'SELECT blind, key_version FROM locations WHERE case_id = $1 ORDER BY position',
        caseId,
      );
      return rows.map((row) => `${row.blind.toString('hex')} ${row.key_version}`);
    };
    const expected = [1, 2].map((n) => `${blind('url', `pictures.example/a/${n}`)} 1`);
    expect(await linksOf(one.caseId)).toEqual(expected);
    expect(await linksOf(two.caseId)).toEqual(expected);
  });

  it('hold nothing by which a reporter could be found', async () => {
    // Somebody whose own account was taken says their own address, and how they are called and reached in the thread.
    const { caseId, code } = await file({
      ...ACCOUNT_TAKEN,
      more: 'I am Lata, +91 91234 56789, lata@mail.example',
    });
    await (await reporter().enter(code)).press('Send', { message: 'Call me on +91 91234 56789.' });
    const own = [blind('phone', '+919123456789'), blind('email', 'lata@mail.example'), blind('name', 'lata')];
    const rows = await query<{ blind: Buffer }>(
      'SELECT blind FROM identifiers UNION SELECT blind FROM locations',
    );
    const kept = rows.map((row) => row.blind.toString('hex'));
    expect(kept.filter((value) => own.includes(value))).toEqual([]);
    // The account that was taken: with its platform, and its name for the weaker match.
    expect((await found(caseId)).length).toBeLessThanOrEqual(2);
  });
});

describe('a desk whose key the organisation did not sign', () => {
  it('is given no report: nothing is written, nothing typed is lost, and it can be sent once that is mended', async () => {
    const asha = await reporter().walkToCheck(CHILD_THREATENED);
    const count = async (): Promise<unknown[]> => {
      const tables = ['cases', 'receipts', 'entries', 'grants', 'outbox', 'identifiers', 'clocks'];
      return query(
        `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}`,
      );
    };
    const before = await count();
    const [desk] = await query<{ key_signature: Buffer }>('SELECT key_signature FROM desks');
    await query('UPDATE desks SET key_signature = sha512(key_signature)');
    await asha.press('Send my report');
    expect(asha.page.status).toBe(503);
    expect(await count()).toEqual(before);
    await asha.open('/h/check');
    expect(asha.text).toContain(TYPED.more);

    await query('UPDATE desks SET key_signature = $1', desk?.key_signature);
    expect((await asha.press('Send my report')).code).toMatch(/^\d{20}$/);
  });
});

describe('what a code opens', () => {
  it('is the thread key and nothing of the desk: no note and no card', async () => {
    const { caseId, code } = await file();
    await counsellor.post(`/api/cases/${caseId}/notes`, { id: randomUUID(), text: 'For the desk alone.' });
    await counsellor.post(`/api/cases/${caseId}/messages`, { id: randomUUID(), text: 'For you.' });

    const [organisation] = await query<{ salt: Buffer }>('SELECT receipt_salt AS salt FROM organisation');
    const [root] = await reporterRootsOf({
      queue: new ArgonQueue(),
      lane: 'code',
      client: 'test',
      peppers: [helpdesk.installation.keyFile.pepper().key],
      salt: organisation?.salt ?? new Uint8Array(),
      digits: code,
    });
    if (!root) throw new Error('no root');
    const [receipt] = await query<{ case_id: string; sealed: Buffer }>(
      'SELECT case_id, sealed FROM receipts WHERE lookup = $1',
      Buffer.from(receiptLookupOf(root)),
    );
    expect(receipt?.case_id).toBe(caseId);
    const context = {
      subject: 'case',
      subjectId: caseId,
      holder: 'reporter',
      epoch: 1,
      holderEpoch: 0,
    } as const;
    const granted = openGrant(reporterKemSecretOf(root), context, receipt?.sealed ?? new Uint8Array());

    const entries = await query<Record<'id' | 'kind' | 'author', string> & Row>(
      'SELECT * FROM entries WHERE case_id = $1 ORDER BY sequence',
      caseId,
    );
    const contexts = entries.map((entry, at) => ({
      table: 'entries',
      caseId,
      rowId: entry.id,
      kind: entry.kind,
      author: entry.author_id === null ? entry.author : `${entry.author}:${entry.author_id}`,
      keyEpoch: 1,
      sequence: entry.sequence,
      previousHash: entries[at - 1]?.hash ?? NO_PREVIOUS,
    }));
    const opens = (key: DocumentKey, where: SealContext, sealed: Uint8Array): boolean => {
      try {
        openDocument(key, where, sealed);
        return true;
      } catch {
        return false;
      }
    };
    // As it is, and as if it were the key of the whole case.
    const keys = [asThreadKey(granted), caseStaffKeyOf(asCaseKey(granted))];
    const opened = entries.filter((entry, at) => keys.some((key) => opens(key, contexts[at]!, entry.sealed)));
    expect(opened.map(({ kind }) => kind)).toEqual(['report', 'message']);
    expect(entries.map(({ kind }) => kind)).toEqual(['report', 'note', 'message']);

    const [found] = await query<{ card: Buffer; card_wrap: string }>(
      'SELECT card, card_wrap FROM cases WHERE id = $1',
      caseId,
    );
    for (const kind of ['card', 'card-desk'])
      for (const key of keys) {
        const place = { table: 'cases', caseId, rowId: caseId, kind, author: 'system', keyEpoch: 1 };
        const where = { ...place, sequence: 0, previousHash: NO_PREVIOUS };
        expect(opens(key, where, found?.card ?? new Uint8Array())).toBe(false);
      }
  });
});

interface Row {
  author_id: string | null;
  sequence: number;
  sealed: Buffer;
  hash: Buffer;
}

describe('rows that were given to another', () => {
  it('receipts: neither code opens the case of the other', async () => {
    const [one, two] = [await file(), await file(ADULT_SHARED)];
    await swap('receipts', 'sealed', 'case_id', one.caseId, two.caseId);
    for (const { code } of [one, two]) {
      const back = await reporter().enter(code);
      expect(back.page.status).toBe(500);
      expect(back.page.path).not.toBe('/r');
    }
    await swap('receipts', 'sealed', 'case_id', one.caseId, two.caseId);
    expect((await reporter().enter(one.code)).page.status).toBe(200);
  });

  it('cards: shown by neither case', async () => {
    const [one, two] = [await file(), await file(ADULT_SHARED)];
    const cards = async (): Promise<(object | null)[]> => {
      const rows = await counsellor.queue();
      return [one, two].map(({ caseId }) => rows.find(({ id }) => id === caseId)?.card ?? null);
    };
    expect(await cards()).toEqual([expect.anything(), expect.anything()]);
    await swap('cases', 'card', 'id', one.caseId, two.caseId);
    expect(await cards()).toEqual([null, null]);
    expect((await counsellor.case(one.caseId)).card).toBeNull();
  });

  it('drafts of reports: neither cookie opens the row of the other, nor an older state of its own', async () => {
    const start = async (): Promise<{ person: Reporter; id: Buffer }> => {
      const before = (await query<{ id_hash: Buffer }>('SELECT id_hash FROM drafts')).map((row) =>
        row.id_hash.toString('hex'),
      );
      const person = await reporter().walkTo('/h/50', CHILD_THREATENED);
      const rows = await query<{ id_hash: Buffer }>('SELECT id_hash FROM drafts');
      const row = rows.find(({ id_hash: id }) => !before.includes(id.toString('hex')));
      return { person, id: row?.id_hash ?? Buffer.alloc(0) };
    };
    const [one, two] = [await start(), await start()];
    const status = async ({ person }: { person: Reporter }): Promise<number> =>
      (await person.open('/h/50')).page.status;
    expect([await status(one), await status(two)]).toEqual([200, 200]);

    await swap('drafts', 'sealed', 'id_hash', one.id, two.id);
    expect([await status(one), await status(two)]).toEqual([410, 410]);

    const three = await start();
    const [older] = await query<{ sealed: Buffer }>('SELECT sealed FROM drafts WHERE id_hash = $1', three.id);
    await three.person.press('Continue', CHILD_THREATENED);
    await query('UPDATE drafts SET sealed = $2 WHERE id_hash = $1', three.id, older?.sealed);
    expect(await status(three)).toBe(410);
  });

  it('sessions of reporters: a cookie opens its own thread or none', async () => {
    const [one, two] = [await file(), await file(ADULT_SHARED)];
    await query('DELETE FROM reporter_sessions');
    const people = [await reporter().enter(one.code), await reporter().enter(two.code)];
    expect(people.map(({ page }) => page.path)).toEqual(['/r', '/r']);
    const rows = await query<{ id_hash: Buffer }>('SELECT id_hash FROM reporter_sessions');
    const [a, b] = rows.map((row) => row.id_hash);
    await swap('reporter_sessions', 'sealed', 'id_hash', a, b);
    for (const person of people) {
      await person.open('/r');
      expect(person.text).not.toContain('We have your report.');
    }
  });

  it('drafts of staff: opened neither by a colleague nor in another case', async () => {
    const [one, two] = [await file(), await file()];
    const [own, other] = helpdesk.installation.counsellors;
    const colleague = await ConsoleClient.signIn(helpdesk.console, other);
    const draftOf = async (who: ConsoleClient, caseId: string): Promise<string | null> =>
      (await who.case(caseId)).drafts.note;
    await counsellor.put(`/api/cases/${one.caseId}/drafts/note`, { text: 'half a note' });
    expect(await draftOf(counsellor, one.caseId)).toBe('half a note');

    const move = (column: string, to: string): Promise<unknown[]> =>
      query(`UPDATE staff_drafts SET ${column} = $1`, to);
    await move('case_id', two.caseId);
    expect(await draftOf(counsellor, two.caseId)).toBeNull();
    await move('case_id', one.caseId);
    await move('staff_id', other.id);
    expect(await draftOf(colleague, one.caseId)).toBeNull();
    await move('staff_id', own.id);
    expect(await draftOf(counsellor, one.caseId)).toBe('half a note');
  });
});
