import { ConsoleClient } from '../support/console-client.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Installation } from '../support/installation.js';
import type { BoardDto } from '../../src/modules/load/board.dto.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, CHILD_THREATENED } from '../support/reports.js';

describe('the board of a coordinator', () => {
  let installation: Installation;
  let web: RunningWeb;
  let kiran: ConsoleClient;
  let coordinator: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    web = await runWeb(installation);
    const at = { console: web.console, installation };
    kiran = await ConsoleClient.of(at, installation.counsellors[0]);
    coordinator = await ConsoleClient.of(at, installation.coordinator);
  });
  afterAll(async () => {
    await web?.stop();
    await installation.database.drop();
  });

  const given = async (answers = CHILD_THREATENED) =>
    (await coordinator.newCase(() => new Reporter(web.site).fileReport(answers))).row;
  const urgent = (id: string, urgency: number) =>
    kiran.post(`/api/cases/${id}/urgency`, { urgency, reason: 'new_facts' });
  const give = (id: string, assigneeId: string) =>
    coordinator.post(`/api/cases/${id}/assign`, { assigneeId });
  const board = async () => (await coordinator.get<BoardDto>('/api/board')).desks[0]!;

  it('shows what is late, what nobody has, and how the work lies, severe cases weighing more', async () => {
    const [kirans, meeras] = installation.counsellors.map(({ id }) => id) as [string, string];
    const [severe, mild, free, late] = [await given(), await given(), await given(), await given()];
    await urgent(severe.id, 1);
    await urgent(mild.id, 4);
    await give(severe.id, kirans);
    await give(mild.id, kirans);
    await give(late.id, meeras);
    await urgent(late.id, 2);
    await installation.database.query(
      `UPDATE cases SET next_deadline_at = now() - interval '3 hours' WHERE id = '${late.id}'`,
    );

    const { overdue, unassigned, people } = await board();
    expect(overdue).toMatchObject({
      count: 1,
      cases: [{ reference: late.reference, urgency: 2, assignee: { id: meeras } }],
    });
    expect(unassigned).toMatchObject({ count: 1, cases: [{ reference: free.reference, assignee: null }] });
    const names = people.map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    const loads = new Map(
      people.map(({ id, open, severe: grave, weighted }) => [id, [open, grave, weighted]]),
    );
    expect(loads.get(kirans)).toEqual([2, 1, 5]);
    expect(loads.get(meeras)).toEqual([1, 1, 2]);
    expect(loads.get(installation.coordinator.id)).toEqual([0, 0, 0]);
  });

  it('is nothing of a counsellor, an administrator or another desk', async () => {
    expect(await kiran.ask('GET', '/api/board')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const administrator = await ConsoleClient.of(
      { console: web.console, installation },
      installation.administrator,
    );
    expect((await administrator.ask('GET', '/api/board')).status).toBe(403);
    await installation.addDesk('Desk elsewhere');
    const { desks } = await coordinator.get<BoardDto>('/api/board');
    expect(desks.map(({ id }) => id)).toEqual([installation.deskId]);
  });

  it('has no case, and no figure, of what is kept from the coordinator', async () => {
    const before = await board();
    const keepOut = installation.coordinator.name.split(' ')[0] ?? '';
    const { row } = await kiran.newCase(() =>
      new Reporter(web.site).fileReport({ ...ACCOUNT_TAKEN, keepOut }),
    );
    expect(row.assignee).toBeNull();
    expect(await board()).toEqual(before);
  });
});
