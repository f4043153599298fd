import { randomUUID } from 'node:crypto';
import { ConsoleClient } from '../support/console-client.js';
import {
  createInstallation,
  eventually,
  ofCases,
  startMailServer,
  type Installation,
  type MailServer,
} from '../support/index.js';
import { spawnWeb, spawnWorker, type BuiltProcess, type BuiltWeb } from '../support/processes.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED, TYPED } from '../support/reports.js';

const CHECK = '/h/check';
const SEND = 'Send my report';
const PEOPLE_ON_THE_DESK = 3;
/** Fewer than a process has connections to the database. */
const SENT_AT_ONCE = 4;

/** Takes as many mails as it is told; those that come then wait until it is opened. */
class MailCounter {
  waiting = 0;
  private left = Infinity;
  private held: (() => void)[] = [];

  /** For the server: goes on with a mail when it is its turn. */
  pass(done: () => void): void {
    if (this.left > 0) {
      this.left -= 1;
      return done();
    }
    this.waiting += 1;
    this.held.push(done);
  }

  close(after: number): void {
    this.left = after;
    this.waiting = 0;
  }

  /** Resolves once all places are taken and another mail waits. */
  async full(): Promise<void> {
    await eventually('mail that waits', () => this.waiting > 0);
  }

  open(): void {
    this.left = Infinity;
    for (const done of this.held.splice(0)) done();
  }
}

/** Any number of web and worker processes share the work, the same wherever the queue lives. */
export function processesShareTheWork(variables: () => Record<string, string>): void {
  let installation: Installation;
  let mail: MailServer;

  const allJobsDone = () =>
    eventually(
      'an empty outbox',
      async () => (await installation.database.query('SELECT 1 FROM outbox')).length === 0,
    );
  /** Presses the button for all of them at once, and follows no answer. */
  const sendNow = (reporters: Reporter[]) =>
    reporters.map((one) => {
      const { path, fields } = one.fieldsFor(SEND);
      return one.visitor.postOnly(path, fields);
    });
  /** People who have filled in as much as a report needs, and press the button next. */
  const readyToSend = (webs: BuiltWeb[], count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        new Reporter(webs[index % webs.length]?.site ?? '').walkTo(CHECK, {
          happening: 'shared',
        }),
      ),
    );
  /** Asks a process to stop while it writes down reports, and sees that each is answered. */
  const stopWhileSending = async (web: BuiltWeb): Promise<Reporter[]> => {
    const { query } = installation.database;
    const reporters = await readyToSend([web], SENT_AT_ONCE);
    await query('BEGIN');
    await query('LOCK TABLE cases IN SHARE MODE');
    const running = Promise.all(sendNow(reporters));
    await eventually('each of them is being written down', async () => {
      const waiting = await query(
        `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'cases'::regclass`,
      );
      return waiting.length === reporters.length;
    });
    web.process.kill('SIGTERM');
    await eventually('it takes nothing new', () =>
      fetch(web.site).then(
        () => false,
        () => true,
      ),
    );
    await query('COMMIT');
    const answers = await running;
    expect(answers.map(({ status, headers }) => `${status} ${headers.location}`)).toEqual(
      reporters.map(() => '303 /h/code'),
    );
    return reporters;
  };

  describe('three web and three worker processes on one database', () => {
    let webs: [BuiltWeb, BuiltWeb, BuiltWeb];
    let workers: BuiltProcess[];

    beforeAll(async () => {
      mail = await startMailServer();
      installation = await createInstallation();
      const web = () => spawnWeb(installation, variables());
      webs = await Promise.all([web(), web(), web()]);
      const mailing = { ...variables(), SMTP_URL: mail.url };
      workers = await Promise.all([1, 2, 3].map(() => spawnWorker(installation, mailing)));
    });
    afterAll(async () => {
      await Promise.all([...webs.map((web) => web.process), ...workers].map((one) => one.stop()));
      await installation.database.drop();
      await mail.stop();
    });
    const counsellorAt = (web: BuiltWeb) => ConsoleClient.signIn(web.console, installation.counsellors[0]);

    it('take 40 reports, triage each once and mail each person of the desk once for each', async () => {
      const reporters = await readyToSend(webs, 40);
      await Promise.all(reporters.map((one) => one.press(SEND)));
      expect(new Set(reporters.map(({ code }) => code)).size).toBe(40);
      await allJobsDone();

      const references = await installation.database.query<{ reference: string }>(
        'SELECT reference FROM cases',
      );
      expect(references).toHaveLength(40);
      const sent = ofCases(mail).map(({ to, subject }) => `${to.join()} ${subject}`);
      expect(sent).toHaveLength(40 * PEOPLE_ON_THE_DESK);
      expect(new Set(sent).size).toBe(40 * PEOPLE_ON_THE_DESK);
      for (const { reference } of references)
        expect(sent.filter((line) => line.includes(reference))).toHaveLength(PEOPLE_ON_THE_DESK);
    });

    it('mail each person once of an answer that is overdue', async () => {
      const [web] = webs;
      const { row } = await (
        await counsellorAt(web)
      ).newCase(() => new Reporter(web.site).fileReport(CHILD_THREATENED));
      await allJobsDone();
      await installation.database.query(
        `UPDATE clocks SET warn_at = warn_at - interval '1 day', due_at = due_at - interval '1 day' WHERE case_id = $1`,
        [row.id],
      );
      const overdue = () =>
        mail.mails.filter(
          ({ subject, text }) => subject.includes(row.reference) && text.includes('an answer is overdue'),
        );
      await eventually('the mails', () => overdue().length >= PEOPLE_ON_THE_DESK);
      await allJobsDone();
      const people = [installation.coordinator, ...installation.counsellors].map(({ email }) => email);
      expect(
        overdue()
          .flatMap(({ to }) => to)
          .sort(),
      ).toEqual(people.sort());
      const page = await (await counsellorAt(web)).case(row.id);
      expect(page.events.filter(({ kind }) => kind === 'clock_breached')).toHaveLength(1);
    });

    it('share a draft: begun at one, sent at the other, its code opens at the first', async () => {
      const [first, second] = webs;
      const here = await new Reporter(first.site).walkTo('/h/51', CHILD_THREATENED);
      const there = await new Reporter(second.site, { cookie: here.visitor.cookieHeader }).open('/h/51');
      while (there.page.path !== '/h/check') await there.press('Continue', CHILD_THREATENED);
      expect(there.text).toContain(TYPED.more);
      const code = (await there.press('Send my report')).code;
      expect((await here.enter(code)).text).toContain('We have your report.');
    });

    it('share a staff session', async () => {
      const [first, second] = webs;
      const here = await counsellorAt(first);
      const there = await here.at(second.console);
      const { row } = await there.newCase(() => new Reporter(first.site).fileReport(CHILD_THREATENED));
      await there.post(`/api/cases/${row.id}/notes`, { id: randomUUID(), text: 'Seen by both.' });
      expect((await here.case(row.id)).entries.map(({ text }) => text)).toContain('Seen by both.');

      await there.post('/api/auth/sign-out', undefined);
      expect((await here.ask('GET', '/api/session')).status).toBe(401);
    });

    it('tell a console at one of a case that was filed at the other', async () => {
      const [first, second] = webs;
      const counsellor = await counsellorAt(second);
      const updates = await counsellor.liveUpdates();
      const { row } = await counsellor.newCase(() => new Reporter(first.site).fileReport(CHILD_THREATENED));
      await updates.heard(row.id);
      expect(updates.cases).toContainEqual({ id: row.id, deskId: installation.deskId });
      updates.close();
    });

    it('finish what is running when one is asked to stop, and the other goes on with it', async () => {
      const leaving = await spawnWeb(installation, variables());
      const stream = await (await counsellorAt(leaving)).liveUpdates();
      const reporters = await stopWhileSending(leaving);
      await stream.ended;
      expect(['SIGTERM', 0]).toContain(await leaving.process.ended);
      await expect(fetch(leaving.site)).rejects.toThrow();
      for (const { visitor } of reporters) {
        const later = new Reporter(webs[0].site, { cookie: visitor.cookieHeader });
        expect((await later.open('/h/code')).code).toMatch(/^\d{20}$/);
      }
    });
  });

  describe('a web process that is asked to stop while reports are on their way', () => {
    let web: BuiltWeb;

    beforeAll(async () => {
      installation = await createInstallation();
      web = await spawnWeb(installation, variables());
    });
    afterAll(async () => {
      await web.process.stop();
      await installation.database.drop();
    });

    it('hands every one of them to the queue before it ends: no worker has to look for them', async () => {
      const reporters = await stopWhileSending(web);
      await web.process.ended;

      const rows = await installation.database.query<{ job: string; state: string; count: number }>(
        'SELECT job, state, count(*)::int AS count FROM outbox GROUP BY job, state ORDER BY job',
      );
      expect(rows).toEqual(
        ['notify-desk-of-new-case', 'open-tasks'].map((job) => ({
          ...{ job, state: 'relayed', count: reporters.length },
        })),
      );
      expect(web.process.output).not.toContain('left_to_sweep');
    });
  });

  describe('a worker that is killed in the middle of its work', () => {
    let web: BuiltWeb;
    let workers: [BuiltProcess, BuiltProcess];
    /** Every worker has mail on its way, which waits here, whenever it is killed. */
    let counter: MailCounter;

    beforeAll(async () => {
      counter = new MailCounter();
      mail = await startMailServer({ onMailFrom: (_address, _session, done) => counter.pass(done) });
      installation = await createInstallation();
      web = await spawnWeb(installation, variables());
      const mailing = { ...variables(), SMTP_URL: mail.url };
      workers = await Promise.all([spawnWorker(installation, mailing), spawnWorker(installation, mailing)]);
    });
    afterAll(async () => {
      await Promise.all([web.process, ...workers].map((one) => one.stop()));
      await installation.database.drop();
      await mail.stop();
    });

    it('sends what is on its way and no more when it is asked to stop; the other one sends the rest, each once', async () => {
      counter.close(4);
      const reporters = await readyToSend([web], 12);
      await Promise.all(sendNow(reporters));
      await counter.full();
      const before = counter.waiting;
      const leaving = await spawnWorker(installation, { ...variables(), SMTP_URL: mail.url });
      await eventually('mail of the new worker', () => counter.waiting > before);
      leaving.kill('SIGTERM');
      counter.open();
      expect(['SIGTERM', 0]).toContain(await leaving.ended);
      expect(leaving.output).not.toMatch(/job\.failed|store_away/);

      await allJobsDone();
      const sent = ofCases(mail).map(({ messageId }) => messageId);
      expect(sent).toHaveLength(12 * PEOPLE_ON_THE_DESK);
      expect(new Set(sent).size).toBe(sent.length);
      mail.mails.length = 0;
      await installation.database.query('DELETE FROM notifications');
    });

    it('loses no mail: the other one sends what it left behind', async () => {
      counter.close(6);
      const reporters = await readyToSend([web], 12);
      await Promise.all(reporters.map((one) => one.press(SEND)));
      await counter.full();
      workers[0].kill('SIGKILL');
      expect(await workers[0].ended).toBe('SIGKILL');
      expect(ofCases(mail).length).toBeLessThan(12 * PEOPLE_ON_THE_DESK);
      counter.open();

      await allJobsDone();
      const notifications = await installation.database.query<{ id: string; state: string }>(
        'SELECT id, state FROM notifications',
      );
      expect(notifications).toHaveLength(12 * PEOPLE_ON_THE_DESK);
      expect(new Set(notifications.map(({ state }) => state))).toEqual(new Set(['sent']));
      const sent = new Set(ofCases(mail).map(({ messageId }) => messageId.slice(1, 37)));
      expect([...sent].sort()).toEqual(notifications.map(({ id }) => id).sort());
    });
  });
}
