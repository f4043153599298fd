import { ConsoleClient } from '../support/console-client.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, CHILD_THREATENED } from '../support/reports.js';

interface Proposed {
  id: string;
  kind: string;
  person: { id: string; name: string } | null;
}

describe('assigning by load', () => {
  let installation: Installation;
  let web: RunningWeb;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let coordinator: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    web = await runWeb(installation);
    const at = { console: web.console, installation };
    kiran = await ConsoleClient.of(at, installation.counsellors[0]);
    meera = await ConsoleClient.of(at, installation.counsellors[1]);
    coordinator = await ConsoleClient.of(at, installation.coordinator);
  });
  afterAll(async () => {
    await web?.stop();
    await installation.database.drop();
  });

  const filed = async (answers = CHILD_THREATENED) =>
    (await kiran.newCase(() => new Reporter(web.site).fileReport(answers))).row;
  const wishes = (who: ConsoleClient, languages: string[], optedOut: string[] = []) =>
    who.put('/api/account/work', { languages, optedOut });
  const propose = (caseIds?: string[]) =>
    coordinator.post<Proposed[]>('/api/board/proposals', { deskId: installation.deskId, caseIds });
  const goesTo = async (...ids: string[]) => {
    const proposed = await propose(ids);
    return ids.map((id) => proposed.find((one) => one.id === id)?.person?.id ?? null);
  };
  const [kirans, meeras, leads] = [
    () => installation.counsellors[0].id,
    () => installation.counsellors[1].id,
    () => installation.coordinator.id,
  ];

  it('is shown first: by language, by what people want, by load, never to who must not have it', async () => {
    const child = await filed();
    const { kind, language } = child;
    await wishes(kiran, [language]);
    await wishes(meera, []);
    await wishes(coordinator, []);
    expect(await goesTo(child.id)).toEqual([kirans()]);
    await wishes(kiran, [language], [kind]);
    expect([meeras(), leads()]).toContain((await goesTo(child.id))[0]);
    await wishes(meera, [language], [kind]);
    expect(await goesTo(child.id)).toEqual([leads()]);
    await wishes(coordinator, [], [kind]);
    expect(await goesTo(child.id)).toEqual([null]);

    const keepOut = installation.counsellors[0].name.split(' ')[0] ?? '';
    const before = (await coordinator.queue()).map(({ id }) => id);
    await new Reporter(web.site).fileReport({ ...ACCOUNT_TAKEN, keepOut });
    const kept = (await coordinator.queue()).find(({ id }) => !before.includes(id))!;
    await wishes(kiran, [kept.language]);
    await wishes(meera, [], []);
    await wishes(coordinator, [], [kept.kind]);
    expect(await goesTo(kept.id)).toEqual([meeras()]);
    expect((await coordinator.case(kept.id)).assignee).toBeNull();
  });

  it('is made as one change, and leaves a case that somebody took meanwhile', async () => {
    const [first, second] = [await filed(), await filed()];
    for (const one of [kiran, meera, coordinator]) await wishes(one, []);
    const proposed = await propose([first.id, second.id]);
    const cases = proposed.map(({ id, person }) => ({ id, from: null, assigneeId: person!.id }));
    await kiran.post(`/api/cases/${first.id}/assign`, { assigneeId: kirans() });
    const answer = await coordinator.post<{ done: number; failed: { code: string }[] }>('/api/cases/bulk', {
      change: 'assign',
      cases: cases.map((one) => (one.id === first.id ? { ...one, assigneeId: meeras() } : one)),
    });
    expect([answer.done, answer.failed.map(({ code }) => code)]).toEqual([1, ['CASE_TAKEN']]);
    expect((await coordinator.case(second.id)).assignee?.id).toBe(
      cases.find(({ id }) => id === second.id)?.assigneeId,
    );
  });

  it('is of coordinators, for their desks; what people say of themselves is theirs alone', async () => {
    const body = { deskId: installation.deskId };
    expect((await kiran.ask('POST', '/api/board/proposals', body)).status).toBe(403);
    const { deskId } = await installation.addDesk('Desk elsewhere');
    expect(await coordinator.ask('POST', '/api/board/proposals', { deskId })).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
    await wishes(kiran, ['hi', 'en'], ['found']);
    expect(await kiran.get('/api/account/work')).toEqual({ languages: ['hi', 'en'], optedOut: ['found'] });
    expect(await meera.get('/api/account/work')).toEqual({ languages: [], optedOut: [] });
    for (const wrong of [
      { languages: ['Hindi!'], optedOut: [] },
      { languages: [], optedOut: ['all'] },
    ])
      expect((await kiran.ask('PUT', '/api/account/work', wrong)).status).toBe(400);
  });
});
