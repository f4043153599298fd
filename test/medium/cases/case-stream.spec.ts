import type { MessageEvent } from '@nestjs/common';
import { HttpModule, Shutdown } from '../../../src/platform/http/index.js';
import { AuthModule, Sessions } from '../../../src/modules/auth/index.js';
import { CasesApiModule } from '../../../src/modules/cases/index.js';
import { CaseStream } from '../../../src/modules/cases/case-stream.js';
import { StaffVault, type StaffSession } from '../../../src/modules/staff/index.js';
import { eventually } from '../../support/index.js';
import { Casework, type Colleague } from './casework.js';

const HEARTBEAT = 20;

let work: Casework;
let colleague: Colleague;

beforeAll(async () => {
  work = await Casework.start({ modules: [HttpModule, AuthModule, CasesApiModule] });
  colleague = (await work.desk('counsellor')).people[0]!;
});
afterAll(() => work.stop());

async function session(): Promise<StaffSession> {
  const opened = await work
    .get(StaffVault)
    .openByPassword(colleague.session.email, colleague.password, 'test');
  return (await work.get(Sessions).start(opened!)).session;
}

interface Seen {
  events: MessageEvent[];
  ended: boolean;
}

async function watch(who: StaffSession, heartbeat = HEARTBEAT): Promise<Seen> {
  const seen: Seen = { events: [], ended: false };
  const stream = await work.get(CaseStream).open(who, heartbeat);
  stream.subscribe({ next: (event) => seen.events.push(event), complete: () => (seen.ended = true) });
  return seen;
}

const beats = ({ events }: { events: MessageEvent[] }): number =>
  events.filter(({ comment }) => comment === 'alive').length;

describe('a stream of live updates', () => {
  // First of all, before anything else made this process listen.
  it('misses nothing from the moment it is connected', async () => {
    const seen = await watch(await session());
    const { id } = await work.file();
    await eventually('the case is told', () =>
      seen.events.some(({ type, data }) => type === 'case' && (data as { id: string }).id === id),
    );
  });

  it('ends with its session, which it does not prolong', async () => {
    const who = await session();
    const long = new Date(Date.now() - 60_000);
    await work.database.query('UPDATE sessions SET seen_at = $2 WHERE id_hash = $1', [
      Buffer.from(who.sessionId),
      long,
    ]);
    const seen = await watch(who);
    await eventually('the stream shows signs of life', () => beats(seen) > 2);
    const rows = await work.database.query('SELECT seen_at FROM sessions WHERE id_hash = $1', [
      Buffer.from(who.sessionId),
    ]);
    expect(rows).toEqual([{ seen_at: long }]);

    await work.get(Sessions).end(who.sessionId);
    await eventually('the stream ends', () => seen.ended);
  });

  it('does not tell of a case whom its reporter wants kept away from it', async () => {
    const { people } = await work.desk('counsellor', 'counsellor');
    const [kept, other] = people.map((person) => person.session) as [StaffSession, StaffSession];
    // Their sessions are made up: no heartbeat may look at them.
    const [keptHears, otherHears] = [await watch(kept, 60_000), await watch(other, 60_000)];
    const ids = ({ events }: Seen): unknown[] =>
      events.filter(({ type }) => type === 'case').map(({ data }) => (data as { id: string }).id);
    const secret = await work.file({ keptOut: [kept.staffId] });
    const open = await work.file();
    await eventually('both cases are told', () => ids(otherHears).length === 2 && ids(keptHears).length > 0);
    expect(ids(otherHears).sort()).toEqual([secret.id, open.id].sort());
    expect(ids(keptHears)).toEqual([open.id]);
  });

  it('ends when changes may have been missed, so that its client fetches anew', async () => {
    const { people } = await work.desk('counsellor');
    // The session is made up: no heartbeat may look at it.
    const seen = await watch(people[0]!.session, 60_000);
    await work.file();
    await eventually('the stream is live', () => seen.events.some(({ type }) => type === 'case'));
    await work.database.cutConnections();
    await eventually('the stream ends', () => seen.ended);
  });

  it('ends with the process', async () => {
    const seen = [await watch(await session()), await watch(await session())];
    await work.get(Shutdown).beforeApplicationShutdown();
    expect(seen.every(({ ended }) => ended)).toBe(true);
  });
});
