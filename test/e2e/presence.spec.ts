import { randomUUID } from 'node:crypto';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { eventually } from '../support/index.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { fileCase } from '../medium/cases/file-case.js';

interface Colleague {
  caseId: string;
  person: { id: string; name: string };
  doing: string;
}

describe('who has a case before them', () => {
  let installation: Installation;
  let webs: [RunningWeb, RunningWeb];
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let om: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    webs = [await runWeb(installation), await runWeb(installation)];
    const at = (web: RunningWeb, account: { email: string; passphrase: string }) =>
      ConsoleClient.signIn(web.console, account);
    kiran = await at(webs[0], installation.counsellors[0]);
    meera = await at(webs[1], installation.counsellors[1]);
    om = await at(webs[1], installation.coordinator);
  });
  afterAll(async () => {
    await Promise.all((webs ?? []).map((web) => web.stop()));
    await installation.database.drop();
  });

  const filed = async (excluded: string[] = []) => (await fileCase(webs[0].app, { excluded })).id;
  const sign = (who: ConsoleClient, caseId: string, doing: string | null, window: string) =>
    who.ask('PUT', `/api/cases/${caseId}/presence`, { window, doing });
  const seenBy = async (who: ConsoleClient, caseId: string) =>
    (await who.get<Colleague[]>('/api/presence'))
      .filter((one) => one.caseId === caseId)
      .map(({ person, doing }) => `${person.id} ${doing}`);
  const shown = (who: ConsoleClient, caseId: string, expected: readonly string[]) =>
    eventually('it is shown', async () => (await seenBy(who, caseId)).join() === expected.join());
  const [idOf, window] = [(at: 0 | 1) => installation.counsellors[at].id, randomUUID()];

  it('is told to colleagues at every web process, at once, and not to the person', async () => {
    const id = await filed();
    const updates = await meera.liveUpdates();
    expect((await sign(kiran, id, 'reading', window)).status).toBe(204);
    await eventually('Meera hears of it', () => updates.presence.includes(id));
    await shown(meera, id, [`${idOf(0)} reading`]);
    await shown(om, id, [`${idOf(0)} reading`]);
    expect(await seenBy(kiran, id)).toEqual([]);
    await sign(kiran, id, 'writing', window);
    await shown(meera, id, [`${idOf(0)} writing`]);
    await sign(kiran, id, null, window);
    await shown(meera, id, []);
    updates.close();
  });

  it('is not known for a case that is not theirs, and shows nobody who must not have it', async () => {
    const id = await filed([idOf(1)]);
    const updates = await meera.liveUpdates();
    await sign(kiran, id, 'reading', window);
    await shown(om, id, [`${idOf(0)} reading`]);
    const refused = await sign(meera, id, 'reading', randomUUID());
    const unknown = await sign(meera, randomUUID(), 'reading', randomUUID());
    expect([refused.status, refused.body]).toEqual([404, unknown.body]);
    // Something that she may hear of comes after it: until then she has heard nothing of this case.
    const other = await filed();
    await sign(kiran, other, 'reading', window);
    await eventually('Meera hears of the other', () => updates.presence.includes(other));
    expect(updates.presence).not.toContain(id);
    expect(await seenBy(meera, id)).toEqual([]);
    await shown(om, id, [`${idOf(0)} reading`]);
    updates.close();
  });

  it('is hidden from the moment somebody is excluded', async () => {
    const id = await filed();
    await sign(meera, id, 'writing', window);
    await shown(kiran, id, [`${idOf(1)} writing`]);
    expect((await om.ask('PUT', `/api/cases/${id}/exclusion`, { staffIds: [idOf(1)] })).status).toBe(204);
    expect(await seenBy(kiran, id)).toEqual([]);
    expect(await seenBy(om, id)).toEqual([]);
  });

  it('is gone with the session, and stands in no table', async () => {
    const id = await filed();
    const again = await ConsoleClient.signIn(webs[0].console, installation.counsellors[1]);
    const audited = () => installation.database.query('SELECT 1 FROM audit_log WHERE subject_id = $1', [id]);
    const before = await audited();
    await sign(again, id, 'reading', window);
    await shown(kiran, id, [`${idOf(1)} reading`]);
    expect(await audited()).toEqual(before);
    await again.post('/api/auth/sign-out', undefined);
    await shown(kiran, id, []);
  });

  it('takes clear signs alone', async () => {
    const id = await filed();
    for (const body of [
      { window, doing: 'sleeping' },
      { window: 'mine', doing: 'reading' },
      { window },
      {},
    ]) {
      const answer = await kiran.ask('PUT', `/api/cases/${id}/presence`, body);
      expect([answer.status, answer.body.code]).toEqual([400, 'INPUT_INVALID']);
    }
  });
});
