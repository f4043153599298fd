import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule, type Config } from '../../../src/platform/config/index.js';
import {
  CryptoModule,
  deskKemPair,
  newDeskRoot,
  newStaffRoot,
  reporterKemPair,
  type KeyFile,
} from '../../../src/platform/crypto/index.js';
import { composeStatement, DatabaseModule, Transaction } from '../../../src/platform/database/index.js';
import { DefinitionsModule, registers, type Definition } from '../../../src/platform/definitions/index.js';
import { createLogger, LoggingModule } from '../../../src/platform/logging/index.js';
import {
  CaseKeys,
  defineEntryKind,
  Entries,
  EntriesModule,
  NewCaseSealer,
  type OpenCase,
} from '../../../src/modules/entries/index.js';
import { messageEntry, noteEntry } from '../../../src/modules/messages/index.js';
import { Desks, staffKeysOf, DeskVault, DesksModule } from '../../../src/modules/desks/index.js';
import { StaffVault, type StaffKeys } from '../../../src/modules/staff/index.js';
import { createInstallation, testConfig, type Account, type Installation } from '../../support/index.js';

@Module({})
class EntriesTestModule {
  static forRoot(config: Config, keyFile: KeyFile, ...kinds: Definition[]): DynamicModule {
    return {
      module: EntriesTestModule,
      imports: [
        ConfigModule.forRoot(config),
        DefinitionsModule,
        LoggingModule.forRoot(createLogger(config, 'web')),
        CryptoModule.forRoot(keyFile),
        DatabaseModule.forRoot(),
        DesksModule,
        EntriesModule,
      ],
      providers: [registers(...kinds)],
    };
  }
}

describe('the chain of a case', () => {
  let installation: Installation;
  let app: INestApplicationContext;
  let entries: Entries;
  let caseKeys: CaseKeys;
  let keys: StaffKeys;
  let author: Account;

  beforeAll(async () => {
    installation = await createInstallation();
    app = await start(messageEntry, noteEntry);
    entries = app.get(Entries);
    caseKeys = app.get(CaseKeys);
    author = installation.counsellors[0];
    keys = await keysOf(author);
  });

  afterAll(async () => {
    await app.close();
    await installation.database.drop();
  });

  /** A process that knows the report and these kinds of entries. */
  const start = (...kinds: Definition[]) =>
    NestFactory.createApplicationContext(
      EntriesTestModule.forRoot(testConfig(installation.variables), installation.keyFile, ...kinds),
      { logger: false, abortOnError: false },
    );

  const vault = () => app.get(StaffVault, { strict: false });

  async function keysOf(account: Account): Promise<StaffKeys> {
    const opened = await vault().openByPassword(account.email, account.passphrase, 'test');
    if (!opened) throw new Error('the account does not open');
    return staffKeysOf(
      opened.root,
      await app.get(DeskVault, { strict: false }).openDesks(opened.staff.id, opened.root),
    );
  }

  /** A case with its report, a message of the reporter, an answer and a note. */
  async function newCase(): Promise<OpenCase> {
    const caseId = randomUUID();
    const desk = await app.get(Desks, { strict: false }).intakeDesk(null);
    const sealer = app.get(NewCaseSealer);
    const sealed = sealer.seal({
      caseId,
      desk,
      reporter: reporterKemPair(newStaffRoot() as never).publicKey,
      report: { version: 1, language: 'en', country: 'IN', partial: false, answers: [], keepOut: null },
      card: { summary: 'threatened', marks: [], reasons: [] },
      createdAt: new Date('2026-01-01T10:00:00Z'),
    });
    const transaction = app.get(Transaction);
    await transaction.run(async () => {
      await installation.database.query(
        `INSERT INTO cases (id, reference, kind, urgency, status, playbook, age_band, language, desk_id, card, card_wrap,
                            card_epoch, created_at, updated_at)
         VALUES ($1, $2, 'threatened', 1, 'new', 'sextortion_child', 'unsaid', 'en', $3, $4, 'case', 1, now(), now())`,
        [caseId, caseId.slice(0, 8), desk.id, Buffer.from(sealed.card)],
      );
      const theCase = { name: 'the_case', sql: () => 'SELECT 1' };
      const rows = composeStatement([theCase, ...sealer.parts(sealed, theCase.name)], () => 'SELECT 1');
      await installation.database.query(rows.text, [...rows.values]);
    });
    const open = await caseKeys.openForStaff(keys, caseId);
    if (!open) throw new Error('the case does not open');
    const staff = { type: 'staff', staffId: author.id, keys } as const;
    await transaction.run(async () => {
      await entries.append(open, {
        id: randomUUID(),
        kind: messageEntry,
        author: { type: 'reporter' },
        value: { text: 'first' },
      });
      await entries.append(open, {
        id: randomUUID(),
        kind: messageEntry,
        author: staff,
        value: { text: 'second' },
      });
      await entries.append(open, {
        id: randomUUID(),
        kind: noteEntry,
        author: staff,
        value: { text: 'third' },
      });
    });
    return open;
  }

  const asReporter = (open: OpenCase): OpenCase => ({ ...open, staffKey: null });
  const change = (sql: string, ...params: unknown[]) => installation.database.query(sql, params);

  it('reads back what was written, in order, with its authors', async () => {
    const open = await newCase();
    const read = await entries.read(open);
    expect(read.map(({ kind, author: by, value }) => [kind, by, value])).toEqual([
      ['report', 'reporter', expect.objectContaining({ version: 1 })],
      ['message', 'reporter', { text: 'first' }],
      ['message', 'staff', { text: 'second' }],
      ['note', 'staff', { text: 'third' }],
    ]);
  });

  it('shows its reporter everything but the notes', async () => {
    const open = await newCase();
    const read = await entries.read(asReporter(open));
    expect(read.map(({ kind, value }) => [kind, value === null])).toEqual([
      ['report', false],
      ['message', false],
      ['message', false],
      ['note', true],
    ]);
  });

  it('adds an entry once, however often it is sent', async () => {
    const open = await newCase();
    const entry = {
      id: randomUUID(),
      kind: messageEntry,
      author: { type: 'reporter' },
      value: { text: 'again' },
    } as const;
    const append = () => app.get(Transaction).run(() => entries.append(open, entry));
    const outcomes = await Promise.all([append(), append(), append()]);
    expect(outcomes.sort()).toEqual(['added', 'exists', 'exists']);
    expect(await entries.read(open)).toHaveLength(5);
  });

  it('is read by a process that does not know a kind of its entries, and still guarded', async () => {
    const open = await newCase();
    const other = await start(messageEntry);
    try {
      const read = await other.get(Entries).read(open);
      expect(read.map(({ kind, key, value }) => [kind, key, value])).toEqual([
        ['report', 'thread', expect.objectContaining({ version: 1 })],
        ['message', 'thread', { text: 'first' }],
        ['message', 'thread', { text: 'second' }],
        ['note', null, null],
      ]);
      const append = (kind: typeof noteEntry) =>
        other.get(Transaction).run(() => other.get(Entries).append(open, { ...input, kind }));
      const input = { id: randomUUID(), author: { type: 'reporter' }, value: { text: 'fourth' } } as const;
      await expect(append(noteEntry)).rejects.toThrow('DEFINITION_UNKNOWN: entry kind note');
      await expect(append(messageEntry)).resolves.toBe('added');
      expect((await entries.read(open)).map(({ kind }) => kind).slice(-2)).toEqual(['note', 'message']);

      await change(
        `UPDATE entries SET author_id = $2 WHERE case_id = $1 AND sequence = 4`,
        open.caseId,
        installation.administrator.id,
      );
      await expect(other.get(Entries).read(open)).rejects.toMatchObject({ code: 'ENTRIES_TAMPERED' });
    } finally {
      await other.close();
    }
  });

  it('is not read where two modules define one kind', async () => {
    const again = defineEntryKind<{ text: string }>({ name: 'note', key: 'thread', searched: null });
    await expect(start(messageEntry, noteEntry, again)).rejects.toThrow('DEFINED_TWICE: entry kind note');
  });

  it('takes of a kind what is its content alone, and kinds of plain names alone', async () => {
    const open = await newCase();
    const input = { id: randomUUID(), kind: messageEntry, author: { type: 'reporter' } } as const;
    const value = { words: 'x' };
    // @ts-expect-error The content of a message is a text.
    void (() => entries.append(open, { ...input, value }));
    expect(() => defineEntryKind({ name: 'Follow-up', key: 'staff', searched: null })).toThrow(RangeError);
    await expect(change(`UPDATE entries SET kind = 'a kind'`)).rejects.toThrow('entries_kind_check');
  });

  it('refuses an id that belongs to another case', async () => {
    const [one, other] = [await newCase(), await newCase()];
    const [, first] = await entries.read(one);
    const entry = {
      id: first?.id ?? '',
      kind: messageEntry,
      author: { type: 'reporter' },
      value: { text: 'x' },
    } as const;
    await expect(app.get(Transaction).run(() => entries.append(other, entry))).rejects.toMatchObject({
      code: 'ENTRY_ID_TAKEN',
    });
  });

  it('does not open for a desk without a grant', async () => {
    const open = await newCase();
    const { counsellor } = await installation.addDesk(`Desk ${randomUUID().slice(0, 4)}`);
    expect(await caseKeys.openForStaff(await keysOf(counsellor), open.caseId)).toBeNull();
  });

  it('does not open with a grant that was copied from another case', async () => {
    const [one, other] = [await newCase(), await newCase()];
    await change(
      `UPDATE grants SET sealed = (SELECT sealed FROM grants WHERE case_id = $1) WHERE case_id = $2`,
      one.caseId,
      other.caseId,
    );
    await expect(caseKeys.openForStaff(keys, other.caseId)).rejects.toMatchObject({
      code: 'ENTRIES_TAMPERED',
    });
  });

  it('does not open with a key that the desk never had', async () => {
    const open = await newCase();
    const root = newDeskRoot();
    const forged = new Map([
      [
        installation.deskId,
        new Map([[1, { root, kemSecret: deskKemPair(root).secretKey, cardKey: null as never }]]),
      ],
    ]);
    await expect(caseKeys.openForStaff({ ...keys, desks: forged }, open.caseId)).rejects.toMatchObject({
      code: 'ENTRIES_TAMPERED',
    });
  });

  const attacks: [string, (caseId: string, other: string) => Promise<unknown>][] = [
    [
      'dropped from the middle',
      (id) => change(`DELETE FROM entries WHERE case_id = $1 AND sequence = 2`, id),
    ],
    ['cut off the end', (id) => change(`DELETE FROM entries WHERE case_id = $1 AND sequence = 4`, id)],
    [
      'cut off the end, with the chain set back',
      async (id) => {
        await change(`DELETE FROM entries WHERE case_id = $1 AND sequence = 4`, id);
        await change(
          `UPDATE chains SET entry_count = 3, head = (SELECT hash FROM entries WHERE case_id = $1 AND sequence = 3) WHERE case_id = $1`,
          id,
        );
      },
    ],
    [
      'reordered',
      async (id) => {
        await change(`UPDATE entries SET sequence = 99 WHERE case_id = $1 AND sequence = 2`, id);
        await change(`UPDATE entries SET sequence = 2 WHERE case_id = $1 AND sequence = 3`, id);
        await change(`UPDATE entries SET sequence = 3 WHERE case_id = $1 AND sequence = 99`, id);
      },
    ],
    [
      'swapped with one of another case',
      (id, other) =>
        change(
          `UPDATE entries e SET sealed = o.sealed, signature = o.signature, hash = o.hash FROM entries o
            WHERE e.case_id = $1 AND e.sequence = 3 AND o.case_id = $2 AND o.sequence = 3`,
          id,
          other,
        ),
    ],
    [
      'replayed as a new one',
      (id) =>
        change(
          `INSERT INTO entries (id, case_id, sequence, kind, author, author_id, key_epoch, sealed, signature, hash, created_at)
           SELECT gen_random_uuid(), case_id, 5, kind, author, author_id, key_epoch, sealed, signature, hash, created_at
             FROM entries WHERE case_id = $1 AND sequence = 2`,
          id,
        ),
    ],
    [
      'changed by one bit',
      (id) =>
        change(
          `UPDATE entries SET sealed = set_bit(sealed, 999, 1 - get_bit(sealed, 999)) WHERE case_id = $1 AND sequence = 3`,
          id,
        ),
    ],
    [
      'cut short',
      (id) =>
        change(
          `UPDATE entries SET sealed = substring(sealed FROM 1 FOR 900) WHERE case_id = $1 AND sequence = 2`,
          id,
        ),
    ],
    [
      'said to be by a colleague',
      (id) =>
        change(
          `UPDATE entries SET author_id = $2 WHERE case_id = $1 AND sequence = 3`,
          id,
          installation.counsellors[1].id,
        ),
    ],
    [
      'signed by nobody that is known',
      (id) =>
        change(`UPDATE entries SET signature = sha512(signature) WHERE case_id = $1 AND sequence = 3`, id),
    ],
    [
      'turned from a note into a message',
      (id) => change(`UPDATE entries SET kind = 'message' WHERE case_id = $1 AND sequence = 4`, id),
    ],
    [
      'made to look like the reporter’s',
      (id) =>
        change(
          `UPDATE entries SET author = 'reporter', author_id = NULL, signature = NULL WHERE case_id = $1 AND sequence = 3`,
          id,
        ),
    ],
  ];

  it.each(attacks)('is refused when an entry was %s', async (_name, attack) => {
    const [open, other] = [await newCase(), await newCase()];
    await attack(open.caseId, other.caseId);
    await expect(entries.read(open)).rejects.toMatchObject({ code: 'ENTRIES_TAMPERED' });
    await expect(entries.read(asReporter(open))).rejects.toMatchObject({ code: 'ENTRIES_TAMPERED' });
    await expect(entries.read(other)).resolves.toHaveLength(4);
  });

  it('takes no new entry on top of a chain that was changed', async () => {
    const open = await newCase();
    await change(`UPDATE chains SET entry_count = 2 WHERE case_id = $1`, open.caseId);
    const entry = {
      id: randomUUID(),
      kind: messageEntry,
      author: { type: 'reporter' },
      value: { text: 'x' },
    } as const;
    await expect(app.get(Transaction).run(() => entries.append(open, entry))).rejects.toMatchObject({
      code: 'ENTRIES_TAMPERED',
    });
  });
});
