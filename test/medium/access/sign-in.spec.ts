import fc from 'fast-check';
import { holdClock } from '../../support/held-clock.js';
import { WebFixture } from './web-fixture.js';

let fixture: WebFixture;
beforeAll(async () => (fixture = await WebFixture.start()));
afterAll(() => fixture.stop());

describe('signing in', () => {
  it('opens a session that says who one is and what one may do', async () => {
    const person = await fixture.person('counsellor');
    const deskId = await fixture.desk([person]);
    const browser = fixture.browser();

    const session = await browser.signIn(person.email.toUpperCase(), person.passphrase);

    expect(session.staff).toEqual({
      id: person.staffId,
      name: 'A counsellor',
      email: person.email,
      role: 'counsellor',
      locale: 'en',
    });
    expect(session.permissions).toContain('case.read');
    expect(session.desks).toEqual([{ id: deskId, name: expect.stringMatching(/^Desk /) as string }]);
    expect(session.idleMinutes).toBe(15);
    expect(Date.parse(session.endsAt) - Date.now()).toBeLessThanOrEqual(10 * 3_600_000);
    const again = await browser.send('GET', '/api/session');
    expect(await again.json()).toEqual(session);
  });

  it('sets a cookie that no script reads and no other site sends', async () => {
    const person = await fixture.person('auditor');
    const response = await fixture
      .browser()
      .send('POST', '/api/auth/sign-in', { email: person.email, password: person.passphrase });
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^staff=[A-Za-z0-9_-]{64}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('answers a wrong password, an unknown address and a disabled account alike', async () => {
    const person = await fixture.person('counsellor');
    const disabled = await fixture.person('counsellor');
    await fixture.database.query('UPDATE staff SET active = false WHERE id = $1', [disabled.staffId]);
    const answers = [];
    for (const [email, password] of [
      [person.email, 'not the right password'],
      ['nobody@example.org', 'not the right password'],
      [disabled.email, disabled.passphrase],
      ['', ''],
    ]) {
      const response = await fixture.browser().send('POST', '/api/auth/sign-in', { email, password });
      const headers = [...response.headers].filter(([name]) => !['date', 'content-length'].includes(name));
      answers.push({ status: response.status, headers, body: await response.json() });
    }
    expect(answers[0]?.status).toBe(401);
    expect(answers[0]?.body).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('does the same work for an unknown address as for a wrong password', async () => {
    const person = await fixture.person('counsellor');
    /** Microseconds of processor time, which other programs of the machine take nothing from. */
    const work = async (email: string): Promise<number> => {
      const before = process.cpuUsage();
      await fixture
        .browser()
        .send('POST', '/api/auth/sign-in', { email, password: 'not the right password' });
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const unknown = Math.min(await work('no.1@example.org'), await work('no.2@example.org'));
    const wrong = Math.min(await work(person.email), await work(person.email));
    // Argon2id at 64 MiB dominates both; without it an answer takes a few milliseconds.
    expect(unknown).toBeGreaterThan(wrong / 3);
  });

  it('slows down guessing at one account from one place', async () => {
    const person = await fixture.person('counsellor');
    // Turns come back with time, and guesses take some.
    const clock = holdClock();
    try {
      const guess = (i: number): Promise<Response> =>
        fixture
          .browser()
          .send('POST', '/api/auth/sign-in', { email: person.email, password: `guess ${i} guess guess` });
      const statuses: number[] = [];
      for (let i = 0; i < 5; i++) statuses.push((await guess(i)).status);
      expect(statuses).toEqual(Array(5).fill(401));
      const refused = await guess(5);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('20');
      clock.forward(21_000);
      expect((await guess(6)).status).toBe(401);
      expect((await guess(7)).status).toBe(429);
    } finally {
      clock.release();
    }
  });

  it('refuses an account whose keys the organisation did not sign', async () => {
    const person = await fixture.person('counsellor');
    await fixture.database.query(
      `UPDATE staff SET keys_signature = (SELECT keys_signature FROM staff WHERE id <> $1 LIMIT 1) WHERE id = $1`,
      [person.staffId],
    );
    const response = await fixture
      .browser()
      .send('POST', '/api/auth/sign-in', { email: person.email, password: person.passphrase });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'STAFF_KEY_UNSIGNED' });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('is written down without a word that was typed', async () => {
    const person = await fixture.person('counsellor');
    await fixture
      .browser()
      .send('POST', '/api/auth/sign-in', { email: 'typo.canary@example.org', password: 'canary-password' });
    await fixture.browser().signIn(person.email, person.passphrase);
    const rows = await fixture.database.query('SELECT * FROM audit_log ORDER BY sequence DESC LIMIT 3');
    expect(rows.map((row) => row['action'])).toEqual(['session.started', 'session.refused', 'staff.created']);
    expect(rows[0]).toMatchObject({ actor_id: person.staffId, subject_id: person.staffId });
    expect(rows[1]).toMatchObject({ actor_id: null, subject: null, subject_id: null });
    expect(JSON.stringify(rows)).not.toContain('canary');
    expect(fixture.log.text()).not.toContain('canary');
  });

  it.each(['sign-in', 'recover'])(
    'names the account that is guessed at by %s, and never what was typed',
    async (route) => {
      const [person, disabled] = [await fixture.person('counsellor'), await fixture.person('counsellor')];
      await fixture.database.query('UPDATE staff SET active = false WHERE id = $1', [disabled.staffId]);
      const guess = {
        password: 'canary-password',
        recoveryCode: 'canary-code',
        newPassword: 'plover gannet canary auk',
      };
      for (const email of [person.email.toUpperCase(), disabled.email])
        await fixture.browser().send('POST', `/api/auth/${route}`, {
          email,
          ...(route === 'sign-in'
            ? { password: guess.password }
            : { recoveryCode: guess.recoveryCode, newPassword: guess.newPassword }),
        });
      const rows = await fixture.database.query('SELECT * FROM audit_log ORDER BY sequence DESC LIMIT 2');
      for (const [at, who] of [disabled, person].entries())
        expect(rows[at]).toMatchObject({
          actor_id: null,
          action: 'session.refused',
          subject: 'staff',
          subject_id: who.staffId,
        });
      expect(JSON.stringify(rows)).not.toMatch(/canary|example/i);
    },
  );
});

describe('a new password', () => {
  const chosen = 'plover gannet murre auk';

  it('replaces the old one and ends the other sessions', async () => {
    const person = await fixture.person('counsellor');
    const [here, elsewhere] = [fixture.browser(), fixture.browser()];
    await here.signIn(person.email, person.passphrase);
    await elsewhere.signIn(person.email, person.passphrase);

    const body = { currentPassword: person.passphrase, newPassword: chosen };
    expect((await here.send('POST', '/api/auth/password', body)).status).toBe(204);

    expect((await here.send('GET', '/api/session')).status).toBe(200);
    expect((await elsewhere.send('GET', '/api/session')).status).toBe(401);
    await expect(fixture.browser().signIn(person.email, person.passphrase)).rejects.toThrow('401');
    await fixture.browser().signIn(person.email, chosen);
  });

  it.each([
    ['the wrong current one', 'no such password', chosen, 'PASSWORD_WRONG'],
    ['a short one', null, 'short', 'PASSWORD_SHORT'],
  ])('is refused for %s', async (_what, current, newPassword, code) => {
    const person = await fixture.person('counsellor');
    const browser = fixture.browser();
    await browser.signIn(person.email, person.passphrase);
    const body = { currentPassword: current ?? person.passphrase, newPassword };
    const response = await browser.send('POST', '/api/auth/password', body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code });
    await fixture.browser().signIn(person.email, person.passphrase);
  });

  it('can be set with the recovery code, once, and keeps what the account can open', async () => {
    const person = await fixture.person('counsellor');
    const deskId = await fixture.desk([person]);
    const elsewhere = fixture.browser();
    await elsewhere.signIn(person.email, person.passphrase);
    const recover = (recoveryCode: string) =>
      fixture
        .browser()
        .send('POST', '/api/auth/recover', { email: person.email, recoveryCode, newPassword: chosen });

    const response = await recover(person.recoveryCode.toLowerCase().replaceAll('-', ' '));

    expect(response.status).toBe(200);
    const { recoveryCode } = (await response.json()) as { recoveryCode: string };
    expect(recoveryCode).not.toBe(person.recoveryCode);
    expect((await elsewhere.send('GET', '/api/session')).status).toBe(401);
    expect((await fixture.browser().signIn(person.email, chosen)).desks.map(({ id }) => id)).toEqual([
      deskId,
    ]);
    expect((await recover(person.recoveryCode)).status).toBe(401);
    expect((await recover(recoveryCode)).status).toBe(200);
  });

  it('answers a wrong recovery code and an unknown address alike', async () => {
    const person = await fixture.person('counsellor');
    const other = await fixture.person('counsellor');
    const bodies = [];
    for (const email of [person.email, 'nobody@example.org']) {
      const body = { email, recoveryCode: other.recoveryCode, newPassword: chosen };
      const response = await fixture.browser().send('POST', '/api/auth/recover', body);
      bodies.push([response.status, await response.json()]);
    }
    expect(bodies[0]?.[0]).toBe(401);
    expect(bodies[1]).toEqual(bodies[0]);
  });

  it('is offered as a passphrase', async () => {
    const response = await fixture.browser().send('GET', '/api/auth/passphrase');
    expect(((await response.json()) as { passphrase: string }).passphrase.length).toBeGreaterThan(20);
  });
});

describe('whatever is sent to sign in', () => {
  it('is answered, and never with a server error', async () => {
    const part = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.string(),
      fc.constant('\u0000'),
      fc.constant('x'.repeat(9_000)),
    );
    const body = fc.oneof(
      part,
      fc.record({ email: part, password: part }),
      fc.record({ email: part, password: part, role: part }),
      fc.array(part, { maxLength: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.constantFrom('sign-in', 'recover', 'password', 'sign-out'),
        async (value, route) => {
          const response = await fixture.browser().send('POST', `/api/auth/${route}`, value ?? undefined);
          expect([400, 401, 422, 429]).toContain(response.status);
          expect(response.headers.get('content-type')).toContain('application/problem+json');
        },
      ),
      { numRuns: 150 },
    );
  });
});
