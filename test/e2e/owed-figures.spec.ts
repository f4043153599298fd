import { ExclusionTags } from '../../src/modules/cases/index.js';
import type { OwedFiguresDto } from '../../src/modules/owed/figures.dto.js';
import type { TakedownsDto } from '../../src/modules/takedowns/takedowns.dto.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import { Packages } from '../support/packages.js';
import { ADULT_SHARED } from '../support/reports.js';

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
const NOTICE = {
  signedBy: 'Asha Rao',
  contact: 'takedown@helpdesk.example',
  goodFaith: true,
  made: false,
};
const SHARED = {
  ...ADULT_SHARED,
  country: 'IN',
  links: 'https://www.instagram.com/p/Cxyz123/\nhttps://www.instagram.com/p/Cxyz456/',
};

/** Packages that left on a day, `ago` days before today (UTC), and how many days later a word came. */
interface Sent {
  times: number;
  to?: string;
  state?: string;
  closedFrom?: string;
  outcome?: string;
  ago?: number;
  days?: number;
}

/** Links whose notice left ten days ago. */
interface Noticed {
  times: number;
  platform: string;
  law: string;
  state?: string;
  inTime?: boolean;
}

describe('figures of what was sent', () => {
  const desk = useCasework();
  let found: WorkedCase;
  const query = <T extends object>(sql: string, values: unknown[] = []) =>
    desk.installation.database.query<T>(sql, values);
  const ask = (days: unknown, who = desk.lead) => who.ask('GET', `/api/owed/figures?days=${String(days)}`);
  const figures = (days = 90) => desk.lead.get<OwedFiguresDto>(`/api/owed/figures?days=${days}`);

  beforeAll(async () => {
    found = await desk.filed();
  });
  afterEach(async () => {
    await query('DELETE FROM escalations');
    await query('DELETE FROM takedowns');
  });

  const send = (given: Sent, { id } = found) =>
    query(
      `INSERT INTO escalations (id, case_id, recipient_id, recipient_version, channel_key, state, version, entry_id, digest,
                                outcome, closed_from, created_at, changed_at, sent_at, heard_on)
       SELECT gen_random_uuid(), $1, $2, 0, 'form', $3, 1, gen_random_uuid(), decode(repeat('00', 32), 'hex'), $4, $5,
              moment, moment, moment, (moment AT TIME ZONE 'UTC')::date + $6::integer
         FROM generate_series(1, $7::integer),
              (SELECT date_trunc('day', now(), 'UTC') - $8::integer * interval '1 day' + interval '10 hours' AS moment) given`,
      [
        ...[id, given.to ?? PORTAL, given.state ?? 'sent', given.outcome ?? null, given.closedFrom ?? null],
        ...[given.days ?? null, given.times, given.ago ?? 10],
      ],
    );
  const notice = (given: Noticed) =>
    query(
      `INSERT INTO takedowns (id, case_id, platform, law, state, notices, created_at, changed_at, sent_at, in_time)
       SELECT gen_random_uuid(), $1, $2, $3, $4, 1, moment, moment, moment, $5
         FROM generate_series(1, $6::integer), (SELECT date_trunc('minute', now()) - interval '10 days' AS moment) given`,
      [found.id, given.platform, given.law, given.state ?? 'expired', given.inTime ?? null, given.times],
    );
  const sentTo = async (days = 90) => (await figures(days)).recipients.map(({ sent }) => sent);

  it('are what one reckons by hand, in steps of five, also once the case is closed', async () => {
    await send({ times: 3 });
    await send({ times: 7, state: 'acknowledged', days: 2 });
    await send({ times: 6, state: 'answered', days: 4 });
    await send({ times: 5, state: 'refused', days: 0 });
    await send({ times: 8, state: 'closed', closedFrom: 'answered', outcome: 'acted', days: 6 });
    await send({ times: 2, state: 'closed', closedFrom: 'no_answer', outcome: 'unknown' });
    await send({ times: 9, state: 'failed' });
    const expected = {
      // 31 left; of 26 a word came: the thirteenth and the fourteenth of them after 4 days.
      ...{ sent: 30, acknowledged: 25, medianDays: 4 },
      // 6 and 8; 5; 2.
      ...{ answered: 10, refused: 5, noAnswer: 0 },
      ...{ acted: 5, passedOn: 0, notActed: 0, unknown: 0 },
    };
    const { recipients, platforms } = await figures();
    expect(recipients).toEqual([{ recipient: expect.any(String), ...expected }]);
    expect(recipients[0]?.recipient).not.toBe(PORTAL);
    expect(platforms).toEqual([]);
    await query(`UPDATE cases SET status = 'closed' WHERE id = $1`, [found.id]);
    expect((await figures()).recipients).toMatchObject([expected]);
    await query(`UPDATE cases SET status = 'new' WHERE id = $1`, [found.id]);
  });

  it('count links by platform: gone, and gone in time where a law gave a time', async () => {
    const instagram = { platform: 'instagram', law: 'in_3_2_b' };
    await notice({ times: 6, ...instagram, state: 'removed', inTime: true });
    await notice({ times: 5, ...instagram, state: 'removed', inTime: false });
    await notice({ times: 5, ...instagram });
    await notice({ times: 5, ...instagram, law: 'platform_rules', state: 'removed' });
    await notice({ times: 6, platform: 'other', law: 'in_sop', state: 'appeared_again' });
    await notice({ times: 4, platform: 'x', law: 'us_tida', state: 'removed', inTime: true });
    await notice({ times: 3, platform: 'reddit', law: 'us_tida', state: 'removed', inTime: true });
    expect((await figures()).platforms).toEqual([
      { platform: 'instagram', sent: 20, limited: 15, gone: 15, goneInTime: 5 },
      { platform: 'other', sent: 5, limited: 5, gone: 0, goneInTime: 0 },
      { platform: null, sent: 5, limited: 5, gone: 5, goneInTime: 5 },
    ]);
  });

  it('name nobody to whom fewer than five were sent', async () => {
    await send({ times: 4, to: 'one', state: 'answered', days: 1 });
    expect((await figures()).recipients).toEqual([]);
    await send({ times: 4, to: 'two', state: 'answered', days: 3 });
    expect((await figures()).recipients).toMatchObject([
      { recipient: null, sent: 5, acknowledged: 5, medianDays: 2, answered: 5, refused: 0 },
    ]);
    await send({ times: 1, to: 'two' });
    expect((await figures()).recipients).toMatchObject([
      { recipient: 'two', sent: 5, acknowledged: 0, medianDays: null, answered: 0 },
    ]);
  });

  it('leave out cases of another desk and cases kept from who asks, and are for those who lead alone', async () => {
    await send({ times: 5 });
    const other = await desk.filed();
    await send({ times: 5 }, other);
    expect(await sentTo()).toEqual([10]);
    const [tag] = desk.web.app.get(ExclusionTags, { strict: false }).of([desk.installation.coordinator.id]);
    await query('UPDATE cases SET kept_out = ARRAY[$2::bytea] WHERE id = $1', [other.id, tag]);
    expect(await sentTo()).toEqual([5]);
    await query(`UPDATE cases SET kept_out = '{}' WHERE id = $1`, [other.id]);
    const { deskId } = await desk.installation.addDesk('Coast desk');
    await query('UPDATE cases SET desk_id = $2 WHERE id = $1', [other.id, deskId]);
    expect(await sentTo()).toEqual([5]);
    expect((await ask(90, desk.kiran)).status).toBe(403);
  });

  it('are over whole days up to the last midnight, of three spans alone', async () => {
    for (const ago of [0, 1, 30, 31, 90, 91, 365, 366]) await send({ times: 5, ago });
    expect([await sentTo(30), await sentTo(90), await sentTo(365)]).toEqual([[10], [20], [30]]);
    const { from, until } = await figures(30);
    expect(Date.parse(until) - Date.parse(from)).toBe(29 * 86_400_000);
    for (const days of [31, 0, '', 'all']) {
      const { status, body } = await ask(days);
      expect({ status, body }).toMatchObject({ status: 400, body: { code: expect.any(String) } });
    }
  });

  it('keep of a package the day of the first word and where it was closed from', async () => {
    const packages = new Packages(found.id, desk.kiran, desk.meera);
    await packages.allow(PORTAL);
    const one = await packages.ready(PORTAL, 'form', FIELDS);
    await packages.approve(one);
    await packages.handOver(one);
    const kept = () =>
      query(
        `SELECT heard_on = (now() AT TIME ZONE 'UTC')::date AS today, heard_on IS NULL AS silent, closed_from AS "from"
           FROM escalations WHERE id = $1`,
        [one.id],
      );
    expect(await kept()).toEqual([{ today: null, silent: true, from: null }]);
    await packages.do('answer', one, { answer: 'no_answer', reference: null, text: null });
    expect(await kept()).toMatchObject([{ silent: true }]);
    await packages.do('answer', one, { answer: 'acknowledged', reference: null, text: null });
    expect(await kept()).toEqual([{ today: true, silent: false, from: null }]);
    await query('UPDATE escalations SET heard_on = heard_on - 1 WHERE id = $1', [one.id]);
    await packages.do('answer', one, { answer: 'refused', reference: null, text: null });
    await packages.do('close', one, { outcome: 'not_acted' });
    expect(await kept()).toEqual([{ today: false, silent: false, from: 'refused' }]);
  });

  it('keep of a link whether it was gone in time, while it is gone', async () => {
    const shared = await desk.filed(SHARED);
    await new Packages(shared.id, desk.kiran, desk.meera).allow('platform-instagram', 'takedown');
    const { takedowns } = await desk.kiran.get<TakedownsDto>(`${shared.at}/takedowns`);
    const [one, two] = takedowns.map(({ id }) => id);
    const set = (ids: unknown[], state: string, more = {}) =>
      desk.kiran.post(`${shared.at}/takedowns`, { ids, state, ...more });
    const inTime = async () => {
      const rows = await query<{ id: string; kept: boolean | null }>(
        'SELECT id, in_time AS kept FROM takedowns WHERE case_id = $1',
        [shared.id],
      );
      return [one, two].map((wanted) => rows.find(({ id }) => id === wanted)?.kept);
    };
    await set([one, two], 'ready', { notice: NOTICE });
    await set([one, two], 'sent');
    await query(`UPDATE takedowns SET sent_at = sent_at - interval '3 hours' WHERE id = $1`, [two]);
    await set([one, two], 'removed');
    expect(await inTime()).toEqual([true, false]);
    await set([one], 'appeared_again');
    expect(await inTime()).toEqual([null, false]);
  });
});
