import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { ClockSweep } from '../../src/modules/clocks/index.js';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { timesBelowTheDay } from '../support/index.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Shown {
  waitsUntil: string | null;
  decideBy: string | null;
}
const NOBODY_WAITS: Shown = { waitsUntil: null, decideBy: null };

describe('a reporter who does not come back after an answer', () => {
  let installation: Installation;
  let web: RunningWeb;
  let worker: INestApplicationContext;
  let mails: MailServer;
  let kiran: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    mails = await startMailServer();
    web = await runWeb(installation);
    worker = await runWorker(installation, { SMTP_URL: mails.url });
    kiran = await ConsoleClient.of({ console: web.console, installation }, installation.counsellors[0]);
  });
  afterAll(async () => {
    await worker?.close();
    await web?.stop();
    await mails?.stop();
    await installation.database.drop();
  });

  /** A case of urgency 1 that Kiran has answered. */
  async function answered() {
    const { row, result: code } = await kiran.newCase(() =>
      new Reporter(web.site).fileReport(CHILD_THREATENED),
    );
    const { id, reference } = row;
    await kiran.post(`/api/cases/${id}/urgency`, { urgency: 1, reason: 'more_danger' });
    await answer(id);
    return { id, reference, code, followUp: `/api/cases/${id}/follow-up` };
  }
  const answer = (id: string) =>
    kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'We are here. Are you safe?' });
  const shown = (followUp: string) => kiran.get<Shown>(followUp);
  const told = ({ events }: CaseDetailDto): string[] =>
    events.map(({ kind }) => kind).filter((kind) => kind.startsWith('reporter_'));
  const row = async (id: string) => (await kiran.queue()).find((one) => one.id === id);
  const hoursUntil = (at: string | null | undefined): number =>
    Math.round((Date.parse(at ?? '') - Date.now()) / HOUR);
  /** The clocks are looked at as they will be after so much time. */
  const later = (span: number) => worker.get(ClockSweep, { strict: false }).run(new Date(Date.now() + span));
  const cameUp = (id: string) =>
    eventually('the case comes up', async () => (await shown(`/api/cases/${id}/follow-up`)).decideBy);

  it('is waited for as long as the urgency says, and owes the desk nothing meanwhile', async () => {
    const { id, followUp } = await answered();
    expect(hoursUntil((await shown(followUp)).waitsUntil)).toBe(24);
    expect((await row(id))?.nextDeadlineAt).toBeNull();
    await later(20 * HOUR);
    expect((await shown(followUp)).decideBy).toBeNull();
    await kiran.post(`/api/cases/${id}/urgency`, { urgency: 4, reason: 'less_danger' });
    await answer(id);
    expect(hoursUntil((await shown(followUp)).waitsUntil)).toBe(14 * 24);
    // More urgent now: no longer than a case of that urgency that was answered at this moment.
    await kiran.post(`/api/cases/${id}/urgency`, { urgency: 2, reason: 'more_danger' });
    expect(hoursUntil((await shown(followUp)).waitsUntil)).toBe(3 * 24);
  });

  it('brings the case up in the queue and to whoever has it, once, and asks what now', async () => {
    const { id, reference, followUp } = await answered();
    await later(25 * HOUR);
    await cameUp(id);
    const { waitsUntil, decideBy } = await shown(followUp);
    expect(waitsUntil).toBeNull();
    expect(hoursUntil(decideBy)).toBe(1);
    expect((await row(id))?.nextDeadlineAt).toBe(decideBy);
    const said = `Case ${reference} needs you: it is time to decide how it goes on.`;
    const { to } = await mails.nextMail(({ text }) => text.includes(said));
    expect(to).toEqual([installation.counsellors[0].email]);
    expect(told(await kiran.case(id))).toEqual(['reporter_not_back']);
    // Undecided: the coordinators hear of it too.
    await later(3 * HOUR);
    await mails.nextMail(
      (mail) => mail.text.includes(said) && mail.to.includes(installation.coordinator.email),
    );
  });

  it('is written to again, which begins the wait anew', async () => {
    const { id, followUp } = await answered();
    await later(25 * HOUR);
    await cameUp(id);
    await answer(id);
    const { waitsUntil, decideBy } = await shown(followUp);
    expect(decideBy).toBeNull();
    expect(hoursUntil(waitsUntil)).toBe(24);
    expect((await row(id))?.nextDeadlineAt).toBeNull();
  });

  it('is waited for until another time, and no promise moves with it', async () => {
    const { id, followUp } = await answered();
    const promised = new Date(Math.floor((Date.now() + 5 * HOUR) / MINUTE) * MINUTE).toISOString();
    await kiran.post(`/api/cases/${id}/promise`, { until: promised });
    await later(25 * HOUR);
    await cameUp(id);
    const until = new Date(Math.floor((Date.now() + 2 * DAY) / MINUTE) * MINUTE).toISOString();
    expect(await kiran.ask('PUT', followUp, { until })).toMatchObject({
      status: 200,
      body: { waitsUntil: until, decideBy: null },
    });
    expect((await row(id))?.nextDeadlineAt).toBe(promised);
    expect(told(await kiran.case(id))).toEqual(['reporter_not_back', 'reporter_waited_for']);
    expect(
      await kiran.ask('PUT', followUp, { until: new Date(Date.now() - DAY).toISOString() }),
    ).toMatchObject({
      status: 422,
      body: { code: 'FOLLOW_UP_TOO_SOON' },
    });
    expect(
      await kiran.ask('PUT', followUp, { until: new Date(Date.now() + 367 * DAY).toISOString() }),
    ).toMatchObject({ status: 422, body: { code: 'FOLLOW_UP_TOO_LATE' } });
    expect((await kiran.ask('PUT', followUp, { until: 'tomorrow' })).status).toBe(400);
  });

  it('writes, and nobody waits any more', async () => {
    const { code, followUp } = await answered();
    const back = await new Reporter(web.site).enter(code);
    await back.press('Send', { message: 'I am back.' });
    expect(await shown(followUp)).toEqual(NOBODY_WAITS);
    const until = new Date(Date.now() + DAY).toISOString();
    expect(await kiran.ask('PUT', followUp, { until })).toMatchObject({
      status: 409,
      body: { code: 'FOLLOW_UP_NOT_WAITING' },
    });
  });

  it('is not waited for in a closed case, nor shown to another desk', async () => {
    const { id, followUp } = await answered();
    const { counsellor } = await installation.addDesk(`Desk ${randomUUID()}`);
    const stranger = await ConsoleClient.signIn(web.console, counsellor);
    const until = new Date(Date.now() + DAY).toISOString();
    const notFound = { status: 404, body: { code: 'CASE_NOT_FOUND' } };
    expect(await stranger.ask('GET', followUp)).toMatchObject(notFound);
    expect(await stranger.ask('PUT', followUp, { until })).toMatchObject(notFound);
    await kiran.post(`/api/cases/${id}/status`, {
      status: 'closed',
      reason: 'no_contact',
      outcome: 'no_answer',
    });
    expect(await shown(followUp)).toEqual(NOBODY_WAITS);
    expect(await kiran.ask('PUT', followUp, { until })).toMatchObject({
      status: 409,
      body: { code: 'FOLLOW_UP_CASE_CLOSED' },
    });
    expect(await timesBelowTheDay(installation.database)).toEqual([]);
  });
});
