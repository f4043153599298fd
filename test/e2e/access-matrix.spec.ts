import { randomUUID } from 'node:crypto';
import { permissionsOf, type Permission } from '../../src/modules/permissions/index.js';
import { ConsoleClient, type Problem } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import type { Account } from '../support/installation.js';
import { fileCase } from '../medium/cases/file-case.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';
import { rightBody } from '../support/right-body.js';
import { controllerRoutes, type ControllerRoute } from '../support/route-table.js';

/*
 * Every route that names a case, asked by everybody who must not have it. Their answers are those for a case that there is not:
 * nothing of them says that there is one.
 */

let desk: Helpdesk;
let routes: ControllerRoute[];
/** Somebody of the desk of the cases below. */
let own: ConsoleClient;
let strangers: { who: string; account: Account; client: ConsoleClient }[];
let ended: ConsoleClient;

beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  const { installation } = desk;
  const excluded = await installation.addStaff('counsellor', 'excluded', { name: 'Vikram Rathore' });
  const excludedLead = await installation.addStaff('coordinator', 'excluded-lead', { name: 'Bhavna Iyer' });
  const other = await installation.addStaff('counsellor', 'other', { name: 'Tenzin Dolma' });
  const otherLead = await installation.addStaff('coordinator', 'other-lead', { name: 'Farah Sheikh' });
  const auditor = await installation.addStaff('auditor', 'auditor', { name: 'Joseph Kurian' });
  const [member] = installation.counsellors;
  const desks = { country: null, isDefault: false };
  await installation.makeDesk({ ...desks, name: 'Other desk', memberIds: [other.id, otherLead.id] });
  await installation.makeDesk({
    ...desks,
    name: 'Desk of the case',
    isDefault: true,
    memberIds: [member.id, installation.coordinator.id, excluded.id, excludedLead.id],
  });
  own = await ConsoleClient.signIn(desk.console, installation.coordinator);
  ended = await ConsoleClient.signIn(desk.console, member);
  await ended.post('/api/auth/sign-out', {});
  strangers = [];
  for (const [who, account] of Object.entries({
    'somebody whom the reporter keeps away': excluded,
    'a coordinator whom the reporter keeps away': excludedLead,
    'a counsellor of another desk': other,
    'a coordinator of another desk': otherLead,
    'an administrator': installation.administrator,
    'an auditor': auditor,
  }))
    strangers.push({ who, account, client: await ConsoleClient.signIn(desk.console, account) });
  routes = controllerRoutes(desk.app).filter(({ path }) => /^\/api\/cases\/:/.test(path));
});
afterAll(() => desk.stop());

/** Files a report that two of the desk must not have; resolves to its id. */
const file = async (): Promise<string> =>
  (
    await own.newCase(() =>
      new Reporter(desk.site).fileReport({ ...ACCOUNT_TAKEN, keepOut: 'Vikram Rathore, Bhavna Iyer' }),
    )
  ).row.id;
const permissionOf = (route: ControllerRoute): Permission =>
  (route.access as { permission: Permission }).permission;
/** The path for a case; what else varies in it names nothing. */
const pathFor = (route: ControllerRoute, caseId: string): string =>
  route.path
    .replace(/:\w+/, caseId)
    .replace(':kind', 'note')
    .replaceAll(/:\w+/g, '00000000-0000-4000-8000-00000000000f');
const bodyFor = ({ method, path }: ControllerRoute): unknown =>
  method === 'GET' ? undefined : (rightBody(method, path) ?? {});
async function answerOf(client: ConsoleClient, route: ControllerRoute, caseId: string, body: unknown) {
  const answer = await client.ask<Problem>(route.method, pathFor(route, caseId), body);
  return { status: answer.status, code: answer.body.code };
}

it('knows the routes of a case', () => {
  expect(routes.length).toBeGreaterThan(10);
});

it('answers everybody who must not have a case as if there was none, and changes nothing', async () => {
  const caseId = await file();
  const traces = (): Promise<unknown> =>
    desk.installation.database.query(
      `SELECT (SELECT row_to_json(c) FROM cases c WHERE id = $1) AS row,
              (SELECT count(*) FROM entries WHERE case_id = $1) AS entries,
              (SELECT count(*) FROM case_events WHERE case_id = $1) AS events`,
      [caseId],
    );
  const before = await traces();
  const faults: unknown[] = [];
  for (const { who, account, client } of strangers)
    for (const route of routes) {
      const body = bodyFor(route);
      const expected = permissionsOf(account.role).has(permissionOf(route))
        ? { status: 404, code: 'CASE_NOT_FOUND' }
        : { status: 403, code: 'FORBIDDEN' };
      for (const id of [caseId, randomUUID()]) {
        const found = await answerOf(client, route, id, body);
        if (found.status !== expected.status || found.code !== expected.code)
          faults.push({ who, route: `${route.method} ${route.path}`, there: id === caseId, ...found });
      }
    }
  expect(faults).toEqual([]);
  expect(await traces()).toEqual(before);
});

it('answers a session that has ended with nothing but that', async () => {
  const caseId = await file();
  for (const route of routes)
    expect({ route: route.path, ...(await answerOf(ended, route, caseId, bodyFor(route))) }).toEqual({
      route: route.path,
      status: 401,
      code: 'SESSION_REQUIRED',
    });
});

it('lets somebody of the desk in, on each route', async () => {
  for (const route of routes) {
    // A case of its own: some of the routes close it, or give it away.
    const { id } = await fileCase(desk.app);
    const found = await answerOf(own, route, id, bodyFor(route));
    const isLetIn =
      found.status < 500 && found.status !== 401 && !['FORBIDDEN', 'CASE_NOT_FOUND'].includes(found.code);
    expect({ route: `${route.method} ${route.path}`, ...found, isLetIn }).toMatchObject({ isLetIn: true });
  }
});
