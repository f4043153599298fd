import { randomBytes } from 'node:crypto';
import {
  deskKemPair,
  initCrypto,
  KeyFile,
  newDeskRoot,
  newOrganisationPair,
  newStaffRoot,
  signDeskKey,
  signStaffKeys,
  staffKemPair,
  staffSignPair,
} from '../../../src/platform/crypto/index.js';
import { KeyChecks, Organisation } from '../../../src/modules/keys/index.js';
import { CreateDesk, Desks } from '../../../src/modules/desks/index.js';
import {
  CreateStaff,
  SetUpOrganisation,
  StaffDirectory,
  StaffVault,
  UnlockAdministrator,
} from '../../../src/modules/staff/index.js';
import { WebFixture } from './web-fixture.js';

let fixture: WebFixture;
beforeAll(async () => (fixture = await WebFixture.start()));
afterAll(() => fixture.stop());

describe('the desk that takes a report', () => {
  it('is the one of the country, else the default one', async () => {
    const person = await fixture.person('counsellor');
    const first = await fixture.desk([person], true);
    const india = await fixture.desk([person], false, 'IN');
    const desks = fixture.get(Desks);
    expect((await desks.intakeDesk('IN')).id).toBe(india);
    expect((await desks.intakeDesk('NP')).id).toBe(first);
    expect((await desks.intakeDesk(null)).id).toBe(first);
    const next = await fixture.desk([person], true);
    expect((await desks.intakeDesk(null)).id).toBe(next);
  });

  it('is never one to which whoever writes to the database gave a key of their own', async () => {
    const person = await fixture.person('counsellor');
    const otherId = await fixture.desk([person], true);
    const deskId = await fixture.desk([person], false, 'BD');
    const desks = fixture.get(Desks);
    await desks.intakeDesk('BD');
    const { publicKey: planted } = deskKemPair(newDeskRoot());
    const forger = newOrganisationPair();
    const write = (key: Uint8Array, signature: Uint8Array) =>
      fixture.database.query('UPDATE desks SET kem_public = $2, key_signature = $3 WHERE id = $1', [
        deskId,
        Buffer.from(key),
        Buffer.from(signature),
      ]);
    const refused = async () => {
      expect((await desks.intakeDesk('BD')).id).toBe(otherId);
      await expect(desks.presentKey(deskId)).rejects.toMatchObject({
        code: 'DESK_KEY_UNSIGNED',
        status: 503,
      });
    };
    const [before] = await fixture.database.query<{ kem_public: Buffer; key_signature: Buffer }>(
      'SELECT kem_public, key_signature FROM desks WHERE id = $1',
      [deskId],
    );

    await write(planted, before?.key_signature ?? new Uint8Array());
    await refused();
    await write(planted, randomBytes(64));
    await refused();
    await write(planted, signDeskKey(forger.secretKey, { deskId, epoch: 1, kemPublic: planted }));
    await refused();
    await fixture.database.query(
      'UPDATE desks SET kem_public = $2, key_signature = $3, epoch = 2 WHERE id = $1',
      [deskId, before?.kem_public, before?.key_signature],
    );
    await refused();
    await fixture.database.query('UPDATE desks SET epoch = 1 WHERE id = $1', [deskId]);
    expect((await desks.intakeDesk('BD')).id).toBe(deskId);
  });

  it('cannot be another desk whose signed key was copied over', async () => {
    const person = await fixture.person('counsellor');
    const [one, two] = [await fixture.desk([person], false, 'LK'), await fixture.desk([person], false, 'PK')];
    await fixture.database.query(
      `UPDATE desks d SET kem_public = o.kem_public, key_signature = o.key_signature FROM desks o WHERE d.id = $1 AND o.id = $2`,
      [one, two],
    );
    expect((await fixture.get(Desks).intakeDesk('LK')).id).not.toBe(one);
    await expect(fixture.get(Desks).presentKey(one)).rejects.toMatchObject({ code: 'DESK_KEY_UNSIGNED' });
  });

  it('is missed plainly while there is none', async () => {
    const empty = await WebFixture.start();
    await expect(empty.get(Desks).intakeDesk(null)).rejects.toMatchObject({ code: 'NO_DESK', status: 503 });
    await empty.stop();
  });
});

describe('a desk', () => {
  it('lists its active people, and those who are on it their desks', async () => {
    const [one, two, gone] = [
      await fixture.person('counsellor'),
      await fixture.person('coordinator'),
      await fixture.person('counsellor'),
    ];
    const deskId = await fixture.desk([one, two, gone]);
    await fixture.database.query('UPDATE staff SET active = false WHERE id = $1', [gone.staffId]);
    const desks = fixture.get(Desks);
    expect((await desks.members(deskId)).map(({ staffId }) => staffId).sort()).toEqual(
      [one.staffId, two.staffId].sort(),
    );
    expect(await desks.listFor(one.staffId)).toEqual([
      { id: deskId, name: expect.stringMatching(/^Desk /) as string },
    ]);
    expect((await fixture.get(Desks).coordinatorsOf(deskId)).map(({ staffId }) => staffId)).toEqual([
      two.staffId,
    ]);
    expect(await desks.name(deskId)).toMatch(/^Desk /);
    await expect(desks.name('30000000-0000-4000-8000-000000000003')).rejects.toMatchObject({
      code: 'DESK_NOT_FOUND',
    });
  });

  it('shows its people to them alone', async () => {
    const [one, outsider] = [await fixture.person('counsellor'), await fixture.person('counsellor')];
    const deskId = await fixture.desk([one]);
    await fixture.desk([outsider]);
    const browser = fixture.browser();
    await browser.signIn(one.email, one.passphrase);
    const own = await browser.send('GET', `/api/desks/${deskId}/members`);
    expect(await own.json()).toEqual([{ id: one.staffId, name: 'A counsellor', role: 'counsellor' }]);
    await browser.signIn(outsider.email, outsider.passphrase);
    const foreign = await browser.send('GET', `/api/desks/${deskId}/members`);
    const unknown = await browser.send('GET', '/api/desks/30000000-0000-4000-8000-000000000003/members');
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(await foreign.json()).toEqual(await unknown.json());
  });

  it('is made only of people who can open cases', async () => {
    const auditor = await fixture.person('auditor');
    await expect(fixture.desk([auditor])).rejects.toMatchObject({ code: 'DESK_MEMBER_UNFIT' });
    await expect(fixture.desk([])).rejects.toMatchObject({ code: 'DESK_MEMBER_UNFIT' });
    const ghost = { ...auditor, staffId: '30000000-0000-4000-8000-000000000003' };
    await expect(fixture.desk([ghost])).rejects.toMatchObject({ code: 'STAFF_NOT_FOUND' });
  });

  it('hands its key to no public key that the organisation did not sign', async () => {
    const person = await fixture.person('counsellor');
    const root = newStaffRoot();
    await fixture.database.query('UPDATE staff SET kem_public = $2 WHERE id = $1', [
      person.staffId,
      Buffer.from(staffKemPair(root).publicKey),
    ]);
    await expect(fixture.desk([person])).rejects.toMatchObject({ code: 'STAFF_KEY_UNSIGNED' });
  });
});

describe("a staff member's signing key", () => {
  it('counts only with the signature of the organisation', async () => {
    const directory = fixture.get(StaffDirectory);
    const known = await fixture.person('counsellor');
    expect(await directory.signed(known.staffId, (key) => Promise.resolve(key.length === 32))).toBe(true);
    const person = await fixture.person('counsellor');
    const { publicKey: signPublic } = staffSignPair(newStaffRoot());
    const { publicKey: kemPublic } = staffKemPair(newStaffRoot());
    const forger = newOrganisationPair().secretKey;
    const signature = signStaffKeys(forger, { staffId: person.staffId, kemPublic, signPublic });
    await fixture.database.query(
      'UPDATE staff SET kem_public = $2, sign_public = $3, keys_signature = $4 WHERE id = $1',
      [person.staffId, Buffer.from(kemPublic), Buffer.from(signPublic), Buffer.from(signature)],
    );
    const any = () => Promise.resolve(true);
    await expect(directory.signed(person.staffId, any)).rejects.toMatchObject({ code: 'STAFF_KEY_UNSIGNED' });
    await expect(directory.signed('30000000-0000-4000-8000-000000000003', any)).rejects.toMatchObject({
      code: 'STAFF_NOT_FOUND',
    });
  });
});

describe('an account', () => {
  it('is refused twice for one address, whatever the case of its letters', async () => {
    const { email } = await fixture.person('counsellor');
    const again = fixture
      .get(CreateStaff)
      .create(fixture.authority, { email: email.toUpperCase(), name: 'Again', role: 'auditor' });
    await expect(again).rejects.toMatchObject({ code: 'EMAIL_TAKEN' });
  });

  it('is refused for another spelling of an address that is taken, and opens with either', async () => {
    const made = (email: string) =>
      fixture.get(CreateStaff).create(fixture.authority, { email, name: 'Ravi', role: 'auditor' });
    const { staffId, passphrase } = await made('ravi@bücher.example');
    for (const email of ['ravi@xn--bcher-kva.example', 'RAVI@BÜCHER.example', 'ravi@bu\u0308cher.example'])
      await expect(made(email)).rejects.toMatchObject({ code: 'EMAIL_TAKEN' });
    for (const email of ['Ravi@bücher.example', 'ravi@XN--bcher-kva.example']) {
      const opened = await fixture.get(StaffVault).openByPassword(email, passphrase, 'test');
      expect(opened?.staff.id).toBe(staffId);
    }
  });

  it.each([
    ['an address that not every mail server takes', 'रवि@उदाहरण.भारत', 'A name', 'EMAIL_NOT_ASCII'],
    ['an address of the wide letters', 'ＡＢ@helpdesk.example', 'A name', 'EMAIL_NOT_ASCII'],
    ['an address without a whole domain', 'a@b', 'A name', 'EMAIL_INVALID'],
    ['no address', 'nobody', 'A name', 'EMAIL_INVALID'],
    ['two addresses', 'a@example.org, b@example.org', 'A name', 'EMAIL_INVALID'],
    ['no name', 'c@example.org', '  ', 'NAME_INVALID'],
    ['a name that turns the text around', 'd@example.org', 'A \u202Eeman', 'NAME_INVALID'],
  ])('is refused for %s', async (_what, email, name, code) => {
    const made = fixture.get(CreateStaff).create(fixture.authority, { email, name, role: 'counsellor' });
    await expect(made).rejects.toMatchObject({ code });
  });

  it("is made only with this organisation's key", async () => {
    const authority = { actorId: null, organisationSecret: newOrganisationPair().secretKey };
    const input = { email: 'e@example.org', name: 'E', role: 'administrator' as const };
    await expect(fixture.get(CreateStaff).create(authority, input)).rejects.toMatchObject({
      code: 'KEY_FILE_MISMATCH',
    });
    const desk = {
      name: 'D',
      country: null,
      isDefault: false,
      memberIds: [(await fixture.person('counsellor')).staffId],
    };
    const granter = { ...fixture.granter, organisationSecret: authority.organisationSecret };
    await expect(fixture.get(CreateDesk).create(granter, desk)).rejects.toMatchObject({
      code: 'KEY_FILE_MISMATCH',
    });
  });
});

describe("the organisation's signing key", () => {
  it('opens with the password of an administrator and of nobody else', async () => {
    const unlock = fixture.get(UnlockAdministrator);
    const { email, passphrase, staffId } = fixture.administrator;
    const opened = await unlock.unlock(email, passphrase);
    expect(opened.actorId).toBe(staffId);
    expect(Buffer.from(opened.organisationSecret)).toEqual(Buffer.from(fixture.granter.organisationSecret));
    const refused = { code: 'ADMINISTRATOR_REFUSED' };
    await expect(unlock.unlock(email, 'wrong')).rejects.toMatchObject(refused);
    const coordinator = await fixture.person('coordinator');
    await expect(unlock.unlock(coordinator.email, coordinator.passphrase)).rejects.toMatchObject(refused);
    await fixture.database.query(`UPDATE staff SET role = 'administrator' WHERE id = $1`, [
      coordinator.staffId,
    ]);
    await expect(unlock.unlock(coordinator.email, coordinator.passphrase)).rejects.toMatchObject(refused);
  });

  it('is handed on to the next administrator', async () => {
    const next = await fixture.person('administrator');
    const opened = await fixture.get(UnlockAdministrator).unlock(next.email, next.passphrase);
    expect(Buffer.from(opened.organisationSecret)).toEqual(Buffer.from(fixture.granter.organisationSecret));
  });
});

describe('the key file', () => {
  const verify = (keyFile: KeyFile) => fixture.get(KeyChecks).verify(keyFile);
  const mismatch = { code: 'KEY_FILE_MISMATCH' };
  type Text = { organisationPublic: string } & Record<
    'pepper' | 'index' | 'fingerprint',
    { version: number; key: string }[]
  >;
  const changed = (change: (file: Text) => void): KeyFile => {
    const file = JSON.parse(fixture.keyFile.toText()) as Text;
    change(file);
    return KeyFile.parse(JSON.stringify(file));
  };
  const otherKey = (): string => randomBytes(32).toString('base64url');

  it('is accepted when it is the one this database was set up with', async () => {
    await expect(verify(fixture.keyFile)).resolves.toBeUndefined();
  });

  it.each(['pepper', 'index', 'fingerprint'] as const)('is refused when its %s is another', async (name) => {
    await expect(
      verify(changed((file) => (file[name] = [{ version: 1, key: otherKey() }]))),
    ).rejects.toMatchObject(mismatch);
    await expect(
      verify(changed((file) => (file[name] = [{ version: 2, key: otherKey() }]))),
    ).rejects.toMatchObject(mismatch);
  });

  it('is refused when it pins another organisation, even if the database was made to agree', async () => {
    const other = Buffer.from(newOrganisationPair().publicKey);
    const keyFile = changed((file) => (file.organisationPublic = other.toString('base64url')));
    await expect(verify(keyFile)).rejects.toMatchObject(mismatch);
    const [{ sign_public } = { sign_public: Buffer.alloc(0) }] = await fixture.database.query<{
      sign_public: Buffer;
    }>('SELECT sign_public FROM organisation');
    await fixture.database.query('UPDATE organisation SET sign_public = $1', [other]);
    await expect(verify(fixture.keyFile)).rejects.toMatchObject(mismatch);
    await fixture.database.query('UPDATE organisation SET sign_public = $1', [sign_public]);
  });

  it('may gain versions, which are then remembered', async () => {
    const newer = changed((file) => file.pepper.push({ version: 2, key: otherKey() }));
    await verify(newer);
    await verify(newer);
    await expect(verify(fixture.keyFile)).rejects.toMatchObject(mismatch);
    await fixture.database.query('DELETE FROM key_checks WHERE version = 2');
  });

  it('is refused by a database that lost its checks', async () => {
    const rows = await fixture.database.query<{ name: string; version: number; value: Buffer }>(
      'DELETE FROM key_checks RETURNING *',
    );
    await expect(verify(fixture.keyFile)).rejects.toMatchObject(mismatch);
    for (const { name, version, value } of rows) {
      await fixture.database.query('INSERT INTO key_checks VALUES ($1, $2, $3)', [name, version, value]);
    }
  });
});

describe('setting up', () => {
  it('happens once', async () => {
    const again = fixture
      .get(SetUpOrganisation)
      .setUp(fixture.granter.organisationSecret, { email: 'x@example.org', name: 'X' });
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_SET_UP' });
    await initCrypto();
    expect(await fixture.get(Organisation).receiptSalt()).toHaveLength(16);
  });
});
