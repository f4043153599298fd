import { randomUUID } from 'node:crypto';
import { ConsoleClient, type Problem } from '../support/console-client.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Account, type Installation } from '../support/installation.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';
import type {
  CreatedDeskDto,
  ManagedDeskDto,
  ManagedDesksDto,
  RouteDto,
} from '../../src/modules/desk-admin/desk-admin.dto.js';

describe('the desks of an administrator', () => {
  let installation: Installation;
  let web: RunningWeb;
  let asha: ConsoleClient;
  let kiran: ConsoleClient;
  let night: Account;

  beforeAll(async () => {
    installation = await createInstallation();
    web = await runWeb(installation);
    const desk = { console: web.console, installation };
    asha = await ConsoleClient.of(desk, installation.administrator);
    kiran = await ConsoleClient.of(desk, installation.counsellors[0]);
    night = await installation.addStaff('counsellor', 'night', { name: 'Noor Night' });
  });
  afterAll(async () => {
    await web?.stop();
    await installation.database.drop();
  });

  const all = () => asha.get<ManagedDesksDto>('/api/desks');
  const shown = async (name: string): Promise<ManagedDeskDto> => {
    const found = (await all()).desks.find((desk) => desk.name === name);
    if (!found) throw new Error(`No desk ${name}.`);
    return found;
  };
  const anyReport = { country: null, languages: [], kinds: [] };
  const make = async (reach: object = {}): Promise<ManagedDeskDto> => {
    const name = `Desk ${randomUUID().slice(0, 8)}`;
    await asha.post<CreatedDeskDto>('/api/desks', { name, ...anyReport, memberIds: [night.id], ...reach });
    return shown(name);
  };
  const change = (desk: ManagedDeskDto, wanted: object) => {
    const { name, country, languages, kinds, inUse } = desk;
    return asha.ask('PUT', `/api/desks/${desk.id}`, { name, country, languages, kinds, inUse, ...wanted });
  };
  const code = ({ status, body }: { status: number; body: Problem }) => [status, body.code];
  const route = async (query: string): Promise<RouteDto['desks']> =>
    (await asha.get<RouteDto>(`/api/desks/route?${query}`)).desks;

  it('says who can open each, and how many cases it has, but never which', async () => {
    const before = (await shown('First desk')).openCases;
    const { row } = await kiran.newCase(() => new Reporter(web.site).fileReport(CHILD_THREATENED));
    const desk = await shown('First desk');
    expect(desk).toMatchObject({ isDefault: true, inUse: true, isSigned: true, openCases: before + 1 });
    expect(desk.members.map(({ name, holdsKey }) => [name, holdsKey])).toEqual([
      ['Chitra Coordinator', true],
      ['Kiran Counsellor', true],
      ['Meera Counsellor', true],
    ]);
    const text = JSON.stringify(await all());
    expect(text).not.toContain(row.id);
    expect(text).not.toContain(row.reference);
  });

  it('shows as holding the key only who was handed it by somebody who could', async () => {
    const { id, name } = await make();
    await installation.database.query(
      `UPDATE desk_members SET grant_signature = decode(repeat('00', 64), 'hex') WHERE desk_id = $1`,
      [id],
    );
    expect((await shown(name)).members).toEqual([
      { id: night.id, name: 'Noor Night', role: 'counsellor', holdsKey: false },
    ]);
  });

  it('is made with its people, who open it from their next sign-in on', async () => {
    const desk = await make({ country: 'NP', languages: ['hi'], kinds: ['shared'] });
    expect(desk).toMatchObject({ country: 'NP', languages: ['hi'], kinds: ['shared'], isDefault: false });
    const noor = await ConsoleClient.signIn(web.console, night);
    const { desks } = await noor.get<{ desks: { id: string }[] }>('/api/session');
    expect(desks.map(({ id }) => id)).toContain(desk.id);
  });

  it('takes no name twice, however its letters are written', async () => {
    const { name } = await make();
    const body = { name: ` ${name.toUpperCase()} `, ...anyReport, memberIds: [night.id] };
    expect(code(await asha.ask('POST', '/api/desks', body))).toEqual([409, 'DESK_NAME_TAKEN']);
    const other = await make();
    expect(code(await change(other, { name }))).toEqual([409, 'DESK_NAME_TAKEN']);
    expect((await change(other, { name: other.name.toUpperCase() })).status).toBe(204);
  });

  it('is renamed, and told which reports it takes, with the signature of the organisation', async () => {
    const desk = await make();
    const name = `Renamed ${randomUUID().slice(0, 8)}`;
    expect((await change(desk, { name, country: 'BD', languages: ['bn', 'en'] })).status).toBe(204);
    expect(await shown(name)).toMatchObject({ country: 'BD', languages: ['bn', 'en'], isSigned: true });
    const rows = await installation.database.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY sequence',
      [desk.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'desk.created',
      'desk.granted',
      'desk.renamed',
      'desk.signed',
    ]);
  });

  it('signs nothing that somebody wrote into the database', async () => {
    const desk = await make();
    await installation.database.query(`UPDATE desks SET country = 'MV' WHERE id = $1`, [desk.id]);
    expect((await shown(desk.name)).isSigned).toBe(false);
    expect(code(await change(desk, { country: 'MV', languages: ['ta'] }))).toEqual([503, 'DESK_UNSIGNED']);
    await installation.database.query(`UPDATE desks SET country = NULL, kinds = '{found}' WHERE id = $1`, [
      desk.id,
    ]);
    expect((await shown(desk.name)).isSigned).toBe(false);
    await installation.database.query(`UPDATE desks SET kinds = '{}' WHERE id = $1`, [desk.id]);
    expect((await shown(desk.name)).isSigned).toBe(true);
  });

  it('is asked for the name of the desk that loses the reports before another becomes the default', async () => {
    const desk = await make();
    const first = await shown('First desk');
    const set = (id: string, instead: string | null) =>
      asha.ask('PUT', `/api/desks/${id}/default`, { instead });
    for (const instead of [null, '', desk.name])
      expect(code(await set(desk.id, instead))).toEqual([409, 'DEFAULT_DESK_DIFFERS']);
    expect((await shown('First desk')).isDefault).toBe(true);
    expect((await set(desk.id, 'first  DESK')).status).toBe(204);
    expect((await shown('First desk')).isDefault).toBe(false);
    expect(await shown(desk.name)).toMatchObject({ isDefault: true, isSigned: true });
    expect(code(await change(await shown(desk.name), { inUse: false }))).toEqual([409, 'DESK_IS_DEFAULT']);
    expect((await set(first.id, desk.name)).status).toBe(204);
  });

  it('leads a report by country, kind and language, and says before who would get it', async () => {
    const nepal = await make({ country: 'NP' });
    const pictures = await make({ kinds: ['shared'], languages: ['mr'] });
    const names = async (query: string) => (await route(query)).map(({ name }) => name)[0];
    expect(await names('country=NP&language=mr&kind=shared')).toBe(nepal.name);
    expect(await names('country=IN&language=mr&kind=shared')).toBe(pictures.name);
    expect(await names('country=IN&language=en&kind=shared')).toBe('First desk');
    const [first] = await route('country=IN&language=mr&kind=shared');
    expect(first).toMatchObject({ because: 'named', members: [{ name: 'Noor Night' }] });
    expect((await change(nepal, { inUse: false })).status).toBe(204);
    const order = (await route('country=NP&language=en&kind=other')).map(({ name }) => name);
    expect(order[0]).toBe('First desk');
    expect(order).not.toContain(nepal.name);

    const threatened = await make({ kinds: ['threatened'] });
    expect(await names('country=IN&language=en&kind=threatened')).toBe(threatened.name);
    await new Reporter(web.site).fileReport(CHILD_THREATENED);
    expect((await shown(threatened.name)).openCases).toBe(1);
    expect((await change(threatened, { inUse: false })).status).toBe(204);
  });

  it('answers what cannot be with what is wrong', async () => {
    const body = { name: 'New', ...anyReport, memberIds: [night.id] };
    for (const [wrong, expected] of [
      [{ memberIds: [] }, 400],
      [{ memberIds: [installation.administrator.id] }, 422],
      [{ memberIds: [randomUUID()] }, 404],
      [{ country: 'XX' }, 400],
      [{ languages: ['English'] }, 400],
      [{ kinds: ['nothing'] }, 400],
      [{ name: ' ' }, 422],
    ] as const)
      expect((await asha.ask('POST', '/api/desks', { ...body, ...wrong })).status).toBe(expected);
    const unknown = { ...(await shown('First desk')), id: randomUUID() };
    expect(code(await change(unknown, {}))).toEqual([404, 'DESK_NOT_FOUND']);
    expect((await asha.ask('GET', '/api/desks/route?language=en&kind=none')).status).toBe(400);
  });

  it('is for administrators alone', async () => {
    for (const [method, path] of [
      ['GET', '/api/desks'],
      ['GET', '/api/desks/route?language=en&kind=other'],
      ['POST', '/api/desks'],
      ['PUT', `/api/desks/${installation.deskId}`],
      ['PUT', `/api/desks/${installation.deskId}/default`],
    ] as const)
      expect((await kiran.ask(method, path, method === 'GET' ? undefined : {})).status).toBe(403);
  });
});
