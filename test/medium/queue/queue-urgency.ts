import { randomUUID } from 'node:crypto';
import { defineJob } from '../../../src/platform/queue/index.js';
import { eventually } from '../../support/index.js';
import { caseReceived, gate, record, useProcesses } from './harness.js';
import type { QueuePlace } from './queue-place.js';

/** A worker does so many jobs of the queue side by side. */
const SIDE_BY_SIDE = 4;

/** What is most urgent goes first, wherever the queue lives. */
export function queueLetsTheUrgentOvertake(place: QueuePlace): void {
  const job = defineJob({ name: 'greet-case', queue: 'triage', on: [caseReceived] });

  const fixture = useProcesses(place, [job]);
  const start = (handler?: ReturnType<typeof record>) =>
    fixture.start(handler && { handlers: [handler.handler] });
  const rows = () => fixture.database.query<{ state: string }>('SELECT state FROM outbox');

  it.each(['at once', 'by the sweep'] as const)(
    'lets the most urgent overtake, and what has no urgency, when it is handed over %s',
    async (way) => {
      const web = await start();
      const less = Array.from({ length: 20 }, () => caseReceived({ caseId: randomUUID(), urgency: 3 }));
      const most = caseReceived({ caseId: randomUUID(), urgency: 1 });
      const without = caseReceived({ caseId: randomUUID() });
      await web.emit(...less, most, without);
      await eventually('all in the queue', async () =>
        (await rows()).every(({ state }) => state === 'relayed'),
      );
      await web.close();
      if (way === 'by the sweep') {
        await place.wipe(fixture.database);
        await fixture.database.query(`UPDATE outbox SET state = 'pending'`);
      }

      const door = gate();
      const greet = record(job, () => door.passed);
      await start(greet);
      await greet.reached(SIDE_BY_SIDE);
      const first = greet.calls.slice(0, SIDE_BY_SIDE).map(({ caseId }) => caseId);
      expect(first).toEqual(expect.arrayContaining([most.data['caseId'], without.data['caseId']]));
      door.open();
      await eventually('an empty outbox', async () => (await rows()).length === 0);
    },
  );
}
