import { fileCase } from '../medium/cases/file-case.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { timesBelowTheDay } from '../support/index.js';
import { Packages } from '../support/packages.js';

const PORTAL = 'in-ncrp';
const WORDS = 'lantern-canary-words';
const NUMBER = 'lantern-canary-number';
const FIELDS = {
  category: 'Sextortion',
  date_time: '28 November, evening',
  state: 'Kerala',
  district: 'Ernakulam',
  police_station: 'Not known',
  platform: 'A messenger',
  information: WORDS,
};

describe('a package for those who can act', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    [kiran, meera] = [
      await ConsoleClient.of(desk, desk.installation.counsellors[0]),
      await ConsoleClient.of(desk, desk.installation.counsellors[1]),
    ];
  });
  afterAll(() => desk?.stop());

  let filed = 0;
  const file = async (): Promise<Packages> => {
    const { id } = await fileCase(desk.app, { reference: `TEST-${String((filed += 1)).padStart(4, '0')}` });
    return new Packages(id, kiran, meera);
  };
  const ready = (found: Packages) => found.ready(PORTAL, 'form', FIELDS);
  const refused = (status: number, code: string) => ({ status, body: { code } });

  it('is written in the recipient’s fields, approved by a second person, sent by hand and followed to its end', async () => {
    const found = await file();
    const begun = await found.begin(PORTAL, 'form');
    expect(begun).toMatchObject({ state: 'draft', byHand: true, unsure: true, covered: false, version: 1 });
    expect(begun.fields.map(({ key }) => key).slice(0, 2)).toEqual(['category', 'sub_category']);
    expect(await found.do('ready', begun, { version: 1 })).toMatchObject(
      refused(422, 'ESCALATION_INCOMPLETE'),
    );
    expect((await found.save(begun, { ...FIELDS, information: 'x '.repeat(900) })).status).toBe(200);
    const long = await found.find(begun.id);
    expect(long.fields.find(({ key }) => key === 'information')).toMatchObject({ gap: 'too_long' });
    expect(await found.save(begun, FIELDS)).toMatchObject(refused(409, 'ESCALATION_CHANGED'));
    expect(await found.save(long, { nonsense: 'x' })).toMatchObject(refused(422, 'ESCALATION_FIELD_UNKNOWN'));
    await found.save(long, FIELDS);
    expect((await found.do('ready', begun, { version: 3 })).status).toBe(200);

    const complete = await found.find(begun.id);
    expect(complete).toMatchObject({ state: 'ready', version: 3 });
    expect(complete.text).toContain(`Additional information\n${WORDS}`);
    expect(complete.moves).not.toContain('approve');
    expect((await found.list(meera))[0]!.moves).toContain('approve');
    expect(await found.approve(complete, kiran)).toMatchObject(refused(403, 'ESCALATION_OWN'));
    expect(await found.approve(complete)).toMatchObject(refused(409, 'ESCALATION_NOT_COVERED'));
    await found.allow(PORTAL);
    expect(await found.approve({ ...complete, digest: begun.digest })).toMatchObject(
      refused(409, 'ESCALATION_CHANGED'),
    );
    expect(await found.handOver(complete)).toMatchObject(refused(409, 'ESCALATION_NOT_NOW'));
    expect((await found.approve(complete)).status).toBe(200);
    const { name } = desk.installation.counsellors[1];
    expect(await found.find(begun.id)).toMatchObject({
      state: 'approved',
      covered: true,
      approvedBy: { name },
    });

    expect(await found.handOver(complete, '2099-01-01')).toMatchObject(refused(422, 'ESCALATION_DAY_WRONG'));
    expect((await found.handOver(complete, '2026-02-31')).status).toBe(400);
    expect((await found.handOver(complete, '2026-11-28', NUMBER)).status).toBe(200);
    expect(await found.approve(complete)).toMatchObject(refused(409, 'ESCALATION_NOT_NOW'));
    const noted = { answer: 'acknowledged', reference: NUMBER, text: null };
    expect((await found.do('answer', begun, noted)).status).toBe(200);
    await found.do('answer', begun, { ...noted, answer: 'answered', text: WORDS });
    await found.do('close', begun, { outcome: 'acted' });
    const end = await found.find(begun.id);
    expect(end).toMatchObject({ state: 'closed', outcome: 'acted', moves: [] });
    expect(end.notes.map(({ what }) => what)).toEqual([
      'approve',
      'hand_over',
      'acknowledge',
      'answer',
      'close',
    ]);
    expect(end.notes[1]).toMatchObject({ on: '2026-11-28', reference: NUMBER });
    const { events } = await kiran.case(found.caseId);
    const moved = events
      .filter(({ kind }) => kind === 'escalation_moved')
      .map(({ detail }) => detail['state']);
    expect(moved).toEqual(['draft', 'ready', 'approved', 'sent', 'acknowledged', 'answered', 'closed']);
    const [{ text } = { text: '' }] = await desk.installation.database.query<{ text: string }>(
      `SELECT concat((SELECT string_agg(e::text, '') FROM escalations e), (SELECT string_agg(e::text, '') FROM case_events e),
                     (SELECT string_agg(a::text, '') FROM audit_log a), (SELECT string_agg(o::text, '') FROM outbox o)) AS text`,
    );
    expect(text).not.toContain('canary');
  });

  it('needs a new approval when a word of it changes, and goes back when it is sent back', async () => {
    const found = await file();
    await found.allow(PORTAL);
    const complete = await ready(found);
    await found.approve(complete);
    await found.save(complete, { ...FIELDS, state: 'Goa' });
    const changed = await found.find(complete.id);
    expect(changed).toMatchObject({ state: 'draft', approvedBy: null, version: complete.version + 1 });
    expect(changed.digest).not.toBe(complete.digest);
    expect(await found.handOver(changed)).toMatchObject(refused(409, 'ESCALATION_NOT_NOW'));
    await found.do('ready', changed, { version: changed.version });
    expect((await found.approve(changed)).status).toBe(200);
    await found.do('return', changed);
    expect(await found.find(complete.id)).toMatchObject({ state: 'draft', approvedBy: null });
  });

  it('does not leave when the reporter takes consent back; what left, left', async () => {
    const found = await file();
    const consent = await found.allow(PORTAL);
    const left = await ready(found);
    await found.approve(left);
    expect((await found.handOver(left)).status).toBe(200);
    const waiting = await ready(found);
    await found.approve(waiting);
    await found.answer(consent, 'taken_back');
    expect((await found.list()).map(({ state, covered }) => [state, covered]).sort()).toEqual([
      ['cancelled', false],
      ['sent', false],
    ]);
    expect(await found.handOver(waiting)).toMatchObject(refused(409, 'ESCALATION_NOT_NOW'));
    const consents = await kiran.get<{ leftOn: string[] }[]>(`/api/cases/${found.caseId}/consents`);
    expect(consents[0]!.leftOn).toHaveLength(1);
  });

  it('is not believed where only the database says that it was approved, or what it says', async () => {
    const found = await file();
    await found.allow(PORTAL);
    const complete = await ready(found);
    const { database } = desk.installation;
    await database.query(`UPDATE escalations SET state = 'approved' WHERE id = $1`, [complete.id]);
    expect(await found.find(complete.id)).toMatchObject({ approvedBy: null });
    expect(await found.handOver(complete)).toMatchObject(refused(409, 'ESCALATION_NOT_APPROVED'));
    await database.query(`UPDATE escalations SET digest = sha256('x') WHERE id = $1`, [complete.id]);
    expect((await kiran.ask('GET', found.at())).body).toMatchObject({ code: 'ENTRIES_TAMPERED' });
  });

  it('is for somebody in the directory, and keeps no minute once its case is closed', async () => {
    const found = await file();
    for (const [recipientId, channelKey] of [
      ['nobody-at-all', 'form'],
      [PORTAL, 'pigeon'],
    ])
      expect(await kiran.ask('POST', found.at(), { recipientId, channelKey })).toMatchObject(
        refused(422, 'ESCALATION_RECIPIENT_UNKNOWN'),
      );
    const recipients = await kiran.get<{ id: string; channels: unknown[] }[]>('/api/escalations/recipients');
    expect(recipients.find((one) => one.id === PORTAL)).toMatchObject({
      channels: [{ key: 'form', type: 'web_form', byHand: true, ready: true }],
    });
    await found.allow(PORTAL);
    const complete = await ready(found);
    await found.approve(complete);
    await found.handOver(complete);
    const closing = { status: 'closed', reason: 'advice_given', outcome: 'unknown' };
    await kiran.post(`/api/cases/${found.caseId}/status`, closing);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
    const body = { recipientId: PORTAL, channelKey: 'form' };
    expect(await kiran.ask('POST', found.at(), body)).toMatchObject(refused(409, 'ESCALATION_CASE_CLOSED'));
    // What comes of it is noted all the same.
    const noted = { answer: 'refused', reference: null, text: null };
    expect((await found.do('answer', complete, noted)).status).toBe(200);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
  });
});
