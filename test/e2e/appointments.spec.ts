import type { AppointmentDto } from '../../src/modules/appointments/appointment.dto.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import { Reporter } from '../support/reporter.js';
import { Referring } from '../support/referring.js';
import { CHILD_THREATENED } from '../support/reports.js';

const DAY = 24 * 60 * 60_000;
const dayIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const KOLKATA = { time: '10:30', zone: 'Asia/Kolkata' };

/** A Sunday in the next year on which Berlin puts its clocks on (March) or back (October). */
function lastSunday(month: 3 | 10): string {
  for (let year = new Date().getUTCFullYear(); ; year += 1) {
    const last = new Date(Date.UTC(year, month, 0));
    last.setUTCDate(last.getUTCDate() - last.getUTCDay());
    if (last.getTime() > Date.now() + 2 * DAY) return last.toISOString().slice(0, 10);
  }
}

describe('the appointments of a person', () => {
  const desk = useCasework();
  const at = (found: WorkedCase): string => `${found.at}/appointments`;
  const set = (found: WorkedCase, over: object = {}) =>
    desk.kiran.ask<AppointmentDto[] & { code?: string }>('POST', at(found), {
      ...{ day: dayIn(3), ...KOLKATA },
      ...over,
    });
  const page = async ({ code }: WorkedCase): Promise<string> =>
    (await (await new Reporter(desk.web.site).enter(code)).open('/r')).text;

  it('are shown on their page by their own clock, moved, cancelled, and in a calendar that names nobody', async () => {
    const found = await desk.filed(CHILD_THREATENED);
    const work = new Referring(desk.kiran, found.at);
    await work.offer('in-1098');
    const { id: referralId } = await work.to('in-1098');
    const made = await set(found, { referralId, words: 'Somebody rings twice.' });
    expect(made.status).toBe(200);
    const [one] = made.body;
    expect(one).toMatchObject({
      ...{ referralId, zone: KOLKATA.zone, state: 'planned', version: 1 },
      startsAt: `${dayIn(3)}T05:00:00.000Z`,
    });
    const shown = await page(found);
    for (const words of ['Your next times', '10:30', 'India Standard Time', 'Somebody rings twice.'])
      expect(shown).toContain(words);

    const calendar = async (): Promise<string> =>
      (await desk.kiran.get<{ text: string }>(`${at(found)}/${one?.id}/calendar`)).text;
    const before = await calendar();
    expect(before).toContain(`SUMMARY:Abhaya ${found.reference}\r\n`);
    expect(before).toContain('SEQUENCE:0\r\n');
    expect(before).not.toMatch(/rings|1098|Kiran|Kolkata/);

    const move = (version: number) =>
      desk.kiran.ask<{ code?: string }>('PUT', `${at(found)}/${one?.id}`, {
        ...{ version, day: dayIn(4), ...KOLKATA, time: '18:15' },
      });
    const moved = await Promise.all([move(1), move(1)]);
    expect(moved.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await page(found)).toContain('6:15');
    expect(await desk.clocks(found, 'appointment')).toEqual(['cancelled', 'running']);

    await desk.later(5 * DAY);
    const mail = await desk.mails.nextMail(({ text }) =>
      text.includes(`Case ${found.reference} needs you: an appointment is near.`),
    );
    expect(mail.to.length).toBeGreaterThan(0);
    expect(mail.text).not.toMatch(/rings|1098|18:15/);

    await desk.kiran.post(`${at(found)}/${one?.id}/cancel`, { version: 2 });
    expect(await page(found)).toContain('This does not take place.');
    const after = await calendar();
    for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', `UID:${one?.id}`])
      expect(after).toContain(`${line}\r\n`);
    expect((await move(3)).body.code).toBe('APPOINTMENT_CHANGED');
    expect(await desk.audited(found, 'appointment.%')).toEqual([
      ...['appointment.set', 'appointment.moved', 'appointment.cancelled'],
    ]);
    const rows = await desk.installation.database.query('SELECT * FROM appointments');
    expect(JSON.stringify(rows)).not.toMatch(/rings|Kolkata/);
  });

  it('take no time that there is not, or twice, and say what to do', async () => {
    const found = await desk.filed();
    const berlin = { zone: 'Europe/Berlin', time: '02:30' };
    for (const [over, code] of [
      [{ zone: 'Mars/Olympus' }, 'APPOINTMENT_ZONE_UNKNOWN'],
      [{ day: '2027-02-30' }, 'APPOINTMENT_DAY_UNKNOWN'],
      [{ time: '24:30' }, 'APPOINTMENT_DAY_UNKNOWN'],
      [{ day: dayIn(-2) }, 'APPOINTMENT_TOO_SOON'],
      [{ day: dayIn(400) }, 'APPOINTMENT_TOO_LATE'],
      [{ ...berlin, day: lastSunday(3) }, 'APPOINTMENT_TIME_SKIPPED'],
      [{ ...berlin, day: lastSunday(10) }, 'APPOINTMENT_TIME_TWICE'],
      [{ referralId: found.id }, 'APPOINTMENT_REFERRAL_UNKNOWN'],
    ] as const)
      expect(await set(found, over)).toMatchObject({ status: 422, body: { code } });
    const day = lastSunday(10);
    expect((await set(found, { ...berlin, day, which: 'earlier' })).status).toBe(200);
    const both = await set(found, { ...berlin, day, which: 'later' });
    expect(both.body.map(({ startsAt }) => startsAt)).toEqual([
      ...[`${day}T00:30:00.000Z`, `${day}T01:30:00.000Z`],
    ]);
    await desk.close(found);
    expect(await set(found)).toMatchObject({ status: 409, body: { code: 'APPOINTMENT_CASE_CLOSED' } });
  });

  it('are of the desk of the case; others learn nothing', async () => {
    const found = await desk.filedWithoutMeera();
    const { id } = (await set(found)).body[0]!;
    const stranger = await desk.stranger('Desk of appointments');
    const time = { day: dayIn(3), ...KOLKATA };
    for (const who of [desk.meera, stranger])
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['POST', '', time],
        ['PUT', `/${id}`, { version: 1, ...time }],
        ['POST', `/${id}/cancel`, { version: 1 }],
        ['GET', `/${id}/calendar`, undefined],
      ] as const)
        expect(await who.ask(method, `${at(found)}${path}`, body)).toMatchObject({
          status: 404,
          body: { code: 'CASE_NOT_FOUND' },
        });
    const other = await desk.filed();
    expect(await desk.kiran.ask('GET', `${at(other)}/${id}/calendar`)).toMatchObject({
      body: { code: 'APPOINTMENT_NOT_FOUND' },
    });
    expect(await page(other)).not.toContain('Your next times');
  });
});
