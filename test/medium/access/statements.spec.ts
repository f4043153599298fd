import { signDeskMember, signDeskRouting } from '../../../src/platform/crypto/index.js';
import { Desks, SignDesks } from '../../../src/modules/desks/index.js';
import { SignStaff, StaffDirectory, UnlockAdministrator } from '../../../src/modules/staff/index.js';
import { eventually } from '../../support/index.js';
import { WebFixture, type Person } from './web-fixture.js';

/*
 * What somebody tries who can write to the database and holds no key of the organisation.
 */
let fixture: WebFixture;
beforeAll(async () => (fixture = await WebFixture.start()));
afterAll(() => fixture.stop());

const write = (sql: string, ...params: unknown[]) => fixture.database.query(sql, params);

/** The administrators are told, once: by the log, by a row of the audit log and by an alarm that waits for its mail. */
async function told(kind: string, subjectId: string): Promise<void> {
  await eventually('the alarm is kept', async () => {
    const alarms = await write(
      'SELECT told_on FROM alarms WHERE kind = $1 AND subject_id = $2',
      kind,
      subjectId,
    );
    return alarms.length === 1;
  });
  const rows = await write(
    `SELECT detail FROM audit_log WHERE action = 'alarm.raised' AND subject_id = $1 AND detail->>'kind' = $2`,
    subjectId,
    kind,
  );
  expect(rows).toEqual([{ detail: { kind } }]);
  expect(
    fixture.log.lines.filter(({ msg, kind: of }) => msg === 'alarm.raised' && of === kind),
  ).toContainEqual(expect.objectContaining({ subjectId }));
}

async function signedIn(person: Person) {
  const browser = fixture.browser();
  await browser.signIn(person.email, person.passphrase);
  return browser;
}

const signInOf = async ({ email, passphrase: password }: Person): Promise<number> =>
  (await fixture.browser().send('POST', '/api/auth/sign-in', { email, password })).status;

describe('a role that somebody writes into the database', () => {
  it('gives nothing to a session that runs, which ends, and nothing at sign-in', async () => {
    const person = await fixture.person('counsellor');
    const browser = await signedIn(person);
    expect((await browser.send('GET', '/api/audit')).status).toBe(403);
    await write(`UPDATE staff SET role = 'administrator' WHERE id = $1`, person.staffId);
    expect((await browser.send('GET', '/api/audit')).status).toBe(401);
    expect(await signInOf(person)).toBe(401);
    await told('staff_unsigned', person.staffId);
    await write(`UPDATE staff SET role = 'counsellor' WHERE id = $1`, person.staffId);
    expect(await signInOf(person)).toBe(200);
  });

  it.each([
    ['the signature of another person', 'signature'],
    ['the whole statement of another person', 'whole'],
    ['no signature', 'none'],
    ['a number of their own', 'number'],
  ])('gives nothing with %s', async (_what, how) => {
    const [person, other] = [await fixture.person('counsellor'), await fixture.person('administrator')];
    const change = {
      signature: 'standing_signature = o.standing_signature',
      whole: 'standing_signature = o.standing_signature, standing_number = o.standing_number',
      none: 'standing_signature = NULL',
      number: 'standing_number = 7',
    }[how];
    await write(
      `UPDATE staff s SET role = 'administrator', ${change} FROM staff o WHERE s.id = $1 AND o.id = $2`,
      person.staffId,
      other.staffId,
    );
    expect(await signInOf(person)).toBe(401);
    await told('staff_unsigned', person.staffId);
  });

  it('lets nobody sign for the organisation', async () => {
    const person = await fixture.person('coordinator');
    const admin = await fixture.person('administrator');
    await write(
      `UPDATE staff s SET role = 'administrator', organisation_grant = o.organisation_grant FROM staff o
        WHERE s.id = $1 AND o.id = $2`,
      person.staffId,
      admin.staffId,
    );
    const unlock = fixture.get(UnlockAdministrator);
    await expect(unlock.unlock(person.email, person.passphrase)).rejects.toMatchObject({
      code: 'ADMINISTRATOR_REFUSED',
    });
    await expect(unlock.unlockUnsigned(person.email, person.passphrase)).rejects.toMatchObject({});
    const { email, passphrase } = await fixture.person('counsellor');
    await expect(unlock.unlockUnsigned(email, passphrase)).rejects.toMatchObject({
      code: 'ADMINISTRATOR_REFUSED',
    });
  });

  it('tells nobody of anything: notices to a role reach those who were signed', async () => {
    const person = await fixture.person('counsellor');
    await write(`UPDATE staff SET role = 'auditor' WHERE id = $1`, person.staffId);
    const auditors = await fixture.get(StaffDirectory).activeOf('auditor');
    expect(auditors.map(({ id }) => id)).not.toContain(person.staffId);
  });
});

describe('an account that was disabled and signed so', () => {
  it('is not activated by a row of the database, nor by the statement that it had before', async () => {
    const person = await fixture.person('counsellor');
    const [before] = await write(
      'SELECT standing_number, standing_signature FROM staff WHERE id = $1',
      person.staffId,
    );
    expect(await signInOf(person)).toBe(200);
    await write('UPDATE staff SET active = false WHERE id = $1', person.staffId);
    const sign = fixture.get(SignStaff);
    const shown = await sign.unsigned();
    const one = shown.filter(({ id }) => id === person.staffId);
    expect(one).toMatchObject([{ role: 'counsellor', active: false, number: 1, of: ['standing'] }]);
    await sign.sign(fixture.authority, one);
    expect((await sign.unsigned()).map(({ id }) => id)).not.toContain(person.staffId);

    await write('UPDATE staff SET active = true WHERE id = $1', person.staffId);
    expect(await signInOf(person)).toBe(401);
    await told('staff_unsigned', person.staffId);
    await write(
      'UPDATE staff SET standing_number = $2, standing_signature = $3 WHERE id = $1',
      person.staffId,
      before?.['standing_number'],
      before?.['standing_signature'],
    );
    expect(await signInOf(person)).toBe(401);
  });
});

describe('a person whom somebody puts on a desk', () => {
  it('is none of its people, sees none of its cases and is told of none', async () => {
    const [member, outsider] = [await fixture.person('counsellor'), await fixture.person('counsellor')];
    const deskId = await fixture.desk([member]);
    await write(
      `INSERT INTO desk_members SELECT desk_id, $2::uuid, epoch, root_grant, granted_by, grant_signature, member_signature
         FROM desk_members WHERE desk_id = $1`,
      deskId,
      outsider.staffId,
    );
    const desks = fixture.get(Desks);
    expect((await desks.members(deskId)).map(({ staffId }) => staffId)).toEqual([member.staffId]);
    expect(await desks.listFor(outsider.staffId)).toEqual([]);
    await told('member_unsigned', outsider.staffId);
    const session = await fixture.browser().signIn(outsider.email, outsider.passphrase);
    expect(session.desks).toEqual([]);
  });

  it('is one of them only at the epoch that was signed', async () => {
    const member = await fixture.person('counsellor');
    const deskId = await fixture.desk([member]);
    await write('UPDATE desks SET epoch = 2 WHERE id = $1', deskId);
    await write('UPDATE desk_members SET epoch = 2 WHERE desk_id = $1', deskId);
    expect(await fixture.get(Desks).members(deskId)).toEqual([]);
  });
});

describe('a desk to which somebody leads reports', () => {
  const country = 'MV';
  let right: string;
  let wrong: string;
  beforeEach(async () => {
    right = await fixture.desk([await fixture.person('counsellor')], true);
    wrong = await fixture.desk([await fixture.person('counsellor')], false, 'BT');
  });
  const routed = async (to: string | null = country) => (await fixture.get(Desks).intakeDesk(to)).id;

  it.each([
    ['the country of the report', `country = 'MV'`],
    ['any country', `country = NULL`],
    ['the age of the oldest', `created_at = '1999-01-01'`],
    ['another number', `country = 'MV', routing_number = 9`],
    ['no signature', `country = 'MV', routing_signature = NULL`],
  ])('gets none with %s', async (_what, change) => {
    expect(await routed()).toBe(right);
    await write(`UPDATE desks SET ${change} WHERE id = $1`, wrong);
    expect(await routed()).toBe(right);
  });

  it('gets none as the default desk, and the one whose mark was taken goes on only as what is signed', async () => {
    await write('UPDATE desks SET is_default = false WHERE id = $1', right);
    await write('UPDATE desks SET is_default = true WHERE id = $1', wrong);
    expect([right, wrong]).not.toContain(await routed());
    await told('desk_unsigned', wrong);
    // In their own order, for there is one default desk at a time.
    await write('UPDATE desks SET is_default = false WHERE id = $1', wrong);
    await write('UPDATE desks SET is_default = true WHERE id = $1', right);
    expect(await routed()).toBe(right);
  });

  it('gets none by the statement that another desk has, or had itself', async () => {
    const [old] = await write('SELECT routing_number, routing_signature FROM desks WHERE id = $1', right);
    const next = await fixture.desk([await fixture.person('counsellor')], true);
    expect(await routed()).toBe(next);
    await write('UPDATE desks SET is_default = false WHERE id = $1', next);
    await write(
      'UPDATE desks SET is_default = true, routing_number = $2, routing_signature = $3 WHERE id = $1',
      right,
      old?.['routing_number'],
      old?.['routing_signature'],
    );
    expect(await routed()).not.toBe(right);
    await write(
      `UPDATE desks d SET country = 'MV', routing_signature = o.routing_signature FROM desks o
        WHERE d.id = $1 AND o.id = $2`,
      wrong,
      next,
    );
    expect(await routed()).not.toBe(wrong);
  });

  it('is refused plainly where no other is left, and takes reports again once it is signed', async () => {
    const alone = await WebFixture.start();
    const deskId = await alone.desk([await alone.person('counsellor')]);
    await alone.database.query(`UPDATE desks SET country = 'MV'`);
    const desks = alone.get(Desks);
    await expect(desks.intakeDesk(country)).rejects.toMatchObject({ code: 'DESK_UNSIGNED', status: 503 });
    const sign = alone.get(SignDesks);
    await sign.sign(alone.authority, await sign.unsigned());
    expect((await desks.intakeDesk(country)).id).toBe(deskId);
    await alone.stop();
  });

  it('gets none once the organisation has signed that it is out of use', async () => {
    const { organisationSecret } = fixture.granter;
    const wrong = await fixture.desk([await fixture.person('counsellor')], false, 'NR');
    const [row] = await write('SELECT created_at FROM desks WHERE id = $1', wrong);
    const createdAt = row?.['created_at'] as Date;
    expect(await routed('NR')).toBe(wrong);
    const statement = {
      deskId: wrong,
      number: 2,
      epoch: 1,
      country: 'NR',
      isDefault: false,
      inUse: false,
      createdAt,
    };
    await write(
      'UPDATE desks SET in_use = false, routing_number = 2, routing_signature = $2 WHERE id = $1',
      wrong,
      Buffer.from(signDeskRouting(organisationSecret, statement)),
    );
    expect(await routed('NR')).toBe(right);
    await write('UPDATE desks SET in_use = true WHERE id = $1', wrong);
    expect(await routed('NR')).toBe(right);
  });
});

describe('signing what is there', () => {
  it('signs what was shown, and not what was written meanwhile', async () => {
    const person = await fixture.person('counsellor');
    await write('UPDATE staff SET standing_signature = NULL WHERE id = $1', person.staffId);
    const sign = fixture.get(SignStaff);
    const shown = (await sign.unsigned()).filter(({ id }) => id === person.staffId);
    await write(`UPDATE staff SET role = 'administrator' WHERE id = $1`, person.staffId);
    await sign.sign(fixture.authority, shown);
    expect(await signInOf(person)).toBe(401);
    await write(`UPDATE staff SET role = 'counsellor' WHERE id = $1`, person.staffId);
    expect(await signInOf(person)).toBe(200);
  });

  it('gives a person on a desk back what an earlier version gave', async () => {
    const member = await fixture.person('counsellor');
    const deskId = await fixture.desk([member]);
    await write('UPDATE desk_members SET member_signature = NULL WHERE desk_id = $1', deskId);
    expect(await fixture.get(Desks).members(deskId)).toEqual([]);
    const sign = fixture.get(SignDesks);
    const { members } = await sign.unsigned();
    await sign.sign(fixture.authority, {
      desks: [],
      members: members.filter((one) => one.deskId === deskId),
    });
    expect((await fixture.get(Desks).members(deskId)).map(({ staffId }) => staffId)).toEqual([
      member.staffId,
    ]);
  });

  it('is of no use to who signs with another key', async () => {
    const [member, outsider] = [await fixture.person('counsellor'), await fixture.person('counsellor')];
    const deskId = await fixture.desk([member]);
    const forged = signDeskMember(fixture.granter.signSecret, {
      deskId,
      epoch: 1,
      staffId: outsider.staffId,
    });
    await write(
      `INSERT INTO desk_members SELECT desk_id, $2::uuid, epoch, NULL, NULL, NULL, $3
         FROM desk_members WHERE desk_id = $1`,
      deskId,
      outsider.staffId,
      Buffer.from(forged),
    );
    expect(await fixture.get(Desks).members(deskId)).toHaveLength(1);
  });
});
