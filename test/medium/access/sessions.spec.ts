import {
  asKemPublicKey,
  newDeskRoot,
  newStaffRoot,
  newToken,
  parseToken,
  sealGrant,
  signDeskMember,
  signGrant,
  staffSignPair,
} from '../../../src/platform/crypto/index.js';
import { Sessions } from '../../../src/modules/auth/index.js';
import { WebFixture, type Browser, type Person } from './web-fixture.js';

let fixture: WebFixture;
beforeAll(async () => (fixture = await WebFixture.start()));
afterAll(() => fixture.stop());

async function signedIn(): Promise<{ person: Person; browser: Browser; deskId: string }> {
  const person = await fixture.person('counsellor');
  const deskId = await fixture.desk([person]);
  const browser = fixture.browser();
  await browser.signIn(person.email, person.passphrase);
  return { person, browser, deskId };
}

const status = async (browser: Browser, headers: Record<string, string> = {}): Promise<number> =>
  (await browser.send('GET', '/api/session', undefined, headers)).status;

const age = (person: Person, minutes: number) =>
  fixture.database.query(
    `UPDATE sessions SET seen_at = now() - make_interval(mins => $2) WHERE staff_id = $1`,
    [person.staffId, minutes],
  );

const tokenOf = (browser: Browser) => {
  const token = parseToken(browser.cookies.get('staff') ?? '');
  if (!token) throw new Error('no token');
  return token;
};

/** What the grant of a desk's first key to a person is bound to. */
function grantOf(deskId: string, staffId: string) {
  const holder = `staff:${staffId}` as const;
  return { subject: 'desk' as const, subjectId: deskId, holder, epoch: 1, holderEpoch: 0 };
}

describe('a session', () => {
  it('ends after 15 minutes without a request', async () => {
    const { person, browser } = await signedIn();
    await age(person, 14);
    expect(await status(browser)).toBe(200);
    await age(person, 15);
    expect(await status(browser)).toBe(401);
  });

  it('is extended by a request, but not by a stream or a request that nobody asked for', async () => {
    const { person, browser } = await signedIn();
    const idle = async () => {
      const [row] = await fixture.database.query<{ minutes: number }>(
        `SELECT extract(epoch FROM now() - seen_at)::int / 60 AS minutes FROM sessions WHERE staff_id = $1`,
        [person.staffId],
      );
      return row?.minutes;
    };
    await age(person, 10);
    expect(await status(browser, { accept: 'text/event-stream' })).toBe(200);
    expect(await status(browser, { 'x-unattended': '1' })).toBe(200);
    expect(await idle()).toBe(10);
    expect(await status(browser)).toBe(200);
    expect(await idle()).toBe(0);
  });

  it('ends after ten hours whatever happens', async () => {
    const { person, browser } = await signedIn();
    await fixture.database.query('UPDATE sessions SET ends_at = now() WHERE staff_id = $1', [person.staffId]);
    expect(await status(browser)).toBe(401);
  });

  it('ends when its person is disabled, and stays ended', async () => {
    const { person, browser } = await signedIn();
    await fixture.database.query('UPDATE staff SET active = false WHERE id = $1', [person.staffId]);
    expect(await status(browser)).toBe(401);
    await fixture.database.query('UPDATE staff SET active = true WHERE id = $1', [person.staffId]);
    expect(await status(browser)).toBe(401);
  });

  it('tells a stream whether it still lives, without extending it', async () => {
    const { person, browser } = await signedIn();
    const { idHash } = tokenOf(browser);
    expect(await fixture.get(Sessions).isAlive(idHash)).toBe(true);
    await age(person, 16);
    expect(await fixture.get(Sessions).isAlive(idHash)).toBe(false);
  });

  it('is gone after signing out', async () => {
    const { person, browser } = await signedIn();
    const { cookie } = browser;
    const response = await browser.send('POST', '/api/auth/sign-out');
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()[0]).toContain('Max-Age=0');
    browser.cookie = cookie;
    expect(await status(browser)).toBe(401);
    expect(
      await fixture.database.query('SELECT 1 FROM sessions WHERE staff_id = $1', [person.staffId]),
    ).toEqual([]);
  });

  it('gives way to the next one of the same browser', async () => {
    const { person, browser } = await signedIn();
    await browser.signIn(person.email, person.passphrase);
    expect(
      await fixture.database.query('SELECT 1 FROM sessions WHERE staff_id = $1', [person.staffId]),
    ).toHaveLength(1);
  });

  it('changes nothing without its own CSRF token', async () => {
    const { browser } = await signedIn();
    const { browser: other } = await signedIn();
    for (const token of ['', 'x', other.csrfToken]) {
      browser.csrfToken = token;
      const response = await browser.send('POST', '/api/auth/sign-out');
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'CSRF_INVALID' });
    }
    expect(await status(browser)).toBe(200);
  });
});

describe('a stolen sessions table', () => {
  it('opens nothing: rows hold no root in the clear and no cookie can be made from one', async () => {
    const { person, browser } = await signedIn();
    const token = tokenOf(browser);
    const live = await fixture.get(Sessions).read(token, false);
    const [row] = await fixture.database.query<{ id_hash: Buffer; sealed_roots: Buffer }>(
      'SELECT id_hash, sealed_roots FROM sessions WHERE staff_id = $1',
      [person.staffId],
    );
    expect(row?.sealed_roots.includes(Buffer.from(live?.keys.staffRoot ?? []))).toBe(false);
    const thief = { idHash: new Uint8Array(row?.id_hash ?? []), key: newToken().key };
    expect(await fixture.get(Sessions).read(thief, false)).toBeNull();
  });

  it('cannot lend the keys of one person to another', async () => {
    const one = await signedIn();
    const two = await signedIn();
    await fixture.database.query('UPDATE sessions SET staff_id = $1 WHERE staff_id = $2', [
      two.person.staffId,
      one.person.staffId,
    ]);
    expect(await status(one.browser)).toBe(401);
    expect(await status(two.browser)).toBe(200);
  });
});

describe('what a session opens', () => {
  it('holds the keys of the desks that one is on', async () => {
    const { browser, deskId } = await signedIn();
    const live = await fixture.get(Sessions).read(tokenOf(browser), false);
    expect([...(live?.keys.desks.keys() ?? [])]).toEqual([deskId]);
    expect([...(live?.keys.desks.get(deskId)?.keys() ?? [])]).toEqual([1]);
  });

  it('leaves out a desk whose grant was made for somebody else', async () => {
    const { person, deskId } = await signedIn();
    const outsider = await fixture.person('counsellor');
    const place = { deskId, epoch: 1, staffId: outsider.staffId };
    const member = signDeskMember(fixture.granter.organisationSecret, place);
    await fixture.database.query(
      `INSERT INTO desk_members (desk_id, staff_id, epoch, root_grant, granted_by, grant_signature, member_signature)
       SELECT desk_id, $2, epoch, root_grant, granted_by, grant_signature, $4 FROM desk_members WHERE desk_id = $1 AND staff_id = $3`,
      [deskId, outsider.staffId, person.staffId, Buffer.from(member)],
    );
    const session = await fixture.browser().signIn(outsider.email, outsider.passphrase);
    expect(session.desks).toEqual([]);
    expect(fixture.log.text()).toContain('staff.desk_grant_refused');
  });

  it('leaves out a desk root that whoever writes to the database planted', async () => {
    const { person, deskId } = await signedIn();
    const [row] = await fixture.database.query<{ kem_public: Buffer }>(
      'SELECT kem_public FROM staff WHERE id = $1',
      [person.staffId],
    );
    const context = grantOf(deskId, person.staffId);
    const planted = sealGrant(asKemPublicKey(row?.kem_public ?? Buffer.alloc(0)), context, newDeskRoot());
    // Even with a signature that counts.
    const signature = signGrant(fixture.granter.signSecret, context, planted);
    await fixture.database.query(
      'UPDATE desk_members SET root_grant = $2, grant_signature = $3 WHERE staff_id = $1',
      [person.staffId, Buffer.from(planted), Buffer.from(signature)],
    );
    const session = await fixture.browser().signIn(person.email, person.passphrase);
    expect(session.desks).toEqual([]);
  });

  it.each([
    ['signed by nobody', 'grant_signature = sha512(grant_signature)'],
    ['said to be given by another', 'granted_by = staff_id'],
    ['without a signature', 'grant_signature = NULL'],
  ])('leaves out a desk whose grant is %s', async (_what, change) => {
    const { person } = await signedIn();
    await fixture.database.query('ALTER TABLE desk_members DROP CONSTRAINT IF EXISTS desk_members_check');
    await fixture.database.query(`UPDATE desk_members SET ${change} WHERE staff_id = $1`, [person.staffId]);
    const session = await fixture.browser().signIn(person.email, person.passphrase);
    expect(session.desks).toEqual([]);
    expect(fixture.log.text()).toContain('GRANT_UNSIGNED');
  });

  it('leaves out a desk that was granted with a key the organisation does not vouch for', async () => {
    const { person, deskId } = await signedIn();
    const [row] = await fixture.database.query<{ root_grant: Buffer }>(
      'SELECT root_grant FROM desk_members WHERE staff_id = $1',
      [person.staffId],
    );
    const context = grantOf(deskId, person.staffId);
    const planted = await fixture.person('administrator');
    const pair = staffSignPair(newStaffRoot());
    const signature = signGrant(pair.secretKey, context, row?.root_grant ?? Buffer.alloc(0));
    await fixture.database.query('UPDATE staff SET sign_public = $2 WHERE id = $1', [
      planted.staffId,
      Buffer.from(pair.publicKey),
    ]);
    await fixture.database.query(
      'UPDATE desk_members SET granted_by = $2, grant_signature = $3 WHERE staff_id = $1',
      [person.staffId, planted.staffId, Buffer.from(signature)],
    );
    const session = await fixture.browser().signIn(person.email, person.passphrase);
    expect(session.desks).toEqual([]);
  });

  it('writes down who was handed the key of a desk', async () => {
    const { person, deskId } = await signedIn();
    const rows = await fixture.database.query(
      `SELECT actor_id, detail FROM audit_log WHERE action = 'desk.granted' AND subject_id = $1`,
      [deskId],
    );
    expect(rows).toEqual([
      { actor_id: fixture.administrator.staffId, detail: { member: person.staffId, epoch: 1 } },
    ]);
  });
});
