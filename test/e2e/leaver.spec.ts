import { randomUUID } from 'node:crypto';
import {
  asCaseKey,
  caseStaffKeyOf,
  forwardKeyOf,
  NO_PREVIOUS,
  newOrganisationPair,
  openDocument,
  openGrant,
  signDeskMember,
  threadKeyOf,
  KeyFile,
  type DocumentKey,
  type SealContext,
} from '../../src/platform/crypto/index.js';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import { GrantDesk } from '../../src/modules/desks/index.js';
import { caseGrantContext, CaseKeys } from '../../src/modules/entries/index.js';
import { entryContext, linkContext } from '../../src/modules/entries/contexts.js';
import type { EntryEntity } from '../../src/modules/entries/entry.entity.js';
import { permissionsOf } from '../../src/modules/permissions/index.js';
import { UnlockAdministrator, type StaffKeys } from '../../src/modules/staff/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { Leaving, type Disabled } from '../support/leaving.js';
import { Reporter } from '../support/reporter.js';
import { ADULT_SHARED } from '../support/reports.js';

const textsOf = ({ entries }: CaseDetailDto): string[] => entries.map(({ text }) => text ?? '');
const refuses = (work: () => unknown): boolean => {
  try {
    work();
    return false;
  } catch {
    return true;
  }
};

describe('somebody who leaves with cookie, password, recovery code and an old dump', () => {
  let at: Leaving;
  let old: { id: string; code: string };
  let kept: StaffKeys;
  /** The keys of the old case, as they took them out of their dump. */
  let caseKeys: DocumentKey[];
  let seen: Reporter;
  let before: number;
  let answer: Disabled;

  beforeAll(async () => {
    at = await Leaving.begin();
    old = await at.told();
    seen = await new Reporter(at.desk.site).enter(old.code);
    kept = await at.keysOf(at.leaver);
    const open = await at.get(CaseKeys).openForStaff(kept, old.id);
    caseKeys = [open!.threadKey, open!.staffKey!];
    await at.kiran.put(`/api/cases/${old.id}/drafts/note`, { text: 'Kiran was here.' });
    const [count] = await at.query<{ count: number }>('SELECT count(*)::integer FROM entries');
    before = count!.count;
    answer = await at.disable();
  });
  afterAll(() => at.desk.stop());

  it('is out at once, and nothing of theirs is left but who they were', async () => {
    expect(answer).toEqual({
      rotated: [{ id: at.desk.installation.deskId, name: 'First desk', members: 2 }],
      kept: [],
    });
    expect(await at.kiran.ask('GET', '/api/cases')).toMatchObject({ status: 401 });
    const { email, passphrase: password, recoveryCode } = at.leaver;
    const stranger = new ConsoleClient(at.desk.console);
    expect(await stranger.ask('POST', '/api/auth/sign-in', { email, password })).toMatchObject({
      status: 401,
    });
    const newPassword = 'a-long-enough-passphrase-of-mine';
    expect(
      await stranger.ask('POST', '/api/auth/recover', { email, recoveryCode, newPassword }),
    ).toMatchObject({ status: 401 });
    for (const table of ['sessions', 'staff_drafts', 'staff_devices', 'desk_members'])
      expect(await at.query(`SELECT 1 FROM ${table} WHERE staff_id = $1`, at.leaver.id)).toEqual([]);
    const log = await at.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE actor_id = $1 ORDER BY sequence',
      at.desk.installation.administrator.id,
    );
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['staff.disabled', 'desk.member_removed', 'desk.rotated']),
    );
  });

  it('opens nothing that was written after: no new report, no message and no note in an old case', async () => {
    await seen.press('Send', { message: 'After: it goes on.' });
    expect(seen.text).toContain('After: it goes on.');
    await at.say(old.id, 'messages', 'After: we write to the site.');
    await at.say(old.id, 'notes', 'After: a note.');
    const { row: fresh } = await at.meera.newCase(() => new Reporter(at.desk.site).fileReport(ADULT_SHARED));

    // They have today's rows as well, and what each of them is bound to.
    const desks = [...kept.desks.get(at.desk.installation.deskId)!.values()];
    expect(desks).toHaveLength(1);
    const grants = await at.query<{ case_id: string; key_epoch: number; sealed: Buffer }>(
      'SELECT * FROM grants',
    );
    const opened = grants.filter(({ case_id: caseId, key_epoch: keyEpoch, sealed }) =>
      [1, 2].some((epoch) => {
        const context = caseGrantContext(caseId, keyEpoch, { id: at.desk.installation.deskId, epoch });
        return !refuses(() => openGrant(desks[0]!.kemSecret, context, sealed));
      }),
    );
    expect(opened.map(({ case_id: id, key_epoch: epoch }) => [id, epoch])).toEqual([[old.id, 1]]);
    const again = asCaseKey(openGrant(desks[0]!.kemSecret, grantOf(opened[0]!), opened[0]!.sealed));
    const theirs = [...caseKeys, threadKeyOf(again), caseStaffKeyOf(again), desks[0]!.cardKey];
    const opens = (context: SealContext, sealed: Buffer): boolean =>
      theirs.some((key) => !refuses(() => openDocument(key, context, sealed)));

    const rows = await at.query<Record<string, unknown>>('SELECT * FROM entries ORDER BY case_id, sequence');
    const readable = rows.filter((row, place) => {
      const entry = entryOf(row);
      const previous = entry.sequence === 1 ? NO_PREVIOUS : entryOf(rows[place - 1]!).hash;
      return opens(entryContext(entry, previous), row['sealed'] as Buffer);
    });
    expect(rows).toHaveLength(before + 4);
    expect(readable).toHaveLength(before);
    expect(readable.every((row) => row['case_id'] === old.id && row['key_epoch'] === 1)).toBe(true);
    expect(await at.get(CaseKeys).openForStaff(kept, fresh.id)).toBeNull();

    // The new keys lead back to the old ones, and not the other way.
    const links = await at.query<Record<string, unknown>>('SELECT * FROM case_key_links');
    expect(links).not.toEqual([]);
    for (const link of links)
      for (const which of ['thread', 'staff', 'forward'] as const)
        if (link[which])
          expect(opens(linkContext(old.id, which, link['key_epoch'] as number), link[which] as Buffer)).toBe(
            false,
          );
  });

  it('and who stays goes on in the same session, and reads all of it', async () => {
    const texts = textsOf(await at.meera.case(old.id));
    expect(texts).toEqual(
      expect.arrayContaining([
        'Before: are you there?',
        'Before: we are.',
        'Before: a note.',
        'After: it goes on.',
        'After: we write to the site.',
        'After: a note.',
      ]),
    );
    expect(await at.meera.queue()).toHaveLength(2);
  });

  it('and the reporter with the code reads the whole thread, and writes on', async () => {
    const asha = await new Reporter(at.desk.site).enter(old.code);
    for (const words of [
      'Before: are you there?',
      'Before: we are.',
      'After: it goes on.',
      'After: we write',
    ])
      expect(asha.text).toContain(words);
    await asha.press('Send', { message: 'After: thank you.' });
    expect(asha.text).toContain('After: thank you.');
    expect(textsOf(await at.meera.case(old.id))).toContain('After: thank you.');
    // The code has a grant of the newest key: nothing waits for it any more.
    expect(await at.query('SELECT 1 FROM case_key_links WHERE forward IS NOT NULL')).toEqual([]);
  });
});

const grantOf = (row: { case_id: string; key_epoch: number } & Record<string, unknown>) =>
  caseGrantContext(row.case_id, row.key_epoch, {
    id: row['holder_id'] as string,
    epoch: row['holder_epoch'] as number,
  });

const entryOf = (row: Record<string, unknown>): EntryEntity =>
  ({
    id: row['id'],
    caseId: row['case_id'],
    kind: row['kind'],
    author: row['author'],
    authorId: row['author_id'],
    keyEpoch: row['key_epoch'],
    sequence: row['sequence'],
    hash: row['hash'],
  }) as unknown as EntryEntity;

describe('a case to which the desk writes first after somebody left', () => {
  let at: Leaving;
  beforeAll(async () => {
    at = await Leaving.begin();
  });
  afterAll(() => at.desk.stop());

  it('stays one thread for its reporter, who was away or had it open', async () => {
    const { id, code } = await at.told();
    const open = await new Reporter(at.desk.site).enter(code);
    const kept = await at.keysOf(at.leaver);
    const { threadKey } = (await at.get(CaseKeys).openForStaff(kept, id))!;
    await at.disable();
    await at.say(id, 'messages', 'After: we are still here.');

    // Until the code is used again, the new key waits under the key file and the old key: neither opens it alone.
    const [link] = await at.query<{ forward: Buffer }>('SELECT forward FROM case_key_links');
    const context = linkContext(id, 'forward', 2);
    const other = KeyFile.create(newOrganisationPair().publicKey).indexKey().key;
    const own = at.desk.installation.keyFile.indexKey().key;
    expect(refuses(() => openDocument(threadKey, context, link!.forward))).toBe(true);
    expect(refuses(() => openDocument(forwardKeyOf(other, threadKey), context, link!.forward))).toBe(true);
    expect(refuses(() => openDocument(forwardKeyOf(own, threadKey), context, link!.forward))).toBe(false);

    for (const asha of [await open.open(open.page.path), await new Reporter(at.desk.site).enter(code)])
      for (const words of ['Before: are you there?', 'Before: we are.', 'After: we are still here.'])
        expect(asha.text).toContain(words);
    expect(await at.query('SELECT forward FROM case_key_links')).toEqual([{ forward: null }]);
    expect(await at.query('SELECT key_epoch AS epoch FROM receipts')).toEqual([{ epoch: 2 }]);
  });
});

describe('the desks of somebody who leaves', () => {
  let at: Leaving;
  beforeAll(async () => {
    at = await Leaving.begin();
  });
  afterAll(() => at.desk.stop());

  const remove = (deskId: string, staffId: string) =>
    at.admin.ask('DELETE', `/api/desks/${deskId}/members/${staffId}`);

  it('changes the key of one desk for somebody who goes on working here', async () => {
    const { deskId, coordinator } = at.desk.installation;
    const [, meera] = at.desk.installation.counsellors;
    const other = await at.desk.installation.makeDesk({
      name: 'Other desk',
      country: 'NP',
      isDefault: false,
      memberIds: [meera.id, coordinator.id],
    });
    const { row } = await at.meera.newCase(() => new Reporter(at.desk.site).fileReport(ADULT_SHARED));
    const one = await ConsoleClient.signIn(at.desk.console, meera);
    expect(await one.ask('GET', `/api/cases/${row.id}`)).toMatchObject({ status: 200 });

    expect(await remove(deskId, meera.id)).toMatchObject({ status: 200, body: { members: 2 } });
    expect(await one.ask('GET', '/api/session')).toMatchObject({ status: 401 });
    const later = await ConsoleClient.signIn(at.desk.console, meera);
    expect(await later.get('/api/session')).toMatchObject({ desks: [{ id: other }] });
    expect(await later.ask('GET', `/api/cases/${row.id}`)).toMatchObject({ status: 404 });
    expect(await at.kiran.ask('GET', `/api/cases/${row.id}`)).toMatchObject({ status: 200 });
    expect(await remove(deskId, meera.id)).toMatchObject({ status: 404, body: { code: 'MEMBER_NOT_FOUND' } });
    expect(await remove(randomUUID(), meera.id)).toMatchObject({
      status: 404,
      body: { code: 'DESK_NOT_FOUND' },
    });
  });

  it('does not believe a place on a desk that was put back', async () => {
    const { deskId, counsellors, coordinator } = at.desk.installation;
    const places = await at.query(
      'SELECT * FROM desk_members WHERE desk_id = $1 AND staff_id = $2',
      deskId,
      counsellors[0].id,
    );
    expect(places).toHaveLength(2);
    expect(await remove(deskId, counsellors[0].id)).toMatchObject({ status: 200 });
    for (const place of places)
      await at.query(
        `INSERT INTO desk_members SELECT * FROM jsonb_populate_record(NULL::desk_members, $1)`,
        JSON.stringify(place, (_key, value: unknown) =>
          isBuffer(value) ? `\\x${Buffer.from(value.data).toString('hex')}` : value,
        ),
      );
    const back = await ConsoleClient.signIn(at.desk.console, counsellors[0]);
    expect(await back.get('/api/session')).toMatchObject({ desks: [] });
    await at.query('DELETE FROM desk_members WHERE staff_id = $1', counsellors[0].id);
    expect(await remove(deskId, coordinator.id)).toMatchObject({
      status: 409,
      body: { code: 'DESK_LAST_MEMBER' },
    });
  });

  it('shuts an account even so, and says which desk keeps its key', async () => {
    const { counsellor, deskId } = await at.desk.installation.addDesk('Small desk');
    expect(await at.disable(counsellor.id)).toEqual({
      rotated: [],
      kept: [{ id: deskId, name: 'Small desk' }],
    });
    expect(
      await new ConsoleClient(at.desk.console).ask('POST', '/api/auth/sign-in', {
        email: counsellor.email,
        password: counsellor.passphrase,
      }),
    ).toMatchObject({ status: 401 });
    expect(await at.disable(counsellor.id)).toMatchObject({ kept: [{ id: deskId }] });
  });

  it('leaves somebody who signs for the organisation', async () => {
    const { administrator } = at.desk.installation;
    const disable = (id: string) => at.admin.ask('POST', `/api/staff/${id}/disable`, {});
    expect(await disable(administrator.id)).toMatchObject({
      status: 409,
      body: { code: 'LAST_ADMINISTRATOR' },
    });
    expect(await disable(randomUUID())).toMatchObject({ status: 404, body: { code: 'STAFF_NOT_FOUND' } });
    const second = await at.desk.installation.addStaff('administrator', 'second');
    expect(await disable(second.id)).toMatchObject({ status: 200 });
    expect(
      await at.query('SELECT organisation_grant AS "grant" FROM staff WHERE id = $1', second.id),
    ).toEqual([{ grant: null }]);
    expect(await disable(administrator.id)).toMatchObject({ status: 409 });
    expect(await at.meera.ask('POST', `/api/staff/${second.id}/disable`, {})).toMatchObject({ status: 401 });
    const { coordinator } = at.desk.installation;
    const chitra = await ConsoleClient.of(at.desk, coordinator);
    expect(await chitra.ask('POST', `/api/staff/${second.id}/disable`, {})).toMatchObject({ status: 403 });
  });
});

describe('somebody who joins a desk after its key changed', () => {
  let at: Leaving;
  beforeAll(async () => {
    at = await Leaving.begin();
  });
  afterAll(() => at.desk.stop());

  it('is handed every key of the desk by a member, and reads old and new without signing in again', async () => {
    const { deskId, administrator, counsellors } = at.desk.installation;
    const old = await at.told();
    await at.disable();
    const { row: fresh } = await at.meera.newCase(() => new Reporter(at.desk.site).fileReport(ADULT_SHARED));
    const joiner = await at.desk.installation.addStaff('counsellor', 'joiner');
    const session = await ConsoleClient.signIn(at.desk.console, joiner);
    const { organisationSecret } = await at
      .get(UnlockAdministrator)
      .unlock(administrator.email, administrator.passphrase);
    const place = { deskId, staffId: joiner.id, epoch: 2 };
    await at.query(
      'INSERT INTO desk_members (desk_id, staff_id, epoch, member_signature) VALUES ($1, $2, $3, $4)',
      ...Object.values(place),
      Buffer.from(signDeskMember(organisationSecret, place)),
    );
    expect(await session.queue()).toEqual([]);

    const { id: staffId, name, email, role } = counsellors[1];
    const keys = await at.keysOf(counsellors[1]);
    const who = { staffId, name, email, role, locale: 'en', permissions: permissionsOf(role) };
    const member = { ...who, sessionId: new Uint8Array(32), keys };
    expect(await at.get(GrantDesk).grantAll(member, deskId, joiner.id)).toBe(2);
    expect(await at.get(GrantDesk).grantAll(member, deskId, joiner.id)).toBe(0);
    expect((await session.queue()).map(({ id }) => id).sort()).toEqual([old.id, fresh.id].sort());
    expect(textsOf(await session.case(old.id))).toContain('Before: we are.');
  });
});

const isBuffer = (value: unknown): value is { data: number[] } =>
  typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Buffer';
