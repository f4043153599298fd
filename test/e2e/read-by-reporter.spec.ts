import { randomUUID } from 'node:crypto';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

describe('whether the reporter has read an answer', () => {
  let installation: Installation;
  let web: RunningWeb;
  let kiran: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    web = await runWeb(installation);
    kiran = await ConsoleClient.of({ console: web.console, installation }, installation.counsellors[0]);
  });
  afterAll(async () => {
    await web?.stop();
    await installation.database.drop();
  });

  /** Of each entry after the report: who wrote it, whether it was read, and on which day. */
  const reads = async (id: string) =>
    (await kiran.case(id)).entries.slice(1).map(({ kind, author, wasRead, readOn }) => ({
      by: kind === 'note' ? 'note' : author.type,
      wasRead,
      readOn,
    }));
  const today = async (): Promise<string> =>
    (
      await installation.database.query<{ day: string }>(
        `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`,
      )
    )[0]!.day;

  it('is known by the day, for answers alone, from when the thread is opened with the code', async () => {
    const { row, result: code } = await kiran.newCase(() =>
      new Reporter(web.site).fileReport(CHILD_THREATENED),
    );
    const { id } = row;
    const answer = (text: string) => kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text });
    await answer('We are here.');
    await kiran.post(`/api/cases/${id}/notes`, { id: randomUUID(), text: 'Called the school.' });
    const unread = { by: 'staff', wasRead: false, readOn: null };
    const note = { by: 'note', wasRead: null, readOn: null };
    expect(await reads(id)).toEqual([unread, note]);

    const before = await today();
    const back = await new Reporter(web.site).enter(code);
    expect(back.text).toContain('We are here.');
    const days = [before, await today()];
    const [read] = await reads(id);
    expect(read).toEqual({ by: 'staff', wasRead: true, readOn: expect.any(String) });
    expect(days).toContain(read?.readOn);

    await answer('Are you safe?');
    expect((await reads(id)).map(({ wasRead }) => wasRead)).toEqual([true, null, false]);
    // A day that has passed stays with what was read on it.
    await installation.database.query(
      `UPDATE reporter_reads SET read_on = '2026-11-01' WHERE case_id = '${id}'`,
    );
    await new Reporter(web.site).enter(code);
    await back.press('Send', { message: 'Yes.' });
    const [first, , second, reply] = await reads(id);
    expect(first?.readOn).toBe('2026-11-01');
    expect(days).toContain(second?.readOn);
    expect(reply).toEqual({ by: 'reporter', wasRead: null, readOn: null });
  });

  it('is said on the page about what is kept', async () => {
    const page = await new Reporter(web.site).open('/p');
    expect(page.text).toContain('We keep the day when you read an answer');
  });
});
