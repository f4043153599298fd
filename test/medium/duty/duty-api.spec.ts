import { randomUUID } from 'node:crypto';
import { Duty, DutyWebModule } from '../../../src/modules/duty/index.js';
import type { DutyDto, SetDutyDto } from '../../../src/modules/duty/dto/duty.dto.js';
import { Browser, WebFixture, type Person } from '../access/web-fixture.js';

interface Refusal {
  code: string;
  errors?: { field: string; message: string }[];
}

const DAYS = [1, 2, 3, 4, 5];
const OFFICE = DAYS.map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

let fixture: WebFixture;
let asha: Person;
let ravi: Person;
let lead: Person;
let deskId: string;

beforeAll(async () => {
  fixture = await WebFixture.start({ modules: [DutyWebModule] });
  [asha, ravi, lead] = [
    await fixture.person('counsellor'),
    await fixture.person('counsellor'),
    await fixture.person('coordinator'),
  ];
});
beforeEach(async () => {
  // The rule of rest looks at all desks of a person.
  await fixture.database.query('DELETE FROM duty_shifts');
  deskId = await fixture.desk([asha, ravi, lead], false);
});
afterAll(() => fixture.stop());

const signedIn = new Map<string, Promise<Browser>>();
/** One browser for each person: sign-ins are counted. */
const signIn = (person: Person): Promise<Browser> => {
  const known = signedIn.get(person.email);
  if (known) return known;
  const browser = fixture.browser();
  const opened = browser.signIn(person.email, person.passphrase).then(() => browser);
  signedIn.set(person.email, opened);
  return opened;
};
const pathOf = (id = deskId): string => `/api/desks/${id}/duty`;
const read = async (browser: Browser, id = deskId): Promise<DutyDto> =>
  (await (await browser.send('GET', pathOf(id))).json()) as DutyDto;
const plan = (change: Partial<SetDutyDto> = {}): SetDutyDto => ({
  revision: 0,
  zone: 'Asia/Kolkata',
  alwaysOpen: false,
  hours: OFFICE,
  holidays: ['2027-01-26'],
  shifts: [
    ...DAYS.map((weekday) => ({ weekday, from: '09:00', to: '17:00', staffId: asha.staffId, step: 1 })),
    { weekday: 5, from: '22:00', to: '06:00', staffId: ravi.staffId, step: 2 },
  ],
  ...change,
});
const refused = async (response: Response): Promise<[number, string, string[]]> => {
  const { code, errors } = (await response.json()) as Refusal;
  return [response.status, code, (errors ?? []).map(({ field }) => field)];
};

describe('the duty of a desk', () => {
  it('is day and night and everyone of it while nothing is set', async () => {
    const browser = await signIn(asha);
    const found = await read(browser);
    expect(found).toMatchObject({
      deskId,
      revision: 0,
      alwaysOpen: true,
      hours: [],
      shifts: [],
      mayManage: false,
    });
    expect(found.now).toMatchObject({ open: true, opensAt: null, next: [] });
    expect(found.now.first.map(({ id }) => id).sort()).toEqual(
      [asha.staffId, ravi.staffId, lead.staffId].sort(),
    );
    const duty = fixture.get(Duty);
    expect(await duty.state(deskId, new Date())).toEqual({ open: true });
    expect(await duty.nextAfter(deskId, new Date(), 1)).toBeNull();
  });

  it('is set by a coordinator, read back as it was set, and audited with numbers alone', async () => {
    const browser = await signIn(lead);
    const response = await browser.send('PUT', pathOf(), plan());
    expect(response.status).toBe(200);
    const set = (await response.json()) as DutyDto;
    const { hours, holidays, shifts, zone, alwaysOpen } = plan();
    expect(set).toMatchObject({ revision: 1, zone, alwaysOpen, hours, holidays, shifts, mayManage: true });
    expect(await read(await signIn(ravi))).toMatchObject({ revision: 1, hours, holidays, shifts });
    const [row] = await fixture.database.query(
      `SELECT actor_id, subject_id, detail FROM audit_log WHERE action = 'duty.changed' ORDER BY sequence DESC LIMIT 1`,
    );
    expect(row).toEqual({
      actor_id: lead.staffId,
      subject_id: deskId,
      detail: { hours: 5, holidays: 1, shifts: 6 },
    });
  });

  it('says who is told first and who next, and when a closed desk opens', async () => {
    await (await signIn(lead)).send('PUT', pathOf(), plan());
    const duty = fixture.get(Duty);
    const at = (time: string): Date => new Date(`2027-01-${time}+05:30`);
    expect(await duty.firstFor(deskId, at('08T10:00'))).toEqual({ step: 1, staffIds: [asha.staffId] });
    expect(await duty.nextAfter(deskId, at('08T10:00'), 1)).toBeNull();
    expect(await duty.firstFor(deskId, at('08T23:00'))).toEqual({ step: 2, staffIds: [ravi.staffId] });
    expect(await duty.firstFor(deskId, at('09T05:59'))).toEqual({ step: 2, staffIds: [ravi.staffId] });
    expect(await duty.firstFor(deskId, at('09T06:00'))).toBeNull();
    expect(await duty.firstFor(deskId, at('26T10:00'))).toBeNull();
    expect(await duty.state(deskId, at('25T18:00'))).toEqual({ open: false, until: at('27T09:00') });
    expect(await duty.state(deskId, at('25T16:59'))).toEqual({ open: true });
  });

  it('is not set over a change that its writer has not seen', async () => {
    const browser = await signIn(lead);
    await browser.send('PUT', pathOf(), plan());
    expect(await refused(await browser.send('PUT', pathOf(), plan({ zone: 'UTC' })))).toEqual([
      409,
      'DUTY_CHANGED',
      [],
    ]);
    expect(await read(browser)).toMatchObject({ zone: 'Asia/Kolkata', revision: 1 });
    const answers = await Promise.all(
      ['UTC', 'Europe/Berlin'].map((zone) =>
        browser.send('PUT', pathOf(), plan({ revision: 1, zone, hours: [], alwaysOpen: true })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await read(browser)).toMatchObject({ revision: 2, hours: [] });
    expect((await refused(await browser.send('PUT', pathOf(), plan({ revision: 9 }))))[1]).toBe(
      'DUTY_CHANGED',
    );
  });

  it('leaves everybody their rest, unless whoever sets it says why', async () => {
    const browser = await signIn(lead);
    const { revision } = await read(browser);
    const night = { weekday: 1, from: '20:00', to: '07:00', staffId: asha.staffId, step: 1 };
    const early = { weekday: 3, from: '06:00', to: '10:00', staffId: ravi.staffId, step: 1 };
    const late = { weekday: 2, from: '16:00', to: '22:00', staffId: ravi.staffId, step: 2 };
    const tiring = plan({ revision, shifts: [night, early, late] });
    expect(await refused(await browser.send('PUT', pathOf(), tiring))).toEqual([
      400,
      'INPUT_INVALID',
      ['shifts.0.to', 'shifts.1.from', 'restReason'],
    ]);
    const odd = { ...tiring, restReason: 'because' };
    expect((await refused(await browser.send('PUT', pathOf(), odd as never)))[2]).toEqual(['restReason']);
    const set = await browser.send('PUT', pathOf(), { ...tiring, restReason: 'nobody_else' });
    expect(await set.json()).toMatchObject({ restReason: 'nobody_else' });
    const [row] = await fixture.database.query(
      `SELECT detail FROM audit_log WHERE action = 'duty.changed' ORDER BY sequence DESC LIMIT 1`,
    );
    expect(row).toMatchObject({ detail: { shifts: 3, restReason: 'nobody_else' } });
    // Where everybody has their rest, no reason is kept.
    const calm = plan({ revision: revision + 1, restReason: 'nobody_else' });
    expect(await (await browser.send('PUT', pathOf(), calm)).json()).toMatchObject({ restReason: null });
  });

  it('loses the shifts of who is no longer on the desk', async () => {
    const browser = await signIn(lead);
    await browser.send('PUT', pathOf(), plan());
    await fixture.database.query('DELETE FROM desk_members WHERE desk_id = $1 AND staff_id = $2', [
      deskId,
      asha.staffId,
    ]);
    expect((await read(browser)).shifts.map(({ staffId }) => staffId)).toEqual([ravi.staffId]);
    expect(await fixture.get(Duty).firstFor(deskId, new Date('2027-01-08T10:00+05:30'))).toBeNull();
  });

  it.each<[string, () => object, string[]]>([
    [
      'a time',
      () => plan({ hours: [{ weekday: 1, from: '9:00', to: '25:00' }] }),
      ['hours.0.from', 'hours.0.to'],
    ],
    ['a weekday', () => plan({ hours: [{ weekday: 8, from: '09:00', to: '10:00' }] }), ['hours.0.weekday']],
    ['a list in the list', () => ({ ...plan(), hours: [OFFICE] }), ['hours']],
    ['nothing in the list', () => ({ ...plan(), shifts: [null] }), ['shifts', 'shifts.0']],
    ['a holiday', () => plan({ holidays: ['26 January'] }), ['holidays']],
    ['a holiday that there is not', () => plan({ holidays: ['2027-02-30'] }), ['holidays.0']],
    ['a zone', () => plan({ zone: 'Mars/Olympus' }), ['zone']],
    ['a step', () => plan({ shifts: [{ ...plan().shifts[0]!, step: 0 }] }), ['shifts.0.step']],
    [
      'somebody else',
      () => plan({ shifts: [{ ...plan().shifts[0]!, staffId: randomUUID() }] }),
      ['shifts.0.staffId'],
    ],
    ['no opening at all', () => plan({ hours: [] }), ['hours']],
  ])('refuses what cannot be, and names the field: %s', async (_, body, fields) => {
    const browser = await signIn(lead);
    const [status, code, named] = await refused(await browser.send('PUT', pathOf(), body()));
    expect({ status, code, named }).toEqual({ status: 400, code: 'INPUT_INVALID', named: fields });
    expect(await read(browser)).toMatchObject({ revision: 0 });
  });
});

describe('who may', () => {
  it('a counsellor reads and does not set', async () => {
    const browser = await signIn(asha);
    expect(await refused(await browser.send('PUT', pathOf(), plan()))).toEqual([403, 'FORBIDDEN', []]);
  });

  it('for people of other desks the desk is not there, as one that does not exist', async () => {
    const stranger = await fixture.person('coordinator');
    await fixture.desk([stranger], false);
    const browser = await signIn(stranger);
    for (const id of [deskId, randomUUID()]) {
      expect(await refused(await browser.send('GET', pathOf(id)))).toEqual([404, 'DESK_NOT_FOUND', []]);
      expect(await refused(await browser.send('PUT', pathOf(id), plan()))).toEqual([
        404,
        'DESK_NOT_FOUND',
        [],
      ]);
    }
    const desks = (await (await browser.send('GET', '/api/duty')).json()) as { id: string }[];
    expect(desks).toHaveLength(1);
    expect(
      (await fixture.database.query('SELECT 1 FROM desk_duty WHERE desk_id = $1', [deskId])).length,
    ).toBe(0);
  });

  it('an administrator sees and sets the duty of every desk, an auditor of none', async () => {
    const browser = await signIn(fixture.administrator);
    const desks = (await (await browser.send('GET', '/api/duty')).json()) as { id: string }[];
    expect(desks.map(({ id }) => id)).toContain(deskId);
    expect((await browser.send('PUT', pathOf(), plan())).status).toBe(200);
    expect((await refused(await browser.send('GET', pathOf(randomUUID()))))[0]).toBe(404);
    const auditor = await signIn(await fixture.person('auditor'));
    expect((await refused(await auditor.send('GET', pathOf())))[0]).toBe(403);
  });
});
