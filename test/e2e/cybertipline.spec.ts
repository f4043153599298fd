import type { INestApplicationContext } from '@nestjs/common';
import { fileCase } from '../medium/cases/file-case.js';
import type { DirectoryRecordDto } from '../../src/modules/directory/dto/directory.dto.js';
import { DispatchEnds } from '../../src/modules/dispatch/dispatch-ends.js';
import type { EscalationDto } from '../../src/modules/escalations/escalation.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import {
  AUTHORIZATION,
  startCybertiplineServer,
  type CybertiplineServer,
} from '../support/cybertipline-server.js';
import { runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { Packages } from '../support/packages.js';
import { xmlProblems } from '../support/xml-problems.js';

const RECORD = 'us-ncmec-cybertipline';
const FIELDS = {
  incidentType: 'Online Enticement of Children for Sexual Acts',
  incidentDateTime: '2026-11-28T19:30+05:30',
  annotations: 'sextortion',
  reporterEmail: 'desk@help.example',
  screenName: 'canary <name> & co',
  additionalInfo: 'harbour-canary-words, हिन्दी',
};
const DAY = 86_400_000;

describe('a report to the CyberTipline', () => {
  let server: CybertiplineServer;
  let mails: MailServer;
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let lead: ConsoleClient;
  let worker: INestApplicationContext | undefined;
  let settings: Record<string, string>;

  beforeAll(async () => {
    server = await startCybertiplineServer();
    mails = await startMailServer();
    settings = { CYBERTIPLINE_URL: server.url, CYBERTIPLINE_SECONDS: '2' };
    desk = await startHelpdesk({ worker: false, variables: settings });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    meera = await ConsoleClient.of(desk, desk.installation.counsellors[1]);
    lead = await ConsoleClient.of(desk, desk.installation.coordinator);
    await work();
  });
  beforeEach(() => {
    server.requests.length = 0;
    server.next.submit = [];
    server.next.finish = [];
  });
  afterAll(async () => {
    await worker?.close();
    await desk?.stop();
    await mails?.stop();
    await server?.stop();
  });

  const work = async (): Promise<void> => {
    worker = await runWorker(desk.installation, { SMTP_URL: mails.url, ...settings });
  };
  let filed = 0;
  const packages = async (): Promise<Packages> => {
    const { id } = await fileCase(desk.app, { reference: `TEST-${String((filed += 1)).padStart(4, '0')}` });
    const found = new Packages(id, kiran, meera);
    await found.allow(RECORD);
    return found;
  };
  const approved = async (found: Packages, fields: Record<string, string> = FIELDS) => {
    const complete = await found.ready(RECORD, 'api', fields);
    expect((await found.approve(complete)).status).toBe(200);
    return found.find(complete.id);
  };
  const sent = async (): Promise<{ found: Packages; one: EscalationDto }> => {
    const found = await packages();
    const one = await approved(found);
    expect((await found.do('queue', one)).status).toBe(200);
    return { found, one };
  };

  it('is there where the settings have an account, and once a coordinator verified the record', async () => {
    const at = `/api/directory/${RECORD}`;
    const before = await lead.get<DirectoryRecordDto>(at);
    expect(before.channels.find(({ key }) => key === 'api')).toMatchObject({
      ready: true,
      address: server.address,
      sendable: false,
    });
    const nextReview = new Date(Date.now() + 60 * DAY).toISOString().slice(0, 10);
    const why = 'Our account at NCMEC.';
    const after = await lead.post<DirectoryRecordDto>(`${at}/verified`, { basedOn: 0, why, nextReview });
    expect(after.channels.find(({ key }) => key === 'api')).toMatchObject({ sendable: true });
    expect(JSON.stringify(after)).not.toMatch(/p@ss|p%40ss/);
  });

  it('says what its machine would refuse before anybody approves it', async () => {
    const found = await packages();
    const begun = await found.begin(RECORD, 'api');
    await found.save(begun, { ...FIELDS, incidentType: 'Sextortion', incidentDateTime: 'yesterday' });
    const saved = await found.find(begun.id);
    expect(saved.fields.filter(({ gap }) => gap !== null).map(({ key, gap }) => [key, gap])).toEqual([
      ['incidentType', 'wrong'],
      ['incidentDateTime', 'wrong'],
    ]);
    expect(await found.do('ready', begun, { version: 2 })).toMatchObject({
      status: 422,
      body: { code: 'ESCALATION_INCOMPLETE' },
    });
  });

  it('is opened and finished, to the byte what two people saw, and no file is sent', async () => {
    const { found, one } = await sent();
    const done = await found.becomes(one, 'sent');
    expect(server.requests.map(({ path }) => path)).toEqual(['submit', 'finish']);
    const [submit, finish] = server.requests;
    expect(submit).toMatchObject({ authorization: AUTHORIZATION, contentType: 'text/xml; charset=utf-8' });
    expect(`To: NCMEC CyberTipline\nAt: ${server.address}\n\n${submit!.body}`).toBe(one.text);
    expect(xmlProblems([submit!.body])).toEqual([null]);
    expect(submit!.body).toContain('<sextortion>true</sextortion>');
    expect(finish!.contentType).toMatch(/^multipart\/form-data/);
    expect(finish!.authorization).toBe(AUTHORIZATION);
    expect(finish!.body).toContain(`name="id"\r\n\r\n${done.theirId}\r\n`);
    expect(done).toMatchObject({ theirId: expect.stringMatching(/^\d+$/), theirCode: null });
    expect(await found.do('queue', one)).toMatchObject({ status: 409 });
  });

  it.each([2000, 3000, 3100, 3300, 4000, 4100, 4110, 1210, 9999, 'sign_in'] as const)(
    'goes back to a person with the code when it is refused: %s',
    async (code) => {
      server.next.submit = [code];
      const { found, one } = await sent();
      expect(await found.becomes(one, 'failed')).toMatchObject({
        failure: 'rejected',
        theirCode: code === 'sign_in' ? 2000 : code,
      });
      expect(server.of('submit')).toHaveLength(1);
      expect(server.of('finish')).toEqual([]);
    },
  );

  it.each([5001, 5101])('goes back to a person when what was opened is gone: %s', async (code) => {
    server.next.finish = [code];
    const { found, one } = await sent();
    expect(await found.becomes(one, 'failed')).toMatchObject({ failure: 'rejected', theirCode: code });
  });

  it.each([1000, 1100, 1300])('is opened again where they say that nothing was: %s', async (code) => {
    server.next.submit = [code];
    const { found, one } = await sent();
    await found.becomes(one, 'sent');
    expect(server.of('submit')).toHaveLength(2);
    expect(server.of('finish')).toHaveLength(1);
  });

  it.each(['close', 'cut', 'garbage', 'hang'] as const)(
    'is never opened again by itself where the answer is lost: %s',
    async (treatment) => {
      server.next.submit = [treatment];
      const { found, one } = await sent();
      const lost = await found.becomes(one, 'outcome_unknown');
      expect(lost.moves).toEqual(['settle_sent', 'settle_failed']);
      expect(server.of('submit')).toHaveLength(1);
      expect(server.of('finish')).toEqual([]);
      expect((await found.do('settle', one, { hasLeft: false })).status).toBe(200);
    },
  );

  it.each(['close', 'cut', 'garbage', 'hang', 1000] as const)(
    'is finished again where the answer is lost (%s), and is sent where they say that it is finished',
    async (treatment) => {
      server.next.finish = [treatment, 5102];
      const { found, one } = await sent();
      const done = await found.becomes(one, 'sent');
      expect(server.of('submit')).toHaveLength(1);
      const finished = server.of('finish').map(({ body }) => body.includes(`\r\n${done.theirId}\r\n`));
      expect(finished).toEqual([true, true]);
    },
  );

  it('is finished, and not opened again, by the next worker where one died in between', async () => {
    await worker?.close();
    const { found, one } = await sent();
    // As a worker leaves it that died with it in hand: the number kept, the effect begun.
    await desk.installation.database.query(
      `UPDATE dispatches SET state = 'sending', tries = 1, remote_id = '777', begun_at = now() - interval '10 minutes'
        WHERE escalation_id = $1`,
      [one.id],
    );
    // What was opened there is no longer taken back here.
    expect(await found.do('cancel', one)).toMatchObject({ body: { code: 'ESCALATION_LEAVING' } });
    await work();
    await worker!.get(DispatchEnds, { strict: false }).sweep();
    expect(await found.becomes(one, 'sent')).toMatchObject({ theirId: '777' });
    expect(server.of('submit')).toEqual([]);
    expect(server.of('finish').every(({ body }) => body.includes('\r\n777\r\n'))).toBe(true);
  });

  it('is by hand where the settings have no account, and does not leave for another address than was approved', async () => {
    await worker?.close();
    const { found, one } = await sent();
    worker = await runWorker(desk.installation, { SMTP_URL: mails.url });
    expect(await found.becomes(one, 'failed')).toMatchObject({ failure: 'recipient_changed' });
    expect(server.requests).toEqual([]);
  });

  it('leaves no word in the database', async () => {
    const [{ found: text } = { found: '' }] = await desk.installation.database.query<{ found: string }>(
      `SELECT concat((SELECT string_agg(d::text, '') FROM dispatches d), (SELECT string_agg(e::text, '') FROM escalations e),
                     (SELECT string_agg(o::text, '') FROM outbox o), (SELECT string_agg(e::text, '') FROM case_events e)) AS found`,
    );
    expect(text).not.toMatch(/canary/);
  });
});
