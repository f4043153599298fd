import { fileCase } from '../medium/cases/file-case.js';
import { ExclusionTags } from '../../src/modules/cases/index.js';
import { OwedMails } from '../../src/modules/owed/owed-mails.js';
import { ReviewMails } from '../../src/modules/owed/review-mails.js';
import type { OwedDto } from '../../src/modules/owed/owed.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { startMailServer } from '../support/mail-server.js';
import { Packages, verifyRecipient } from '../support/packages.js';

const PORTAL = 'in-ncrp';
const FIELDS = {
  category: 'Sextortion',
  date_time: '28 November, evening',
  state: 'Kerala',
  district: 'Ernakulam',
  police_station: 'Not known',
  platform: 'A messenger',
  information: 'What happened.',
};

describe('what is owed', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let lead: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    const { counsellors, coordinator } = desk.installation;
    [kiran, meera, lead] = [
      await ConsoleClient.of(desk, counsellors[0]),
      await ConsoleClient.of(desk, counsellors[1]),
      await ConsoleClient.of(desk, coordinator),
    ];
  });
  afterAll(() => desk?.stop());

  let filed = 0;
  const file = async (): Promise<Packages> => {
    const { id } = await fileCase(desk.app, { reference: `TEST-${String((filed += 1)).padStart(4, '0')}` });
    return new Packages(id, kiran, meera);
  };
  const owed = (client = lead) => client.get<OwedDto>('/api/owed');
  const kinds = async (client = lead) =>
    (await owed(client)).lists.map(({ kind, count }) => `${kind} ${count}`);
  const query = (sql: string, values: unknown[] = []) => desk.installation.database.query(sql, values);

  it('is nothing at first, and for those who lead alone', async () => {
    expect((await owed()).lists).toEqual([]);
    expect((await kiran.ask('GET', '/api/owed')).status).toBe(403);
  });

  it('names the case, whom it is about and since when, by kind, until it is done', async () => {
    const found = await file();
    await found.allow(PORTAL);
    const one = await found.ready(PORTAL, 'form', FIELDS);
    const { lists } = await owed();
    expect(lists).toMatchObject([
      {
        kind: 'approval',
        count: 1,
        items: [{ caseId: found.caseId, reference: 'TEST-0001', assignee: null }],
      },
    ]);
    expect(lists[0]!.items[0]!.recipient).not.toBe(PORTAL);
    expect(Date.parse(lists[0]!.items[0]!.at)).toBe(Date.parse(one.changedAt));
    await found.approve(one);
    expect(await kinds()).toEqual([]);
    await found.handOver(one);
    expect(await kinds()).toEqual([]);
    await found.do('answer', one, { answer: 'no_answer', reference: null, text: null });
    expect(await kinds()).toEqual(['no_answer 1']);
    await found.do('close', one, { outcome: 'unknown' });
    expect(await kinds()).toEqual([]);
  });

  it('never holds what the caller wrote and cannot approve', async () => {
    const { caseId } = await file();
    const own = new Packages(caseId, lead, meera);
    await own.allow(PORTAL);
    const one = await own.ready(PORTAL, 'form', FIELDS);
    expect(await kinds()).toEqual([]);
    await own.do('cancel', one);
  });

  it('leaves out cases that are closed, of another desk, or kept from the caller', async () => {
    const found = await file();
    await found.allow(PORTAL);
    await found.ready(PORTAL, 'form', FIELDS);
    expect(await kinds()).toEqual(['approval 1']);
    const [tag] = desk.app.get(ExclusionTags, { strict: false }).of([desk.installation.coordinator.id]);
    await query('UPDATE cases SET kept_out = ARRAY[$2::bytea] WHERE id = $1', [found.caseId, tag]);
    expect(await kinds()).toEqual([]);
    await query(`UPDATE cases SET kept_out = '{}' WHERE id = $1`, [found.caseId]);
    expect(await kinds()).toEqual(['approval 1']);
    await query(`UPDATE cases SET status = 'closed' WHERE id = $1`, [found.caseId]);
    expect(await kinds()).toEqual([]);
    await query(`UPDATE cases SET status = 'new' WHERE id = $1`, [found.caseId]);
    const { deskId } = await desk.installation.addDesk('Coast desk');
    await query('UPDATE cases SET desk_id = $2 WHERE id = $1', [found.caseId, deskId]);
    expect(await kinds()).toEqual([]);
  });

  it('is mailed once a day to those who lead, with how much it is and no word of it', async () => {
    const found = await file();
    await found.allow(PORTAL);
    await found.ready(PORTAL, 'form', FIELDS);
    const server = await startMailServer();
    const worker = await runWorker(desk.installation, { SMTP_URL: server.url });
    try {
      const mails = () => server.mails.filter(({ text }) => text.includes('/owed'));
      for (let round = 0; round < 2; round += 1) await worker.get(OwedMails, { strict: false }).send();
      expect(mails()).toHaveLength(1);
      const [mail] = mails();
      expect(mail).toMatchObject({ to: [desk.installation.coordinator.email], subject: 'What is owed: 1' });
      expect(mail!.raw).not.toMatch(/TEST-|ncrp/i);
    } finally {
      await worker.close();
      await server.stop();
    }
    await query(`UPDATE cases SET status = 'closed' WHERE id = $1`, [found.caseId]);
  });

  it('has coordinators mailed once a month how many reviews are due', async () => {
    await verifyRecipient(desk, undefined, { nextReview: '2026-11-01' });
    const { reviewsDue } = await owed();
    expect(reviewsDue).toBeGreaterThan(0);
    const server = await startMailServer();
    const worker = await runWorker(desk.installation, { SMTP_URL: server.url });
    try {
      const send = () => worker.get(ReviewMails, { strict: false }).send();
      const mails = () => server.mails.filter(({ text }) => text.includes('/directory'));
      for (let round = 0; round < 2; round += 1) await send();
      expect(mails()).toMatchObject([
        { to: [desk.installation.coordinator.email], subject: `Reviews of the directory: ${reviewsDue}` },
      ]);
      await query(`UPDATE review_mails SET told_on = date_trunc('month', told_on)`);
      await send();
      expect(mails()).toHaveLength(1);
      await query(`UPDATE review_mails SET told_on = date_trunc('month', told_on) - interval '1 day'`);
      await send();
      expect(mails()).toHaveLength(2);
    } finally {
      await worker.close();
      await server.stop();
    }
  });

  it('counts a long list, and shows what waits longest', async () => {
    const { caseId } = await file();
    await query(
      `INSERT INTO takedowns (id, case_id, platform, law, state, notices, created_at, changed_at)
       SELECT gen_random_uuid(), $1, 'other', 'platform_rules', 'expired', 1, now(), now() - n * interval '1 hour'
         FROM generate_series(1, 1100) n`,
      [caseId],
    );
    const [late] = (await owed()).lists;
    expect(late).toMatchObject({ kind: 'takedown_late', count: 1001 });
    expect(late!.items).toHaveLength(25);
    const times = late!.items.map(({ at }) => at);
    expect([...times].sort()).toEqual(times);
    expect(Date.parse(times[0]!)).toBeLessThan(Date.now() - 1_090 * 3_600_000);
  });
});
