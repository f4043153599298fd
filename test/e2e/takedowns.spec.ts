import { randomUUID } from 'node:crypto';
import type {
  NoticeDto,
  SetTakedownsAnswerDto,
  TakedownsDto,
} from '../../src/modules/takedowns/takedowns.dto.js';
import { eventually } from '../support/eventually.js';
import { timesBelowTheDay } from '../support/index.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import { Packages } from '../support/packages.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { ADULT_SHARED, FOUND } from '../support/reports.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LINKS = [
  'https://www.instagram.com/p/Cxyz123/?igsh=abc',
  'my ex put it here https://www.instagram.com/p/Cxyz456/ on Monday',
  'https://pictures.example/a/1',
];
/** Who gets notices about these links. */
const WHOM = ['platform-instagram', 'host-any'];
const NOTICE = {
  signedBy: 'Asha Rao',
  contact: 'takedown@helpdesk.example',
  goodFaith: true,
  made: false,
};
const SHARED = { ...ADULT_SHARED, country: 'IN', links: LINKS.join('\n') };

describe('takedowns', () => {
  const desk = useCasework();
  const allow = (found: WorkedCase, recipientId: string): Promise<string> =>
    new Packages(found.id, desk.kiran, desk.meera).allow(recipientId, 'takedown');
  /** A report whose reporter allows notices to these. */
  async function filed(answers: Answers = SHARED, allowed = WHOM): Promise<WorkedCase> {
    const found = await desk.filed(answers);
    for (const one of allowed) await allow(found, one);
    return found;
  }
  const shown = (found: WorkedCase) => desk.kiran.get<TakedownsDto>(`${found.at}/takedowns`);
  const ids = async (found: WorkedCase) => (await shown(found)).takedowns.map(({ id }) => id);
  const set = (found: WorkedCase, body: object, who = desk.kiran) =>
    who.ask<SetTakedownsAnswerDto>('POST', `${found.at}/takedowns`, body);
  const number = (found: WorkedCase, id: string, requestNumber: string | null, who = desk.kiran) =>
    who.ask<TakedownsDto>('POST', `${found.at}/takedowns/${id}/number`, { requestNumber });
  const noticeOf = (found: WorkedCase, id: string, who = desk.kiran) =>
    who.ask<NoticeDto>('GET', `${found.at}/takedowns/${id}/notice`);
  const states = async (found: WorkedCase) => (await shown(found)).takedowns.map(({ state }) => state);
  /** Each of these locations is made ready and its notice is sent. */
  async function sent(found: WorkedCase, of: string[], law: string | null = null): Promise<void> {
    for (const body of [
      { ids: of, state: 'ready', law, notice: NOTICE },
      { ids: of, state: 'sent' },
    ])
      expect((await set(found, body)).body).toMatchObject({ done: of.length, failed: [] });
  }
  /** Of the clocks of a row: kind and state. */
  const clocksOf = async (found: WorkedCase, id: string) => {
    const one = (await shown(found)).takedowns.find((takedown) => takedown.id === id);
    return Object.fromEntries((one?.clocks ?? []).map(({ clock, state }) => [clock, state]));
  };

  it('shows each link of the report once, by the law of its place, and nothing that stands around it', async () => {
    const found = await filed();
    const { takedowns, limits } = await shown(found);
    expect(takedowns).toMatchObject([
      { platform: 'instagram', link: LINKS[0], state: 'proposed', law: 'in_3_2_b', notices: 0, clocks: [] },
      { platform: 'instagram', link: 'instagram.com/p/Cxyz456', law: 'in_3_2_b' },
      { platform: 'other', link: LINKS[2], law: 'in_sop' },
    ]);
    expect(limits).toContainEqual(expect.objectContaining({ law: 'us_tida', hours: 48, standing: 'law' }));
    const rows = await desk.installation.database.query('SELECT 1 FROM takedowns WHERE case_id = $1', [
      found.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('runs the clocks of each row from the sending on; no reply meets one, and "gone" meets that row alone', async () => {
    const found = await filed();
    const [one, two, host] = (await ids(found)) as [string, string, string];
    await sent(found, [one, two, host]);
    expect(await clocksOf(found, one)).toEqual({
      takedown_in_acknowledge: 'running',
      takedown_in_2h: 'running',
    });
    expect(await clocksOf(found, host)).toEqual({ takedown_sop_24h: 'running' });
    await desk.kiran.post(`${found.at}/messages`, { id: randomUUID(), text: 'We wrote to the site.' });
    expect(await desk.clocks(found, 'takedown_in_2h')).toEqual(['running', 'running']);
    await set(found, { ids: [one], state: 'removed', words: 'Removed. Case 77-PARROT.' });
    expect(await clocksOf(found, one)).toEqual({ takedown_in_acknowledge: 'met', takedown_in_2h: 'met' });
    expect(await clocksOf(found, two)).toEqual({
      takedown_in_acknowledge: 'running',
      takedown_in_2h: 'running',
    });
    await set(found, { ids: [two], state: 'acknowledged' });
    expect(await clocksOf(found, two)).toEqual({ takedown_in_acknowledge: 'met', takedown_in_2h: 'running' });
    expect((await shown(found)).takedowns[0]).toMatchObject({ words: 'Removed. Case 77-PARROT.' });
    const open = await desk.installation.database.query(
      `SELECT 1 FROM case_events WHERE detail::text LIKE '%PARROT%' UNION
       SELECT 1 FROM audit_log WHERE detail::text LIKE '%PARROT%' UNION
       SELECT 1 FROM takedowns t WHERE t::text ~ 'PARROT|instagram.com|pictures.example'`,
    );
    expect(open).toEqual([]);
    expect(await desk.audited(found, 'takedown.%')).toEqual(Array.from({ length: 4 }, () => 'takedown.set'));
  });

  it('tells of a time that passed once, gives the link up, and says what can be done next', async () => {
    const found = await filed();
    await desk.kiran.post(`${found.at}/assign`, { assigneeId: desk.installation.counsellors[0].id });
    const [one, two] = (await ids(found)) as [string, string];
    await sent(found, [one, two]);
    await desk.later(3 * HOUR);
    const mail = () =>
      desk.mails.nextMail(
        ({ text }) => text.includes(found.reference) && text.includes('let a time limit pass'),
      );
    const told = [await mail(), await mail()].flatMap(({ to }) => to).sort();
    expect(told).toEqual(
      [desk.installation.counsellors[0].email, desk.installation.coordinator.email].sort(),
    );
    const late = await eventually('both are given up', async () => {
      const two = (await shown(found)).takedowns.slice(0, 2);
      return two.every(({ state }) => state === 'expired') && two;
    });
    expect(late).toMatchObject([
      { state: 'expired', steps: ['in_second_notice', 'in_appeal', 'in_other_doors'] },
      { state: 'expired' },
    ]);
    expect(await desk.told(found, /^takedowns_late/)).toEqual(['takedowns_late']);

    await sent(found, [one], 'in_3_2_a');
    expect(await clocksOf(found, one)).toMatchObject({ takedown_in_36h: 'running' });
    await set(found, { ids: [one], state: 'removed' });
    expect(await clocksOf(found, one)).toMatchObject({ takedown_in_36h: 'met', takedown_in_2h: 'met' });
    await set(found, { ids: [one], state: 'appeared_again' });
    expect((await shown(found)).takedowns[0]).toMatchObject({ steps: ['notice_again'], notices: 2 });
  });

  it('keeps the number of a request, and says when there is none that the FTC asks for', async () => {
    const found = await filed({ ...SHARED, country: 'US' });
    const [one] = (await ids(found)) as [string];
    expect(await number(found, one, 'REQ-1')).toMatchObject({
      status: 404,
      body: { code: 'TAKEDOWN_NOT_FOUND' },
    });
    await sent(found, [one]);
    await desk.later(49 * HOUR);
    await desk.mails.nextMail(
      ({ text }) => text.includes(found.reference) && text.includes('let a time limit pass'),
    );
    expect((await shown(found)).takedowns[0]).toMatchObject({ steps: ['us_ftc', 'us_number_missing'] });
    expect((await number(found, one, ' REQ-1 ')).body).toMatchObject({
      takedowns: [{ requestNumber: 'REQ-1', steps: ['us_ftc'] }, {}, {}],
    });
    expect((await number(found, one, ' ')).body).toMatchObject({
      takedowns: [{ requestNumber: null }, {}, {}],
    });
  });

  it('makes none ready without what its law asks for, and keeps what was sent as it was sent', async () => {
    const found = await filed({ ...SHARED, country: 'US' });
    const [one, two] = (await ids(found)) as [string, string];
    expect(await noticeOf(found, one)).toMatchObject({ status: 404, body: { code: 'TAKEDOWN_NOTICE_NONE' } });
    for (const [notice, missing] of [
      [undefined, ['good_faith', 'signature', 'contact']],
      [{ ...NOTICE, signedBy: ' ' }, ['signature']],
      [{ ...NOTICE, goodFaith: false, contact: null }, ['good_faith', 'contact']],
    ] as const)
      expect(
        (await set(found, { ids: [one], state: 'ready', ...(notice && { notice }) })).body,
      ).toMatchObject({
        done: 0,
        failed: [{ id: one, code: 'TAKEDOWN_NOTICE_INCOMPLETE', missing }],
      });
    await set(found, { ids: [one, two], state: 'ready', notice: NOTICE });
    expect(await shown(found)).toMatchObject({ lastNotice: NOTICE });
    expect((await noticeOf(found, one)).body).toMatchObject({ law: 'us_tida', sent: false });
    await set(found, { ids: [one], state: 'sent' });
    const left = (await noticeOf(found, one)).body;
    expect(left.sent).toBe(true);
    expect(left.elements.map(({ element }) => element)).toEqual([
      ...['rule', 'locate', 'on_behalf', 'good_faith', 'contact', 'signature'],
    ]);
    expect(left.elements[1]?.text).toContain(LINKS[0]);
    // What is said for others later does not change what left.
    await set(found, { ids: [two], state: 'ready', notice: { ...NOTICE, signedBy: 'Vikram Shah' } });
    expect((await noticeOf(found, one)).body).toEqual(left);
    expect(JSON.stringify((await noticeOf(found, two)).body)).toContain('Vikram Shah');
    const open = await desk.installation.database.query(
      `SELECT 1 FROM case_events WHERE detail::text ~ 'Vikram Shah|helpdesk.example' UNION
       SELECT 1 FROM audit_log WHERE detail::text ~ 'Vikram Shah|helpdesk.example'`,
    );
    expect(open).toEqual([]);
  });

  it('names in a second notice what was not kept', async () => {
    const found = await filed();
    const [one] = (await ids(found)) as [string];
    await sent(found, [one]);
    await desk.later(3 * HOUR);
    await desk.mails.nextMail(
      ({ text }) => text.includes(found.reference) && text.includes('let a time limit pass'),
    );
    await set(found, { ids: [one], state: 'ready', law: 'in_3_2_a' });
    const { elements } = (await noticeOf(found, one)).body;
    expect(elements[0]?.text).toMatch(
      /^Our complaint of \d{4}-\d{2}-\d{2} under rule 3\(2\)\(b\) was not acted on/,
    );
  });

  it('works forty links through at once, and says of each that stays why', async () => {
    // The form takes twenty lines.
    const lines = Array.from(
      { length: 20 },
      (_, at) => `https://x.com/heron/status/${1_000 + at} https://x.com/heron/status/${2_000 + at}`,
    );
    const found = await filed({ ...SHARED, links: lines.join('\n') }, ['platform-x']);
    const all = await ids(found);
    expect(all).toHaveLength(40);
    await set(found, { ids: all.slice(0, 38), state: 'ready', notice: NOTICE });
    const stranger = randomUUID();
    const { body } = await set(found, { ids: [...all, stranger], state: 'sent' });
    expect(body).toMatchObject({
      done: 38,
      failed: [
        { id: all[38], code: 'TAKEDOWN_STEP_WRONG' },
        { id: all[39], code: 'TAKEDOWN_STEP_WRONG' },
        { id: stranger, code: 'TAKEDOWN_NOT_FOUND' },
      ],
    });
    expect((await states(found)).filter((state) => state === 'sent')).toHaveLength(38);
    // What is so already is as asked, and nothing of it is written again.
    expect((await set(found, { ids: all.slice(0, 38), state: 'sent' })).body).toMatchObject({ done: 38 });
    expect(await desk.told(found, /^takedowns_set/)).toHaveLength(2);
    expect((await set(found, { ids: [all[0], all[0]?.toUpperCase()], state: 'sent' })).status).toBe(400);
    expect((await set(found, { ids: [], state: 'sent' })).status).toBe(400);
    expect((await set(found, { ids: [all[0]], state: 'expired' })).status).toBe(400);
  });

  it('is looked at again 3 and 14 days after it was gone, by a person or the reporter, and by nothing else', async () => {
    const found = await filed();
    await desk.kiran.post(`${found.at}/assign`, { assigneeId: desk.installation.counsellors[0].id });
    const [one, two] = (await ids(found)) as [string, string];
    const checked = (...of: string[]) =>
      desk.kiran.ask<SetTakedownsAnswerDto>('POST', `${found.at}/takedowns/checked`, { ids: of });
    const checks = async (id: string) => {
      const row = (await shown(found)).takedowns.find((takedown) => takedown.id === id);
      return Object.fromEntries((row?.checks ?? []).map(({ check, state }) => [check, state]));
    };
    const notDue = (id: string) => ({ id, code: 'TAKEDOWN_CHECK_NOT_DUE', missing: [] });
    await sent(found, [one, two]);
    await set(found, { ids: [one, two], state: 'removed' });
    expect(await checks(one)).toEqual({ takedown_check_3d: 'running', takedown_check_14d: 'running' });
    expect((await checked(one)).body).toMatchObject({ done: 0, failed: [notDue(one)] });

    await desk.later(3 * DAY + HOUR);
    const mail = () =>
      desk.mails.nextMail(
        ({ text }) => text.includes(found.reference) && text.includes('time to look at it again'),
      );
    expect((await mail()).to).toEqual([desk.installation.counsellors[0].email]);
    // Whoever is asked may say what they know, on their page, and does not have to look.
    const person = await (await new Reporter(desk.web.site).enter(found.code)).open('/r');
    await person.press('Link 1 is gone');
    expect((await shown(found)).takedowns[0]).toMatchObject({ state: 'removed', seen: 'gone' });
    expect((await checked(one)).body).toMatchObject({ done: 1, failed: [] });
    expect(await checks(one)).toEqual({ takedown_check_3d: 'met', takedown_check_14d: 'running' });
    expect((await checked(one)).body.failed).toEqual([notDue(one)]);

    // It is there again: what was to be looked at ends, and the next notice begins a time of its own.
    await set(found, { ids: [two], state: 'appeared_again' });
    expect(await checks(two)).toEqual({ takedown_check_3d: 'cancelled', takedown_check_14d: 'cancelled' });
    await sent(found, [two]);
    expect(await clocksOf(found, two)).toMatchObject({ takedown_in_2h: 'running' });
    expect(await desk.told(found, /^takedown(s_checked|_checks)/)).toEqual([
      'takedown_checks_due',
      'takedowns_checked',
    ]);
    expect((await desk.audited(found, 'takedown.checked')).length).toBe(1);
  });

  it('is given up after 7 days without an answer where no law sets a time, with what else can be tried', async () => {
    const found = await desk.filed(FOUND);
    const [one] = (await ids(found)) as [string];
    await sent(found, [one]);
    await set(found, { ids: [one], state: 'acknowledged' });
    await desk.later(6 * DAY);
    expect(await states(found)).toEqual(['acknowledged']);
    await desk.later(7 * DAY + HOUR);
    await eventually('it is given up', async () => (await states(found))[0] === 'expired');
    expect((await shown(found)).takedowns[0]).toMatchObject({ steps: ['other_way'] });
  });

  it('sends nothing for the person that they do not allow, says what to do, and stops what they take back', async () => {
    const found = await filed(SHARED, ['host-any']);
    const all = await ids(found);
    const [one, , host] = all as [string, string, string];
    expect((await shown(found)).takedowns).toMatchObject([
      { consent: 'none', recipientId: 'platform-instagram', recipient: 'Instagram' },
      { consent: 'none' },
      { consent: 'given', recipientId: 'host-any' },
    ]);
    const notCovered = (id: string) => ({ id, code: 'TAKEDOWN_NOT_COVERED', missing: [] });
    expect((await set(found, { ids: [one, host], state: 'ready', notice: NOTICE })).body).toMatchObject({
      done: 1,
      failed: [notCovered(one)],
    });
    // A law that speaks of no person does not lead around it.
    expect(
      (await set(found, { ids: [one], state: 'ready', law: 'platform_rules', notice: NOTICE })).body.failed,
    ).toEqual([notCovered(one)]);
    await allow(found, 'platform-instagram');
    await sent(found, [one]);
    expect((await noticeOf(found, one)).body.elements.map(({ element }) => element)).toContain('on_behalf');

    // The host's notice is ready and waits; the reporter takes both back on their page.
    const person = await (await new Reporter(desk.web.site).enter(found.code)).open('/r');
    await person.press('Take it back');
    expect(person.text).toContain('Nothing has been sent.');
    await person.press('Take it back');
    expect(person.text).toMatch(/We sent it on .* That we can not get back\./);
    expect((await shown(found)).takedowns).toMatchObject([
      { state: 'sent', consent: 'taken_back' },
      { state: 'proposed' },
      { state: 'proposed', consent: 'taken_back' },
    ]);
    expect(await desk.told(found, /^takedowns_stopped/)).toEqual(['takedowns_stopped']);
    expect((await set(found, { ids: [host], state: 'ready' })).body.failed).toEqual([notCovered(host)]);
    // What is said of a notice that has left is still written down.
    expect((await set(found, { ids: [one], state: 'removed' })).body).toMatchObject({ done: 1 });
  });

  it('asks nobody where a finder tells a platform, by its own rules, what they found', async () => {
    const found = await desk.filed(FOUND);
    const [one] = (await ids(found)) as [string];
    expect((await shown(found)).takedowns[0]).toMatchObject({
      law: 'platform_rules',
      consent: 'not_needed',
    });
    expect((await set(found, { ids: [one], state: 'ready', law: 'in_sop' })).body.failed).toMatchObject([
      { code: 'TAKEDOWN_NOT_COVERED' },
    ]);
    await sent(found, [one]);
    const { elements } = (await noticeOf(found, one)).body;
    expect(elements.map(({ element }) => element)).toEqual(['rule', 'locate', 'contact', 'signature']);
    expect(JSON.stringify(elements)).not.toContain('behalf');
  });

  it('is of the desk, for those who may have the case, while it is open', async () => {
    const found = await desk.filedWithoutMeera(SHARED);
    await allow(found, 'platform-instagram');
    const [one] = (await ids(found)) as [string];
    await sent(found, [one]);
    for (const who of [desk.meera, await desk.stranger('Desk of takedowns')]) {
      const notFound = { status: 404, body: { code: 'CASE_NOT_FOUND' } };
      expect(await who.ask('GET', `${found.at}/takedowns`)).toMatchObject(notFound);
      expect(await set(found, { ids: [one], state: 'removed' }, who)).toMatchObject(notFound);
      expect(await number(found, one, 'REQ-2', who)).toMatchObject(notFound);
      expect(await noticeOf(found, one, who)).toMatchObject(notFound);
    }
    await desk.later(3 * HOUR);
    await desk.mails.nextMail(
      ({ text }) => text.includes(found.reference) && text.includes('let a time limit pass'),
    );
    const told = await desk.installation.database.query(
      `SELECT 1 FROM notifications WHERE case_id = $1 AND reason = 'takedown_late' AND staff_id = $2`,
      [found.id, desk.installation.counsellors[1].id],
    );
    expect(told).toEqual([]);
    await desk.kiran.post(`${found.at}/messages`, { id: randomUUID(), text: 'All is done.' });
    await desk.close(found);
    const closed = { status: 409, body: { code: 'TAKEDOWN_CASE_CLOSED' } };
    expect(await set(found, { ids: [one], state: 'removed' })).toMatchObject(closed);
    expect(await number(found, one, 'REQ-2')).toMatchObject(closed);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
  });
});
