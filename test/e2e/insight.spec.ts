import type { InsightDto } from '../../src/modules/insight/insight.dto.js';
import { InsightPublisher } from '../../src/modules/insight/index.js';
import { inferred, rangeOf, STEP } from '../../src/modules/insight/disclosure.js';
import { AGE_BANDS, CASE_KINDS } from '../../src/modules/vocabulary/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { useCasework, type WorkedCase } from '../support/casework.js';

const DAY = 86_400_000;
const WEEKS = 14;
const SPANS = [4, 13, 52] as const;

/** Cases that came in on the same day of a desk. */
interface Received {
  times: number;
  desk: string;
  at: Date;
  kind?: string;
  ageBand?: string;
  playbook?: string;
  closeReason?: string;
}

interface Line {
  week: string;
  desk: string;
  measure: string;
  category: string;
  about: number;
}

describe('weekly figures', () => {
  const desk = useCasework();
  let found: WorkedCase;
  let administrator: ConsoleClient;
  let coast: { id: string; name: string };
  let hills: { id: string; name: string };
  const query = <T extends object>(sql: string, values: unknown[] = []) =>
    desk.installation.database.query<T>(sql, values);
  const receive = ({ times, desk: deskId, at, kind, ageBand, playbook, closeReason }: Received) =>
    query(
      `INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'desk_id', $2::uuid,
              'reference', 'T-' || gen_random_uuid(), 'created_at', $3::timestamptz, 'kind', coalesce($4, c.kind),
              'age_band', coalesce($5, c.age_band), 'close_reason', $6::text, 'playbook', coalesce($7, c.playbook)))).*
         FROM cases c, generate_series(1, $8::integer) WHERE c.id = $1`,
      [found.id, deskId, at, kind ?? null, ageBand ?? null, closeReason ?? null, playbook ?? null, times],
    );
  const publish = () => desk.worker.get(InsightPublisher, { strict: false }).publish();
  const figures = (weeks: number, who = administrator, deskId?: string) =>
    who.get<InsightDto>(`/api/insight?weeks=${weeks}${deskId ? `&deskId=${deskId}` : ''}`);
  const table = async (weeks: number, who = administrator, deskId?: string): Promise<Line[]> => {
    const { status, type, body } = await who.ask<string>(
      'GET',
      `/api/insight/table?weeks=${weeks}${deskId ? `&deskId=${deskId}` : ''}`,
    );
    expect([status, type]).toEqual([200, 'text/csv']);
    return body
      .slice(1)
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => {
        const [week, name, measure, category, about] = line.split(',');
        return { week: week!, desk: name!, measure: measure!, category: category!, about: Number(about) };
      });
  };
  /** As if the last week were still to be published; resolves to its Monday. */
  const unpublishLast = async (): Promise<string> => {
    const last = (await figures(4)).weeks.at(-1)!.week;
    await query('DELETE FROM insight_cells WHERE week = $1', [last]);
    await query('DELETE FROM insight_weeks WHERE week = $1', [last]);
    return last;
  };
  const answers = async () =>
    JSON.stringify([
      ...(await Promise.all(SPANS.map((weeks) => figures(weeks)))),
      ...(await Promise.all(SPANS.map((weeks) => table(weeks)))),
    ]);

  beforeAll(async () => {
    found = await desk.filed();
    const place = { console: desk.web.console, installation: desk.installation };
    administrator = await ConsoleClient.of(place, desk.installation.administrator);
    for (const name of ['Coast desk', 'Hills desk']) await desk.installation.addDesk(name);
    const desks = (await figures(4)).desks;
    [coast, hills] = ['Coast desk', 'Hills desk'].map((name) => desks.find((one) => one.name === name)!) as [
      typeof coast,
      typeof hills,
    ];
    expect((await figures(52)).weeks).toEqual([]);
    // Weeks of a desk with few cases, such as there are in most weeks of a small one.
    const monday = thisMonday();
    for (let ago = 2; ago < 2 + WEEKS; ago += 1)
      for (const [at, kind] of CASE_KINDS.entries()) {
        const day = new Date(monday.getTime() - (ago * 7 - (ago % 7)) * DAY + 11 * 3_600_000);
        const ageBand = AGE_BANDS[(ago + at) % AGE_BANDS.length]!;
        await receive({ times: (ago + at) % 5, desk: coast.id, at: day, kind, ageBand });
        await receive({ times: (ago * (at + 3)) % 13, desk: hills.id, at: day, kind, ageBand });
      }
    await receive({
      times: 40,
      desk: coast.id,
      at: new Date(monday.getTime() - 10 * DAY),
      closeReason: 'prank',
    });
    await publish();
  });

  it('give no number below five away, with all answers of the API set against each other', async () => {
    const lines = await table(52);
    expect((await figures(52)).weeks).toHaveLength(WEEKS);
    const truth = await query<{
      week: string;
      desk: string;
      measure: string;
      category: string;
      count: number;
    }>(
      `SELECT to_char(date_trunc('week', c.created_at, 'UTC'), 'YYYY-MM-DD') AS week, d.name AS desk, m.measure,
              m.category, count(*)::integer AS count
         FROM cases c JOIN desks d ON d.id = c.desk_id,
              LATERAL (VALUES ('kind', c.kind), ('age_band', c.age_band), ('received', 'all')) m (measure, category)
        WHERE c.close_reason IS NULL AND c.created_at < date_trunc('week', now(), 'UTC') - interval '7 days'
        GROUP BY 1, 2, 3, 4`,
    );
    const small = truth.filter(({ count }) => count < STEP);
    expect(small.length).toBeGreaterThan(50);
    // What an attacker can write down of one desk and week: each number is in a range, and all divisions have the same sum.
    const sizes: Record<string, readonly string[]> = {
      received: ['all'],
      kind: CASE_KINDS,
      age_band: [...AGE_BANDS, 'other'],
    };
    for (const { week, desk: name, measure, category, count } of truth) {
      const shown = Object.entries(sizes).map(([of, categories]) =>
        categories.map(
          (one) =>
            lines.find(
              (line) =>
                line.week === week && line.desk === name && line.measure === of && line.category === one,
            )?.about ?? 0,
        ),
      );
      const at = Object.keys(sizes).indexOf(measure);
      const [least, most] = inferred(shown)[at]![sizes[measure]!.indexOf(category)]!;
      expect(least).toBeLessThanOrEqual(count);
      expect(most).toBeGreaterThanOrEqual(count);
      if (count < STEP) expect(most - least).toBeGreaterThanOrEqual(2);
    }
    // Every other answer is a sum of these lines: no difference of spans, desks or callers is an equation more.
    for (const weeks of SPANS)
      for (const deskId of [undefined, coast.id, hills.id]) {
        const answer = await figures(weeks, administrator, deskId);
        const meant = lines.filter(
          ({ week, desk: name }) =>
            week >= answer.weeks[0]!.week &&
            (!deskId || name === answer.desks.find(({ id }) => id === deskId)?.name),
        );
        const sumOf = (of: (line: Line) => boolean) =>
          meant.filter(of).reduce((sum, { about }) => sum + about, 0);
        for (const { measure, cells } of answer.measures)
          for (const { category, count } of cells)
            expect(count).toBe(sumOf((line) => line.measure === measure && line.category === category));
        for (const { week, count } of answer.weeks)
          expect(count).toBe(sumOf((line) => line.measure === 'received' && line.week === week));
      }
  });

  it('stay as they were published, whatever becomes of the cases', async () => {
    const before = await answers();
    await publish();
    expect(await answers()).toBe(before);
    const [one] = await query<{ id: string }>('SELECT id FROM cases WHERE desk_id = $1 LIMIT 1', [hills.id]);
    await query(`UPDATE cases SET desk_id = $2, close_reason = 'test' WHERE id = $1`, [one!.id, coast.id]);
    await receive({ times: 1, desk: hills.id, at: new Date(thisMonday().getTime() - 15 * DAY) });
    await Promise.all([publish(), publish()]);
    expect(await answers()).toBe(before);
  });

  it('count tests, pranks and abuse apart, and the last two weeks not yet', async () => {
    const { measures, weeks } = await figures(4, administrator, coast.id);
    const of = (name: string) => measures.find(({ measure }) => measure === name)!;
    expect(of('set_aside').cells).toEqual([{ category: 'prank', count: 40 }]);
    const all = of('received').cells[0]?.count ?? 0;
    const [least, most] = rangeOf(all);
    expect([least, most]).not.toContain(all + 40);
    expect(all).toBeLessThan(4 * (4 * 4 + STEP));
    expect(Date.parse(weeks.at(-1)!.week)).toBe(thisMonday().getTime() - 14 * DAY);
  });

  it('are for those who lead, of their desks, and for administrators; a desk of others is as one that is not there', async () => {
    expect((await figures(52, desk.lead)).desks.map(({ id }) => id)).not.toContain(coast.id);
    for (const id of [coast.id, '00000000-0000-4000-8000-00000000000f'])
      for (const path of ['', '/table'])
        expect(await desk.lead.ask('GET', `/api/insight${path}?weeks=4&deskId=${id}`)).toMatchObject({
          status: 404,
          body: { code: 'INSIGHT_DESK_NOT_FOUND' },
        });
    for (const path of ['', '/table']) {
      expect((await desk.kiran.ask('GET', `/api/insight${path}?weeks=4`)).status).toBe(403);
      for (const bad of ['weeks=5', '', 'weeks=4&deskId=x', 'weeks=4&kind=shared'])
        expect((await administrator.ask('GET', `/api/insight${path}?${bad}`)).status).toBe(400);
    }
  });

  it('map to the categories of Child Helpline International what a source maps, of children alone', async () => {
    const valley = await desk.installation.addDesk('Valley desk');
    const at = new Date(thisMonday().getTime() - 10 * DAY);
    const given = { desk: valley.deskId, at, times: 20 };
    await receive({ ...given, playbook: 'sextortion_child', ageBand: '13_15' });
    await receive({ ...given, playbook: 'pictures_shared', ageBand: '16_17' });
    await receive({ ...given, playbook: 'finder', ageBand: 'under_13' });
    await receive({ ...given, playbook: 'grooming', ageBand: 'adult' });
    await receive({ ...given, playbook: 'grooming', ageBand: 'unsaid' });
    await unpublishLast();
    await publish();
    const { measures } = await figures(4, administrator, valley.deskId);
    expect(measures.find(({ measure }) => measure === 'chi')?.cells).toEqual([
      { category: 'online_sexual_exploitation', count: 20 },
      { category: 'online_sexual_abuse', count: 20 },
      { category: 'not_mapped', count: 20 },
      { category: 'adult', count: 20 },
      { category: 'age_unsaid', count: 20 },
    ]);
  });

  it('begin again where a publication was cut off', async () => {
    const last = await unpublishLast();
    const counted = () => query('SELECT 1 FROM insight_cells WHERE week = $1', [last]);
    await query(`ALTER TABLE insight_cells ADD CONSTRAINT cut_off CHECK (week <> '${last}'::date)`);
    await expect(publish()).rejects.toBeDefined();
    expect((await figures(4)).weeks.at(-1)!.week).not.toBe(last);
    await query('ALTER TABLE insight_cells DROP CONSTRAINT cut_off');
    await publish();
    expect((await figures(4)).weeks.at(-1)!.week).toBe(last);
    expect((await counted()).length).toBeGreaterThan(0);
  });
});

/** The beginning of this week, UTC. */
function thisMonday(): Date {
  const now = new Date();
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return new Date(midnight - ((now.getUTCDay() + 6) % 7) * DAY);
}
