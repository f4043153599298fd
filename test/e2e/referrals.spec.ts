import { randomUUID } from 'node:crypto';
import type { SessionDto } from '../../src/modules/auth/dto/session.dto.js';
import { Reporter } from '../support/reporter.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import { Referring } from '../support/referring.js';
import { CHILD_THREATENED } from '../support/reports.js';

const DAY = 24 * 60 * 60_000;
const CENTRE = 'in-one-stop-centre';
const LEGAL_AID = 'in-nalsa';
const CHILD_LINE = 'in-1098';
const OVERDUE = 'the next step with a service is overdue';
const ANSWERED = 'has answered an offer of help';

describe('services that a person is offered', () => {
  const desk = useCasework();
  const given = async (over: object = {}): Promise<{ found: WorkedCase; work: Referring }> => {
    const found = await desk.filed({ ...CHILD_THREATENED, ...over });
    // Whoever has the case is told; of one that nobody has, everybody is, in any order.
    const { staff } = await desk.kiran.get<SessionDto>('/api/session');
    await desk.kiran.post(`${found.at}/assign`, { assigneeId: staff.id });
    return { found, work: new Referring(desk.kiran, found.at) };
  };
  const back = async ({ code }: WorkedCase): Promise<Reporter> => {
    const person = await new Reporter(desk.web.site).enter(code);
    return person.open('/r');
  };
  const mailed = async ({ reference }: WorkedCase, words: string): Promise<string[]> =>
    (await desk.mails.nextMail(({ text }) => text.includes(reference) && text.includes(words))).to;

  it('are offered where they take the person, in order, and lead to the next where one says no', async () => {
    const { found, work } = await given();
    const before = await work.read();
    expect(before).toMatchObject({
      person: { gender: 'unsaid', ageBand: null },
      ageOfCase: '13_15',
      referrals: [],
    });
    expect(before.services.find(({ id }) => id === CENTRE)?.asks).toContain('gender');
    await work.is('male');
    const { services } = await work.read();
    expect(services.find(({ id }) => id === CENTRE)).toMatchObject({
      fit: 'does_not_take',
      noes: expect.arrayContaining(['gender']),
      nextId: LEGAL_AID,
    });
    expect(await work.offer(CENTRE)).toMatchObject({ status: 422, body: { code: 'REFERRAL_NOT_TAKEN' } });
    expect(await work.offer('in-ncrp')).toMatchObject({ body: { code: 'REFERRAL_SERVICE_UNKNOWN' } });
    expect(await work.offer(LEGAL_AID, { learnt: null })).toMatchObject({
      status: 422,
      body: { code: 'REFERRAL_ASK_FIRST' },
    });
    expect((await work.offer(LEGAL_AID)).status).toBe(200);
    expect(await work.offer(LEGAL_AID)).toMatchObject({ body: { code: 'REFERRAL_OFFERED_ALREADY' } });

    // The person says no on their page, changes their mind, and then says no by phone.
    const person = await back(found);
    expect(person.text).toContain('They can help you.');
    expect(person.text).toContain('15100');
    await person.press('Not this', { message: 'Half a thought' });
    expect(person.text).toContain('You said no to this. You can still say yes.');
    expect(person.valueOf('message')).toBe('Half a thought');
    expect(await mailed(found, ANSWERED)).toEqual([desk.installation.counsellors[0].email]);
    await person.press('Yes, I want this');
    expect(await work.to(LEGAL_AID)).toMatchObject({ state: 'accepted', said: null });
    const no = await work.step(LEGAL_AID, 'answer', { answer: 'declined', words: 'Not a lawyer.' });
    expect(no.status).toBe(200);
    expect(await work.to(LEGAL_AID)).toMatchObject({ state: 'declined', said: 'Not a lawyer.', dueAt: null });
    expect((await work.read()).services.find(({ id }) => id === CENTRE)?.nextId).toBe(CHILD_LINE);
    expect((await back(found)).text).toContain('Not a lawyer.');
    expect(await desk.told(found, /^referral_/)).toEqual([
      'referral_offered',
      ...['referral_answered', 'referral_answered', 'referral_answered'],
    ]);
  });

  it('are told of the person with their consent alone, by phone, and followed up', async () => {
    const { found, work } = await given();
    await work.offer(CHILD_LINE);
    const handOver = { told: 'A first name, and that they are afraid.', spokenTo: 'Mrs. Rao of the line' };
    expect(await work.step(CHILD_LINE, 'hand-over', handOver)).toMatchObject({
      status: 409,
      body: { code: 'REFERRAL_NOT_ALLOWED' },
    });
    const consent = await work.allow(CHILD_LINE);
    // Nobody is handed over who did not say yes to the service.
    expect(await work.step(CHILD_LINE, 'hand-over', handOver)).toMatchObject({
      body: { code: 'REFERRAL_CHANGED' },
    });
    await (await back(found)).press('Yes, I want this');
    expect((await work.step(CHILD_LINE, 'hand-over', handOver)).status).toBe(200);
    expect(await work.to(CHILD_LINE)).toMatchObject({
      state: 'handed_over',
      consent: 'given',
      told: handOver.told,
      notes: [{ words: 'They said: yes, in Hindi too.' }, { spokenTo: handOver.spokenTo }],
    });
    const consents = await desk.kiran.get<{ id: string; leftOn: string[] }[]>(`${found.at}/consents`);
    expect(consents.find(({ id }) => id === consent)?.leftOn).toHaveLength(1);

    // The person reads what was told, and not to whom; nothing of it stands in the open.
    const person = await back(found);
    expect(person.text).toContain(handOver.told);
    expect(person.text).not.toContain('Rao');
    const rows = await desk.installation.database.query('SELECT * FROM referrals');
    expect(JSON.stringify(rows)).not.toMatch(/Rao|first name|Hindi/);
    expect(JSON.stringify(await desk.page(found))).not.toMatch(/Rao|first name/);

    await desk.later(8 * DAY);
    const told = [await mailed(found, OVERDUE), await mailed(found, OVERDUE)].flat().sort();
    expect(told).toEqual(
      [desk.installation.counsellors[0].email, desk.installation.coordinator.email].sort(),
    );
    await desk.installation.database.query(
      `UPDATE referrals SET due_at = now() - interval '1 minute' WHERE case_id = $1`,
      [found.id],
    );
    type Owed = { lists: { kind: string; items: { reference: string }[] }[] };
    const late = async (): Promise<string[]> => {
      const { lists } = await desk.lead.get<Owed>('/api/owed');
      return (lists.find(({ kind }) => kind === 'referral_late')?.items ?? []).map((one) => one.reference);
    };
    expect(await late()).toContain(found.reference);

    await work.step(CHILD_LINE, 'attendance', { attendance: 'not_attended', words: 'The line was busy.' });
    expect((await work.step(CHILD_LINE, 'again', { words: 'Shall we try again?' })).status).toBe(200);
    expect(await work.to(CHILD_LINE)).toMatchObject({ state: 'offered', words: 'Shall we try again?' });
    await (await back(found)).press('Yes, I want this');
    await work.step(CHILD_LINE, 'attendance', { attendance: 'attended' });
    await work.step(CHILD_LINE, 'end', { outcome: 'helped', words: 'They found a counsellor.' });
    expect(await work.to(CHILD_LINE)).toMatchObject({ state: 'ended', next: [] });
    expect(await late()).not.toContain(found.reference);
    expect(await desk.audited(found, 'referral.%')).toEqual([
      ...['referral.offered', 'referral.handed_over', 'referral.attendance', 'referral.offered'],
      ...['referral.attendance', 'referral.ended'],
    ]);
    expect((await desk.clocks(found, 'referral')).filter((state) => state === 'running')).toEqual([]);
  });

  it('change once, whoever is faster, and not in a closed case', async () => {
    const { found, work } = await given();
    await work.offer(CHILD_LINE);
    const { id, version } = await work.to(CHILD_LINE);
    const say = (answer: string) =>
      desk.meera.ask<{ code?: string }>('POST', `${work.at}/${id}/answer`, { version, answer, words: 'So.' });
    const both = await Promise.all([say('accepted'), say('declined')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('REFERRAL_CHANGED');
    const clocks = await desk.clocks(found, 'referral');
    expect(clocks.filter((state) => state === 'running').length).toBeLessThan(2);
    const offers = await Promise.all([work.offer(LEGAL_AID), work.offer(LEGAL_AID)]);
    expect(offers.map(({ status }) => status).sort()).toEqual([200, 409]);

    // A consent that is taken back stops what has not been told.
    await work.step(LEGAL_AID, 'answer', { answer: 'accepted', words: 'Yes.' });
    const consent = await work.allow(LEGAL_AID);
    await desk.kiran.post(`${found.at}/consents/${consent}/answer`, { answer: 'taken_back', words: 'No.' });
    expect(await work.step(LEGAL_AID, 'hand-over', { told: 'x', spokenTo: 'y' })).toMatchObject({
      body: { code: 'REFERRAL_NOT_ALLOWED' },
    });
    const open = await back(found);
    await desk.close(found);
    expect(await work.offer('in-emergency')).toMatchObject({ body: { code: 'REFERRAL_CASE_CLOSED' } });
    // No is taken all the same, as a consent can be taken back; yes is not offered.
    await open.press('Not this');
    expect(open.page.status).toBe(200);
    expect(open.page.body).not.toContain('Yes, I want this');
    const late = await desk.installation.database.query(
      'SELECT 1 FROM referrals WHERE due_at IS NOT NULL AND case_id = $1',
      [found.id],
    );
    expect(late).toEqual([]);
  });

  it('are of the desk of the case; of others nobody learns anything', async () => {
    const { found, work } = await given({ keepOut: desk.installation.counsellors[1].name });
    const { found: other } = await given();
    await work.offer(CHILD_LINE);
    const { id } = await work.to(CHILD_LINE);
    const stranger = await desk.stranger('Desk of referrals');
    const body = { version: 1, words: 'x' };
    for (const who of [desk.meera, stranger])
      for (const [method, path, sent] of [
        ['GET', '', undefined],
        ['GET', `/prepared/${CHILD_LINE}`, undefined],
        ['PUT', '/person', { gender: 'female', ageBand: null }],
        ['POST', '', { serviceId: CHILD_LINE, words: 'x' }],
        ['POST', `/${id}/again`, body],
        ['POST', `/${id}/answer`, { ...body, answer: 'accepted' }],
        ['POST', `/${id}/hand-over`, { version: 1, told: 'x', spokenTo: 'y' }],
        ['POST', `/${id}/attendance`, { ...body, attendance: 'attended' }],
        ['POST', `/${id}/end`, { ...body, outcome: 'helped' }],
      ] as const)
        expect(await who.ask(method, `${work.at}${path}`, sent)).toMatchObject({
          status: 404,
          body: { code: 'CASE_NOT_FOUND' },
        });
    expect(
      await desk.kiran.ask('POST', `${other.at}/referrals/${id}/end`, { version: 1, outcome: 'helped' }),
    ).toMatchObject({ status: 404, body: { code: 'REFERRAL_NOT_FOUND' } });

    // On the page of somebody else's report, and before a code is entered, there is nothing of it.
    expect((await new Reporter(desk.web.site).open('/c')).page.body).not.toContain('referral');
    const person = await back(other);
    expect(person.page.body).not.toContain('They can help you.');
    const { path, fields } = person.fieldsFor('Send');
    for (const go of [
      `referral:accepted:${id}`,
      'referral:accepted:x',
      `referral:accepted:${randomUUID()}`,
    ]) {
      const sent = fields.filter(([name]) => name !== 'go');
      expect((await person.visitor.post(path, [...sent, ['go', go]])).status).toBe(409);
    }
    expect((await work.to(CHILD_LINE)).state).toBe('offered');
    await desk.later(4 * DAY);
    await mailed(found, OVERDUE);
    const notices = await desk.installation.database.query<{ staffId: string }>(
      'SELECT staff_id AS "staffId" FROM notifications WHERE case_id = $1',
      [found.id],
    );
    expect(notices.map(({ staffId }) => staffId)).not.toContain(desk.installation.counsellors[1].id);
  });
});
