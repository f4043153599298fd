import type { MessageEvent } from '@nestjs/common';
import { Transaction } from '../../../src/platform/database/index.js';
import { HttpModule, Shutdown } from '../../../src/platform/http/index.js';
import { AuthModule, Sessions } from '../../../src/modules/auth/index.js';
import { CaseChanges, CasesWebModule } from '../../../src/modules/cases/index.js';
import { LiveUpdatesWebModule } from '../../../src/modules/live-updates/index.js';
import { CaseChangeSweep } from '../../../src/modules/cases/case-change-sweep.js';
import { CaseStream } from '../../../src/modules/live-updates/case-stream.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { StaffEntity } from '../../../src/modules/staff/staff.entity.js';
import { eventually } from '../../support/index.js';
import { Casework, type Colleague } from './casework.js';

const HEARTBEAT = 20;
const NEVER = 600_000;

let work: Casework;

beforeAll(async () => {
  work = await Casework.start({ modules: [HttpModule, AuthModule, CasesWebModule, LiveUpdatesWebModule] });
});
afterAll(() => work.stop());

async function session({
  session: { staffId: id, email, name, role, locale },
  root,
}: Colleague): Promise<StaffSession> {
  const staff = Object.assign(new StaffEntity(), { id, email, name, role, locale });
  return (await work.get(Sessions).start({ staff, root })).session;
}

/** People who share a new desk, which takes every case from now on, each with a session. */
async function desk(count = 1): Promise<StaffSession[]> {
  const { people } = await work.desk(...Array.from({ length: count }, () => 'counsellor' as const));
  const sessions: StaffSession[] = [];
  for (const person of people) sessions.push(await session(person));
  return sessions;
}

interface Seen {
  events: MessageEvent[];
  ended: boolean;
  close(): void;
}

async function watch(who: StaffSession, after: string | null = null, heartbeat = NEVER): Promise<Seen> {
  const seen: Seen = { events: [], ended: false, close: () => undefined };
  const stream = await work.get(CaseStream).open(who, after, heartbeat);
  const subscription = stream.subscribe({
    next: (event) => seen.events.push(event),
    complete: () => (seen.ended = true),
  });
  seen.close = () => subscription.unsubscribe();
  await eventually('the stream has begun', () => of(seen, 'connected').length > 0 || seen.ended);
  return seen;
}

const of = ({ events }: Seen, kind: string) => events.filter(({ type }) => type === kind);
const cases = (seen: Seen): string[] => of(seen, 'case').map(({ data }) => (data as { id: string }).id);
const lastId = ({ events }: Seen): string => events.findLast(({ id }) => id !== undefined)?.id ?? '';
const beats = ({ events }: Seen): number => events.filter(({ type }) => type === 'alive').length;

describe('a stream of live updates', () => {
  // First of all, before anything else made this process listen.
  it('misses nothing from the moment it is connected', async () => {
    const [who] = (await desk()) as [StaffSession];
    const seen = await watch(who);
    const { id } = await work.file();
    await eventually('the case is told', () => cases(seen).includes(id));
    seen.close();
  });

  it('ends with its session, which it does not prolong', async () => {
    const [who] = (await desk()) as [StaffSession];
    const long = new Date(Date.now() - 60_000);
    const own = [Buffer.from(who.sessionId)];
    await work.database.query('UPDATE sessions SET seen_at = $2 WHERE id_hash = $1', [...own, long]);
    const seen = await watch(who, null, HEARTBEAT);
    await eventually('the stream shows signs of life', () => beats(seen) > 2);
    const rows = await work.database.query('SELECT seen_at FROM sessions WHERE id_hash = $1', own);
    expect(rows).toEqual([{ seen_at: long }]);

    // In silence, as a session that runs out of time.
    await work.database.query('DELETE FROM sessions WHERE id_hash = $1', own);
    await eventually('the stream ends', () => seen.ended);
  });

  it('ends at once when its session is ended, and no other stream with it', async () => {
    const { people } = await work.desk('counsellor', 'counsellor');
    const [one, other] = people as [Colleague, Colleague];
    const [first, second, colleague] = [await session(one), await session(one), await session(other)];
    const [ended, kept, theirs] = [await watch(first), await watch(second), await watch(colleague)];
    await work.get(Sessions).end(first.sessionId);
    await eventually('it ends', () => ended.ended);
    expect([kept.ended, theirs.ended]).toEqual([false, false]);

    await work.get(Sessions).endAllOf(second.staffId, second.sessionId);
    await work.get(Sessions).endAllOf(second.staffId);
    await eventually('the other ends with all of the person', () => kept.ended);
    expect(theirs.ended).toBe(false);
    theirs.close();
  });

  it('of a session that has eight already takes the place of the oldest, which is told to come back later', async () => {
    const [who, colleague] = (await desk(2)) as [StaffSession, StaffSession];
    const theirs = await watch(colleague);
    const mine: Seen[] = [];
    for (let tab = 0; tab < 9; tab += 1) mine.push(await watch(who));
    await eventually('the oldest ends', () => mine[0]?.ended);
    expect(mine[0]?.events.at(-1)).toMatchObject({ type: 'later', retry: 60_000, data: {} });
    expect([...mine.slice(1), theirs].map(({ ended }) => ended)).toEqual(Array(9).fill(false));
    mine[1]?.close();
    const next = await watch(who);
    expect(mine[2]?.ended).toBe(false);
    for (const one of [...mine, theirs, next]) one.close();
  });

  it('does not end when what would end its session is taken back', async () => {
    const [who] = (await desk()) as [StaffSession];
    const seen = await watch(who);
    const failing = work.get(Transaction).run(async () => {
      await work.get(Sessions).end(who.sessionId);
      throw new Error('taken back');
    });
    await expect(failing).rejects.toThrow('taken back');
    const { id } = await work.file();
    await eventually('it goes on', () => cases(seen).includes(id));
    expect(seen.ended).toBe(false);
    seen.close();
  });

  it('never begins for a session that has ended', async () => {
    const [who] = (await desk()) as [StaffSession];
    await work.get(Sessions).end(who.sessionId);
    const seen = await watch(who);
    await eventually('it ends', () => seen.ended);
  });

  it('does not tell of a case whom its reporter wants kept away from it, also not later', async () => {
    const [kept, other] = (await desk(2)) as [StaffSession, StaffSession];
    const [keptHears, otherHears] = [await watch(kept), await watch(other)];
    const before = [lastId(keptHears), lastId(otherHears)] as const;
    const secret = await work.file({ excluded: [kept.staffId] });
    const open = await work.file();
    await eventually(
      'both cases are told',
      () => cases(otherHears).length === 2 && cases(keptHears).length > 0,
    );
    expect(cases(otherHears).sort()).toEqual([secret.id, open.id].sort());
    expect(cases(keptHears)).toEqual([open.id]);
    // Nor does an id tell that there was something in between.
    for (const { id } of of(otherHears, 'case')) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);

    const later = await watch(kept, before[0]);
    await eventually('what was missed is told', () => cases(later).includes(open.id));
    expect(cases(later)).not.toContain(secret.id);
    expect(JSON.stringify(later.events)).not.toContain(secret.id);
    expect(cases(await watch(other, before[1]))).toEqual(expect.arrayContaining([secret.id, open.id]));
  });

  it('goes on after the last event that was heard: what was missed is told in its order', async () => {
    const [who] = (await desk()) as [StaffSession];
    const first = await watch(who);
    const { id: heard } = await work.file();
    await eventually('the first is told', () => cases(first).includes(heard));
    first.close();
    const missed = [(await work.file()).id, (await work.file()).id];
    await work.get(CaseChanges).announce(missed[0]!, [...who.keys.desks.keys()][0]!);

    const again = await watch(who, lastId(first));
    const told = cases(again).filter((id) => missed.includes(id));
    expect([...new Set(told)]).toEqual([missed[1], missed[0]]);
    expect(of(again, 'reset')).toEqual([]);
    const { id: next } = await work.file();
    await eventually('and what happens then', () => cases(again).at(-1) === next);
    again.close();
  });

  it('goes on from its beginning where nothing was heard yet', async () => {
    const [who] = (await desk()) as [StaffSession];
    const first = await watch(who);
    first.close();
    const { id } = await work.file();
    expect(cases(await watch(who, lastId(first)))).toContain(id);
  });

  it('misses nothing that commits late: a change whose transaction began before the last one that was heard', async () => {
    const [who] = (await desk()) as [StaffSession];
    const deskId = [...who.keys.desks.keys()][0]!;
    const [slow, quick] = [await work.file(), await work.file()];
    const first = await watch(who);
    let commit: () => void = () => undefined;
    const open = new Promise<void>((resolve) => (commit = resolve));
    let begun: () => void = () => undefined;
    const announced = new Promise<void>((resolve) => (begun = resolve));
    const late = work.get(Transaction).run(async () => {
      await work.get(CaseChanges).announce(slow.id, deskId);
      begun();
      await open;
    });
    await announced;
    await work.get(CaseChanges).announce(quick.id, deskId);
    await eventually('the quick one is told', () => cases(first).includes(quick.id));
    const last = lastId(first);
    first.close();
    commit();
    await late;
    expect(cases(await watch(who, last))).toContain(slow.id);
  });

  it('says so where nobody knows what was missed', async () => {
    const [who] = (await desk()) as [StaffSession];
    const first = await watch(who);
    const { id } = await work.file();
    await eventually('it is told', () => cases(first).includes(id));
    const last = lastId(first);
    await work.database.query(`UPDATE case_changes SET created_at = created_at - interval '1 hour'`);
    await work.get(CaseChangeSweep).sweep();
    expect(await work.database.query('SELECT 1 FROM case_changes')).toEqual([]);
    for (const after of [last, '', 'nothing', `${last}'; --`]) {
      const seen = await watch(who, after);
      expect(of(seen, 'reset')).toHaveLength(1);
      expect(seen.ended).toBe(false);
      seen.close();
    }
  });

  it('says so where it was too much', async () => {
    const [who] = (await desk()) as [StaffSession];
    await work.file();
    const first = await watch(who);
    first.close();
    const deskId = [...who.keys.desks.keys()][0]!;
    await work.database.query(
      `INSERT INTO cases SELECT gen_random_uuid(), 'X' || n, kind, urgency, status, close_reason, playbook, age_band, country,
              language, $1, assignee_id, kept_out, card, card_wrap, card_epoch, next_deadline_at, created_at, updated_at
         FROM (SELECT * FROM cases LIMIT 1) c, generate_series(1, 201) n`,
      [deskId],
    );
    await work.database.query(
      `INSERT INTO case_changes (id, case_id, desk_id, created_at)
       SELECT gen_random_uuid(), id, desk_id, now() FROM cases WHERE reference LIKE 'X%'`,
    );
    const seen = await watch(who, lastId(first));
    expect(of(seen, 'reset')).toHaveLength(1);
    expect(cases(seen)).toEqual([]);
  });

  it('ends when changes may have been missed, and its client then misses none', async () => {
    const [who] = (await desk()) as [StaffSession];
    const seen = await watch(who);
    await work.file();
    await eventually('the stream is live', () => cases(seen).length > 0);
    await work.database.cutConnections();
    const { id } = await eventually('the database is back', () => work.file().catch(() => null));
    await eventually('the stream ends', () => seen.ended);
    expect(cases(await watch(who, lastId(seen)))).toContain(id);
  });

  it('ends with the process', async () => {
    const seen = await Promise.all((await desk(2)).map((who) => watch(who)));
    await work.get(Shutdown).beforeApplicationShutdown();
    expect(seen.every(({ ended }) => ended)).toBe(true);
  });
});
