import type { ListedSessionDto } from '../../src/modules/auth/session-list.controller.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import type { Account } from '../support/index.js';

describe('where a person is signed in', () => {
  let desk: Helpdesk;
  let admin: ConsoleClient;
  let noor: Account;
  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    admin = await ConsoleClient.of(desk, desk.installation.administrator);
    noor = await desk.installation.addStaff('counsellor', 'noor');
  });
  afterAll(() => desk.stop());

  const signIn = () => ConsoleClient.signIn(desk.console, noor);
  const own = (client: ConsoleClient) => client.get<ListedSessionDto[]>('/api/sessions');
  const lives = async (client: ConsoleClient) => (await client.ask('GET', '/api/session')).status === 200;

  it('is listed, with which one it is, and times to the minute', async () => {
    const [one, two] = [await signIn(), await signIn()];
    const listed = await own(one);
    expect(listed.filter(({ own: mine }) => mine)).toHaveLength(1);
    expect(listed).toHaveLength(2);
    for (const { startedAt, seenAt, browser } of listed) {
      expect([startedAt, seenAt].every((at) => at.endsWith(':00.000Z'))).toBe(true);
      expect(browser).toBe('other');
    }
    expect(await lives(two)).toBe(true);
  });

  it('is ended one by one, or everywhere else', async () => {
    const [one, two, three] = [await signIn(), await signIn(), await signIn()];
    const [second] = (await own(two)).filter(({ own: mine }) => mine);
    expect((await one.ask('DELETE', `/api/sessions/${second?.id}`)).status).toBe(204);
    expect([await lives(one), await lives(two), await lives(three)]).toEqual([true, false, true]);
    expect((await one.ask('DELETE', `/api/sessions/${second?.id}`)).status).toBe(404);
    await one.post('/api/sessions/end-others', {});
    expect([await lives(one), await lives(three)]).toEqual([true, false]);
    expect(await own(one)).toHaveLength(1);
  });

  it('is shown to administrators, who end it; to nobody else, and nobody ends that of another', async () => {
    const client = await signIn();
    const path = `/api/staff/${noor.id}/sessions`;
    const listed = await admin.get<ListedSessionDto[]>(path);
    expect(listed.length).toBeGreaterThan(0);
    const kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    expect((await kiran.ask('GET', path)).status).toBe(403);
    const [mine] = (await own(client)).filter((one) => one.own);
    for (const id of [mine?.id, 'x', '00'.repeat(32)])
      expect((await kiran.ask('DELETE', `/api/sessions/${id}`)).status).toBe(404);
    expect(await lives(client)).toBe(true);
    expect((await admin.ask('DELETE', `${path}/${mine?.id}`)).status).toBe(204);
    expect(await lives(client)).toBe(false);
    const again = await signIn();
    await admin.post(`${path}/end-all`, {});
    expect(await lives(again)).toBe(false);
    expect(await admin.get(path)).toEqual([]);
  });
});
