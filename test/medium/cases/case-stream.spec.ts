import type { MessageEvent } from '@nestjs/common';
import { HttpModule, Shutdown } from '../../../src/platform/http/index.js';
import { AuthModule, Sessions } from '../../../src/modules/auth/index.js';
import { CaseChanges, CasesApiModule } from '../../../src/modules/cases/index.js';
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

function watch(who: StaffSession) {
  const seen = { events: [] as MessageEvent[], ended: false };
  work
    .get(CaseStream)
    .open(who, HEARTBEAT)
    .subscribe({ next: (event) => seen.events.push(event), complete: () => (seen.ended = true) });
  return seen;
}

const beats = ({ events }: { events: MessageEvent[] }): number =>
  events.filter(({ comment }) => comment === 'alive').length;

describe('a stream of live updates', () => {
  it('ends with its session, which it does not prolong', async () => {
    const who = await session();
    const long = new Date(Date.now() - 60_000);
    await work.database.query('UPDATE sessions SET seen_at = $2 WHERE id_hash = $1', [
      Buffer.from(who.sessionId),
      long,
    ]);
    const seen = watch(who);
    await eventually('the stream shows signs of life', () => beats(seen) > 2);
    const rows = await work.database.query('SELECT seen_at FROM sessions WHERE id_hash = $1', [
      Buffer.from(who.sessionId),
    ]);
    expect(rows).toEqual([{ seen_at: long }]);

    await work.get(Sessions).end(who.sessionId);
    await eventually('the stream ends', () => seen.ended);
  });

  it('ends when changes may have been missed, so that its client fetches anew', async () => {
    const who = await session();
    const seen = watch(who);
    const { deskId } = await work.file();
    await eventually('the stream is live', async () => {
      await work.get(CaseChanges).announce('30000000-0000-4000-8000-000000000003', deskId);
      return seen.events.some(({ type }) => type === 'case');
    });
    await work.database.cutConnections();
    await eventually('the stream ends', () => seen.ended);
  });

  it('ends with the process', async () => {
    const seen = [watch(await session()), watch(await session())];
    work.get(Shutdown).beforeApplicationShutdown();
    expect(seen.every(({ ended }) => ended)).toBe(true);
  });
});
