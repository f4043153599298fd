import { ConsoleClient } from '../support/console-client.js';
import { createInstallation, eventually, type Installation } from '../support/index.js';
import { spawnWeb, type BuiltWeb } from '../support/processes.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

let installation: Installation;
let webs: BuiltWeb[];

beforeAll(async () => {
  installation = await createInstallation();
  webs = await Promise.all([spawnWeb(installation), spawnWeb(installation)]);
});
afterAll(async () => {
  await Promise.all(webs.map((web) => web.process.stop()));
  await installation.database.drop();
});

const signedIn = (web: BuiltWeb) => ConsoleClient.signIn(web.console, installation.counsellors[0]);
const caseIds = async (): Promise<string[]> =>
  (await installation.database.query<{ id: string }>('SELECT id FROM cases')).map(({ id }) => id);

describe('live updates of two web processes', () => {
  it('end at one at once when the session is ended at the other', async () => {
    const [here, there] = webs as [BuiltWeb, BuiltWeb];
    const one = await signedIn(here);
    const updates = await (await one.at(there.console)).liveUpdates();
    const colleague = await (await signedIn(there)).liveUpdates();
    let over = false;
    void updates.ended.then(() => (over = true));
    await one.post('/api/auth/sign-out', undefined);
    // Sooner than the next sign of life.
    await eventually('it ends', () => over);
    const { id } = await reported(there);
    await colleague.heard(id);
    colleague.close();
  });

  it('end everywhere but here when the password is changed', async () => {
    const [here, there] = webs as [BuiltWeb, BuiltWeb];
    const account = installation.counsellors[1];
    const one = await ConsoleClient.signIn(here.console, account);
    const [mine, others] = [
      await one.liveUpdates(),
      await (await ConsoleClient.signIn(there.console, account)).liveUpdates(),
    ];
    const next = 'a long and quite unusual sentence about rivers';
    await one.post('/api/auth/password', { currentPassword: account.passphrase, newPassword: next });
    await others.ended;
    const { id } = await reported(there);
    await mine.heard(id);
    mine.close();
  });

  it('go on at the other when one is stopped, and nothing is missed', async () => {
    const [leaving, staying] = webs as [BuiltWeb, BuiltWeb];
    const client = await signedIn(leaving);
    const first = await client.liveUpdates();
    const before = await caseIds();
    const { id } = await reported(staying);
    await first.heard(id);

    // People report all the while: as it stops, while nobody listens, and as it is taken up again.
    const reports = Array.from({ length: 6 }, () => new Reporter(staying.site).fileReport(CHILD_THREATENED));
    leaving.process.kill('SIGTERM');
    await first.ended;
    await new Reporter(staying.site).fileReport(CHILD_THREATENED);
    const second = await (await client.at(staying.console)).liveUpdates(first.lastId);
    await Promise.all(reports);
    await reported(staying);

    const filed = (await caseIds()).filter((one) => !before.includes(one));
    expect(filed).toHaveLength(9);
    const heard = () => new Set([...first.cases, ...second.cases].map((one) => one.id));
    await eventually('all are heard', () => filed.every((one) => heard().has(one)));
    expect(second.reset).toBe(false);
    second.close();
  });
});

/** A report that is filed; its case is found by those that are there before and after. */
async function reported(web: BuiltWeb): Promise<{ id: string }> {
  const before = await caseIds();
  await new Reporter(web.site).fileReport(CHILD_THREATENED);
  const id = (await caseIds()).find((one) => !before.includes(one));
  if (id === undefined) throw new Error('No case came of the report.');
  return { id };
}
