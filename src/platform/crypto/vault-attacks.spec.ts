import {
  type CaseKey,
  caseStaffKeyOf,
  chainMac,
  chainMacMatches,
  constantTimeEqual,
  CryptoError,
  deskKemPair,
  entryHash,
  initCrypto,
  type JsonValue,
  newCaseKey,
  newDeskRoot,
  newOrganisationPair,
  newStaffRoot,
  NO_PREVIOUS,
  openDocument,
  openGrant,
  type SealContext,
  sealDocument,
  sealGrant,
  signDeskKey,
  signEntry,
  type SignPublicKey,
  staffSignPair,
  threadKeyOf,
  verifyDeskKey,
  verifyEntry,
} from './index.js';

/*
 * Somebody who can write to the database, and holds no key, against a case of six entries. The rows and
 * `read` are the smallest that use the seals as they are meant to be used.
 */
interface Row {
  id: string;
  caseId: string;
  sequence: number;
  kind: 'report' | 'message' | 'note';
  author: string;
  keyEpoch: number;
  sealed: Uint8Array;
  signature: Uint8Array | null;
}

interface Case {
  caseId: string;
  key: CaseKey;
  rows: Row[];
  chain: { count: number; head: Uint8Array; mac: Uint8Array };
}

const staffKeys = new Map<string, ReturnType<typeof staffSignPair>>();

function newStaff(): string {
  const author = `staff:${crypto.randomUUID()}`;
  staffKeys.set(author, staffSignPair(newStaffRoot()));
  return author;
}

function contextOf(row: Row, previousHash: Uint8Array): SealContext {
  const { caseId, kind, author, keyEpoch, sequence } = row;
  return { table: 'entries', caseId, rowId: row.id, kind, author, keyEpoch, sequence, previousHash };
}

function keyFor(found: Case, row: Row) {
  return row.kind === 'note' ? caseStaffKeyOf(found.key) : threadKeyOf(found.key);
}

function append(to: Case, kind: Row['kind'], author: string, value: JsonValue): void {
  const row: Row = {
    id: crypto.randomUUID(),
    caseId: to.caseId,
    sequence: to.rows.length + 1,
    kind,
    author,
    keyEpoch: 1,
    sealed: new Uint8Array(),
    signature: null,
  };
  const context = contextOf(row, to.chain.head);
  row.sealed = sealDocument(keyFor(to, row), context, value);
  const signer = staffKeys.get(author);
  if (signer) row.signature = signEntry(signer.secretKey, context, row.sealed);
  to.rows.push(row);
  const head = entryHash(context, row.sealed);
  const count = to.rows.length;
  to.chain = { count, head, mac: chainMac(threadKeyOf(to.key), to.caseId, count, head) };
}

function newCase(author: string): Case {
  const made: Case = {
    caseId: crypto.randomUUID(),
    key: newCaseKey(),
    rows: [],
    chain: { count: 0, head: NO_PREVIOUS, mac: new Uint8Array() },
  };
  append(made, 'report', 'reporter', { text: 'what happened' });
  append(made, 'message', author, { text: 'we read it' });
  append(made, 'note', author, { text: 'call tomorrow' });
  append(made, 'message', 'reporter', { text: 'thank you' });
  append(made, 'message', author, { text: 'do not pay' });
  append(made, 'message', 'reporter', { text: 'I did not' });
  return made;
}

/** The values of all entries in order; throws when anything is not as it was written. */
async function read(found: Case): Promise<JsonValue[]> {
  const tampered = new Error('tampered');
  const values: JsonValue[] = [];
  let head = NO_PREVIOUS;
  for (const [at, row] of found.rows.entries()) {
    if (row.sequence !== at + 1 || row.caseId !== found.caseId) throw tampered;
    const context = contextOf(row, head);
    values.push(openDocument(keyFor(found, row), context, row.sealed));
    const signer = staffKeys.get(row.author)?.publicKey;
    if (row.author !== 'reporter') {
      if (!signer || !row.signature) throw tampered;
      if (!(await verifyEntry(signer, context, row.sealed, row.signature))) throw tampered;
    }
    head = entryHash(context, row.sealed);
  }
  const { count, mac } = found.chain;
  if (count !== values.length || !constantTimeEqual(head, found.chain.head)) throw tampered;
  if (!chainMacMatches(threadKeyOf(found.key), found.caseId, count, head, mac)) throw tampered;
  return values;
}

/** A case after `attack` wrote to its rows must not read. */
async function refused(attack: (found: Case, other: Case, author: string) => void): Promise<void> {
  const author = newStaff();
  const found = newCase(author);
  const other = newCase(author);
  await expect(read(found)).resolves.toHaveLength(6);
  attack(found, other, author);
  await expect(read(found)).rejects.toThrow(/^(SEAL_BROKEN|tampered)$/);
}

function row(found: Case, at: number): Row {
  const it = found.rows[at];
  if (!it) throw new Error('no such row');
  return it;
}

/** What a writer without keys would do to make the open columns agree again. */
function renumber(found: Case): void {
  found.rows.forEach((each, at) => (each.sequence = at + 1));
  found.chain.count = found.rows.length;
}

beforeAll(initCrypto);

describe('an entry', () => {
  it('moved into another case does not read', () =>
    refused((found, other) => {
      found.rows[3] = { ...row(other, 3), caseId: found.caseId };
    }));

  it('swapped with its neighbour does not read', () =>
    refused((found) => {
      [found.rows[3], found.rows[5]] = [row(found, 5), row(found, 3)];
      renumber(found);
    }));

  it('whose sealed bytes were swapped with those of another does not read', () =>
    refused((found) => {
      const [a, b] = [row(found, 3), row(found, 5)];
      [a.sealed, b.sealed] = [b.sealed, a.sealed];
    }));

  it('put elsewhere in the order does not read', () =>
    refused((found) => {
      found.rows.splice(1, 0, ...found.rows.splice(4, 1));
      renumber(found);
    }));

  it('replayed at the end does not read', () =>
    refused((found) => {
      found.rows.push({ ...row(found, 4) });
      renumber(found);
    }));

  it('put back in an older version does not read', () =>
    refused((found, _other, author) => {
      const older: Case = { ...found, rows: found.rows.slice(0, 4), chain: { ...found.chain } };
      older.chain.head = found.rows
        .slice(0, 4)
        .reduce((head, each) => entryHash(contextOf(each, head), each.sealed), NO_PREVIOUS);
      append(older, 'message', author, { text: 'do pay' });
      found.rows[4] = { ...row(found, 4), sealed: row(older, 4).sealed, signature: row(older, 4).signature };
    }));

  it.each([0, 2, 5])('dropped (number %i) does not read', (at) =>
    refused((found) => {
      found.rows.splice(at, 1);
      renumber(found);
    }),
  );

  it('dropped from the end together with an older head of the chain does not read', () =>
    refused((found) => {
      found.rows.pop();
      const head = found.rows.reduce(
        (hash, each) => entryHash(contextOf(each, hash), each.sealed),
        NO_PREVIOUS,
      );
      found.chain = { ...found.chain, count: 5, head };
    }));

  it('cut short does not read', () =>
    refused((found) => {
      row(found, 1).sealed = row(found, 1).sealed.subarray(0, -1);
    }));

  it('given to another author, or from the reporter to staff, does not read', async () => {
    await refused((found) => (row(found, 1).author = newStaff()));
    await refused((found) => Object.assign(row(found, 1), { author: 'reporter', signature: null }));
    await refused((found, _other, author) =>
      Object.assign(row(found, 3), { author, signature: row(found, 1).signature }),
    );
  });

  it('turned from a note into a message does not read', () =>
    refused((found) => (row(found, 2).kind = 'message')));

  it('with another key epoch does not read', () => refused((found) => (row(found, 1).keyEpoch = 2)));

  it('re-signed by another does not read, and counts as nobody else', async () => {
    await refused((found) => {
      const context = contextOf(
        row(found, 1),
        entryHash(contextOf(row(found, 0), NO_PREVIOUS), row(found, 0).sealed),
      );
      const stranger = staffSignPair(newStaffRoot());
      row(found, 1).signature = signEntry(stranger.secretKey, context, row(found, 1).sealed);
    });
    await refused((found) => (row(found, 1).signature = row(found, 4).signature));
    await refused((found) => (row(found, 1).signature = null));
  });

  it('sealed under a foreign key does not read', () =>
    refused((found, _other, author) => {
      const stranger = newCase(author);
      stranger.caseId = found.caseId;
      const context = contextOf(
        row(found, 1),
        entryHash(contextOf(row(found, 0), NO_PREVIOUS), row(found, 0).sealed),
      );
      row(found, 1).sealed = sealDocument(threadKeyOf(stranger.key), context, { text: 'planted' });
      const signer = staffKeys.get(author);
      if (signer) row(found, 1).signature = signEntry(signer.secretKey, context, row(found, 1).sealed);
    }));
});

describe('the keys', () => {
  it('of the reporter open the thread and no note', () => {
    const found = newCase(newStaff());
    const threadKey = threadKeyOf(found.key);
    const heads = [NO_PREVIOUS];
    for (const each of found.rows)
      heads.push(entryHash(contextOf(each, heads.at(-1) ?? NO_PREVIOUS), each.sealed));
    const open = (at: number) =>
      openDocument(threadKey, contextOf(row(found, at), heads[at] ?? NO_PREVIOUS), row(found, at).sealed);
    expect(open(3)).toEqual({ text: 'thank you' });
    expect(() => open(2)).toThrow(new CryptoError('SEAL_BROKEN'));
  });

  it('of a case, granted to one desk, cannot be handed to another by changing its row', () => {
    const [desk, other] = [crypto.randomUUID(), crypto.randomUUID()];
    const pair = deskKemPair(newDeskRoot());
    const otherPair = deskKemPair(newDeskRoot());
    const context = { subject: 'case', subjectId: crypto.randomUUID(), epoch: 1, holderEpoch: 1 } as const;
    const grant = sealGrant(pair.publicKey, { ...context, holder: `desk:${desk}` }, newCaseKey());
    const wrong = new CryptoError('KEY_WRONG');
    expect(() => openGrant(otherPair.secretKey, { ...context, holder: `desk:${other}` }, grant)).toThrow(
      wrong,
    );
    expect(() => openGrant(pair.secretKey, { ...context, holder: `desk:${other}` }, grant)).toThrow(wrong);
    const another = { ...context, subjectId: crypto.randomUUID(), holder: `desk:${desk}` };
    expect(() => openGrant(pair.secretKey, another, grant)).toThrow(wrong);
  });

  it('of a desk that an intruder put into the row are not the organisation’s', async () => {
    const organisation: { publicKey: SignPublicKey } = newOrganisationPair();
    const intruder = newOrganisationPair();
    const desk = { deskId: crypto.randomUUID(), epoch: 1, kemPublic: deskKemPair(newDeskRoot()).publicKey };
    const signature = signDeskKey(intruder.secretKey, desk);
    expect(await verifyDeskKey(organisation.publicKey, desk, signature)).toBe(false);
  });
});
