import { randomUUID } from 'node:crypto';
import {
  chainMac,
  entryHash,
  newStaffRoot,
  NO_PREVIOUS,
  sealDocument,
  signEntry,
  staffSignPair,
  type SealContext,
  type SignSecretKey,
} from '../../../src/platform/crypto/index.js';
import { Transaction } from '../../../src/platform/database/index.js';
import { CaseKeys, Entries, type OpenCase } from '../../../src/modules/entries/index.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { Casework } from '../cases/casework.js';

let work: Casework;
let author: StaffSession;
let colleague: StaffSession;
/** A case with a report, an answer of the author and a message of its reporter, that nobody has read yet. */
let open: OpenCase;
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeAll(async () => {
  work = await Casework.start();
  process.on('unhandledRejection', note);
});
beforeEach(async () => {
  const { people } = await work.desk('counsellor', 'counsellor');
  [author, colleague] = people.map(({ session }) => session) as [StaffSession, StaffSession];
  open = await newCase();
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await work.stop();
});

async function newCase(): Promise<OpenCase> {
  const { id } = await work.file();
  const opened = await work.get(CaseKeys).openForStaff(author.keys, id);
  if (!opened) throw new Error('the case does not open');
  const by = { type: 'staff', staffId: author.staffId, keys: author.keys } as const;
  await work.get(Transaction).run(async () => {
    for (const from of [by, { type: 'reporter' }] as const) {
      const entry = { id: randomUUID(), kind: 'message', author: from, value: { text: 'words' } } as const;
      await work.get(Entries).append(opened, entry);
    }
  });
  return opened;
}

const change = (sql: string, ...params: unknown[]) => work.database.query(sql, params);
const read = () => work.get(Entries).read(open);
const refused = () => expect(read()).rejects.toMatchObject({ code: 'ENTRIES_TAMPERED', status: 500 });

interface Row {
  id: string;
  kind: 'message' | 'report';
  author: string;
  author_id: string | null;
  sequence: number;
  sealed: Buffer;
  hash: Buffer;
}
const rowsOf = (caseId: string) =>
  work.database.query<Row>('SELECT * FROM entries WHERE case_id = $1 ORDER BY sequence', [caseId]);

function contextOf(row: Row, previousHash: Uint8Array): SealContext {
  const by = row.author_id === null ? row.author : `${row.author}:${row.author_id}`;
  const { id: rowId, kind, sequence } = row;
  return {
    table: 'entries',
    caseId: open.caseId,
    rowId,
    kind,
    author: by,
    keyEpoch: 1,
    sequence,
    previousHash,
  };
}

/** Writes the chain anew from what its rows say, as somebody can who holds the keys of the case. */
async function rebuild(
  alter: (row: Row, context: SealContext) => void,
  secret: SignSecretKey,
): Promise<void> {
  let previous: Uint8Array = NO_PREVIOUS;
  const rows = await rowsOf(open.caseId);
  for (const row of rows) {
    const context = contextOf(row, previous);
    if (row.sequence > 1) row.sealed = Buffer.from(sealDocument(open.threadKey, context, { text: 'words' }));
    alter(row, context);
    previous = entryHash(context, row.sealed);
    const signature = row.author_id === null ? null : Buffer.from(signEntry(secret, context, row.sealed));
    await change(
      'UPDATE entries SET sealed = $2, hash = $3, signature = $4, author_id = $5 WHERE id = $1',
      row.id,
      row.sealed,
      Buffer.from(previous),
      signature,
      row.author_id,
    );
  }
  const mac = chainMac(open.threadKey, open.caseId, rows.length, previous);
  await change(
    'UPDATE chains SET head = $2, mac = $3 WHERE case_id = $1',
    open.caseId,
    previous,
    Buffer.from(mac),
  );
}

it('is read when its rows were written anew by their own author', async () => {
  await rebuild(() => undefined, author.keys.signSecret);
  expect((await read()).map(({ value }) => value)).toContainEqual({ text: 'words' });
});

describe('an entry is refused', () => {
  it('that a colleague signed in the name of its author', async () => {
    await rebuild(() => undefined, colleague.keys.signSecret);
    await refused();
  });

  it('whose author was given a key that the organisation did not sign', async () => {
    const planted = staffSignPair(newStaffRoot());
    const key = Buffer.from(planted.publicKey);
    await change('UPDATE staff SET sign_public = $2 WHERE id = $1', author.staffId, key);
    await rebuild(() => undefined, planted.secretKey);
    await refused();
  });

  it('that staff is said to have written, and nobody of them', async () => {
    await change('ALTER TABLE entries DROP CONSTRAINT entries_check, DROP CONSTRAINT entries_check1');
    await rebuild((row) => (row.author_id = null), author.keys.signSecret);
    await change(`UPDATE entries SET signature = NULL WHERE case_id = $1`, open.caseId);
    // The context of an entry without an author's id is that of the word alone.
    let previous: Uint8Array = NO_PREVIOUS;
    for (const row of await rowsOf(open.caseId)) {
      const context = contextOf(row, previous);
      const kept = row.sequence > 1 ? sealDocument(open.threadKey, context, { text: 'words' }) : row.sealed;
      previous = entryHash(context, kept);
      await change(
        'UPDATE entries SET sealed = $2, hash = $3 WHERE id = $1',
        row.id,
        Buffer.from(kept),
        previous,
      );
    }
    const mac = chainMac(open.threadKey, open.caseId, 3, previous);
    await change(
      'UPDATE chains SET head = $2, mac = $3 WHERE case_id = $1',
      open.caseId,
      previous,
      Buffer.from(mac),
    );
    await refused();
  });

  it('that was sealed under the key of another case', async () => {
    const other = await newCase();
    await rebuild((row, context) => {
      if (row.sequence === 2)
        row.sealed = Buffer.from(sealDocument(other.threadKey, context, { text: 'words' }));
    }, author.keys.signSecret);
    await refused();
  });

  it('when the chains of two cases were swapped', async () => {
    const other = await newCase();
    await change(
      `UPDATE chains c SET entry_count = o.entry_count, head = o.head, mac = o.mac FROM chains o
        WHERE (c.case_id, o.case_id) IN (($1, $2), ($2, $1))`,
      open.caseId,
      other.caseId,
    );
    await refused();
    await expect(work.get(Entries).read(other)).rejects.toMatchObject({ code: 'ENTRIES_TAMPERED' });
  });

  it('without the process noticing more of it than a refusal', async () => {
    const planted = Buffer.from(staffSignPair(newStaffRoot()).publicKey);
    await change('UPDATE staff SET sign_public = $2 WHERE id = $1', author.staffId, planted);
    await change(`UPDATE entries SET hash = sha256(hash) WHERE case_id = $1 AND sequence = 3`, open.caseId);
    await refused();
    await change('UPDATE chains SET entry_count = 9 WHERE case_id = $1', open.caseId);
    await refused();
    await new Promise(setImmediate); // such a rejection is told before it
    expect(unhandled).toEqual([]);
  });
});
