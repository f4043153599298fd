import type { INestApplicationContext } from '@nestjs/common';
import { fileCase } from '../medium/cases/file-case.js';
import type { EscalationDto } from '../../src/modules/escalations/escalation.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { startOddMailServer } from '../support/index.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { BY_MAIL, MAIL_ADDRESS, Packages, verifyRecipient } from '../support/packages.js';

const FIELDS = { subject: 'Report of images', words: 'First line, ünïcode.\n\nharbour-canary-words' };
const ANSWERS = 'answers@help.example';

describe('what was approved, on its way', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let worker: INestApplicationContext | undefined;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false, variables: { ANSWER_MAILBOX: ANSWERS } });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    meera = await ConsoleClient.of(desk, desk.installation.counsellors[1]);
  });
  afterEach(async () => {
    await worker?.close();
    worker = undefined;
  });
  afterAll(() => desk?.stop());

  const work = async (url: string): Promise<void> => {
    worker = await runWorker(desk.installation, { SMTP_URL: url, ANSWER_MAILBOX: ANSWERS });
  };
  let filed = 0;
  const packages = async (): Promise<Packages> => {
    const { id } = await fileCase(desk.app, { reference: `TEST-${String((filed += 1)).padStart(4, '0')}` });
    const found = new Packages(id, kiran, meera);
    await found.allow(BY_MAIL);
    return found;
  };
  const rowOf = async ({ id }: EscalationDto) => {
    const [row] = await desk.installation.database.query<{
      id: string;
      state: string;
      sealed: Buffer | null;
      token: Buffer | null;
    }>('SELECT id, state, sealed, token_hash AS token FROM dispatches WHERE escalation_id = $1', [id]);
    return row;
  };
  const toAuthority = ({ mails }: MailServer) => mails.filter(({ to }) => to.includes(MAIL_ADDRESS));

  it('is sent by hand alone until a person verified the address, and until a worker has told its key', async () => {
    const found = await packages();
    const begun = await found.begin(BY_MAIL, 'mail');
    expect(begun).toMatchObject({ byHand: true, unsure: true });
    await found.save(begun, Object.fromEntries(begun.fields.map(({ key }) => [key, 'x'])));
    await found.do('ready', begun, { version: 2 });
    expect((await found.approve(await found.find(begun.id))).status).toBe(200);
    expect(await found.do('queue', begun)).toMatchObject({
      status: 422,
      body: { code: 'ESCALATION_BY_HAND' },
    });
    await verifyRecipient(desk);
    const approved = await found.approvedMail(FIELDS);
    expect(approved).toMatchObject({ byHand: false, unsure: false, covered: true });
    expect(approved.moves).toContain('queue');
    expect(await found.do('queue', approved)).toMatchObject({
      status: 503,
      body: { code: 'DISPATCH_NOT_READY' },
    });
    expect(await found.find(approved.id)).toMatchObject({ state: 'approved' });
  });

  it('is what two people saw, to the character, once, with an address of its own to answer to', async () => {
    const server = await startMailServer();
    await work(server.url);
    const found = await packages();
    const approved = await found.approvedMail(FIELDS);
    expect((await found.do('queue', approved)).status).toBe(200);
    const sent = await found.becomes(approved, 'sent');
    expect(sent.sentAt).not.toBeNull();
    const row = await rowOf(approved);
    expect(row).toMatchObject({ state: 'sent', sealed: null });
    const mails = toAuthority(server);
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail).toMatchObject({
      to: [MAIL_ADDRESS],
      subject: FIELDS.subject,
      messageId: `<${row!.id}@localhost>`,
    });
    expect(`To: ${MAIL_ADDRESS}\nSubject: ${mail!.subject}\n\n${mail!.text.trimEnd()}\n`).toBe(approved.text);
    expect(mail!.raw).toMatch(/^Reply-To: answers\+[0-9a-f]{32}@help\.example\r?$/im);
    expect(mail!.raw).not.toMatch(/^Auto-Submitted:/im);
    expect(await found.do('queue', approved)).toMatchObject({
      status: 409,
      body: { code: 'ESCALATION_NOT_NOW' },
    });
    expect(await found.do('cancel', approved)).toMatchObject({ status: 409 });
    await worker?.close();
    await work(server.url);
    await found.becomes(approved, 'sent');
    expect(toAuthority(server)).toHaveLength(1);
    await server.stop();
  });

  it('goes back to a person when it is refused, and is told to them without a word of it', async () => {
    const server = await startMailServer({
      onRcptTo: ({ address }, _session, done) =>
        address === MAIL_ADDRESS
          ? done(Object.assign(new Error('no such user'), { responseCode: 550 }))
          : done(),
    });
    await work(server.url);
    const found = await packages();
    const approved = await found.approvedMail(FIELDS);
    await found.do('queue', approved);
    await found.becomes(approved, 'failed');
    expect(toAuthority(server)).toEqual([]);
    const told = await server.nextMail(({ text }) => text.includes('did not leave as it should'));
    expect(told.raw).not.toContain('canary');
    await found.do('return', approved);
    expect(await found.find(approved.id)).toMatchObject({ state: 'draft' });
    await server.stop();
  });

  it('is never sent again by itself where nobody knows whether it left: a person says so', async () => {
    const server = await startOddMailServer('close');
    await work(server.url);
    const found = await packages();
    const approved = await found.approvedMail(FIELDS);
    await found.do('queue', approved);
    const unknown = await found.becomes(approved, 'outcome_unknown');
    expect(unknown.moves).toEqual(['settle_sent', 'settle_failed']);
    expect((await rowOf(approved))!.state).toBe('unknown');
    expect((await found.do('settle', approved, { hasLeft: false })).status).toBe(200);
    expect(await found.find(approved.id)).toMatchObject({ state: 'failed' });
    expect(await found.do('queue', approved)).toMatchObject({
      status: 409,
      body: { code: 'ESCALATION_NOT_NOW' },
    });
    await server.stop();
  });

  it('can be taken back while it waits, by staff and by the reporter; then nothing leaves', async () => {
    const server = await startMailServer();
    const found = await packages();
    const one = await found.approvedMail(FIELDS);
    await found.do('queue', one);
    expect((await found.do('cancel', one)).status).toBe(200);
    expect(await rowOf(one)).toBeUndefined();
    const other = await packages();
    const consents = await kiran.get<{ id: string }[]>(`/api/cases/${other.caseId}/consents`);
    const two = await other.approvedMail(FIELDS);
    await other.do('queue', two);
    await other.answer(consents[0]!.id, 'taken_back');
    expect(await other.find(two.id)).toMatchObject({ state: 'cancelled' });
    expect(await rowOf(two)).toBeUndefined();
    await work(server.url);
    // What comes after them is sent: they were passed over.
    const last = await packages();
    const three = await last.approvedMail(FIELDS);
    await last.do('queue', three);
    await last.becomes(three, 'sent');
    expect(toAuthority(server)).toHaveLength(1);
    await server.stop();
  });

  it('is not sent where somebody changed what waits, or made it up', async () => {
    const server = await startMailServer();
    const found = await packages();
    const [one, two] = [
      await found.approvedMail(FIELDS),
      await found.approvedMail({ ...FIELDS, subject: 'Two' }),
    ];
    for (const each of [one, two]) await found.do('queue', each);
    // The sealed words of the one under the other's name.
    await desk.installation.database.query(
      `UPDATE dispatches a SET sealed = b.sealed, grant_sealed = b.grant_sealed, mac = b.mac
         FROM dispatches b WHERE a.escalation_id = $1 AND b.escalation_id = $2`,
      [one.id, two.id],
    );
    await work(server.url);
    await found.becomes(one, 'failed');
    await found.becomes(two, 'sent');
    expect(toAuthority(server).map(({ subject }) => subject)).toEqual(['Two']);
    await server.stop();
  });

  it('leaves no word in the database, the queue or the events', async () => {
    const found = await packages();
    await found.do('queue', await found.approvedMail(FIELDS));
    const [{ found: text } = { found: '' }] = await desk.installation.database.query<{ found: string }>(
      `SELECT concat((SELECT string_agg(encode(d.sealed, 'escape'), '') FROM dispatches d),
                     (SELECT string_agg(d::text, '') FROM dispatches d), (SELECT string_agg(e::text, '') FROM escalations e),
                     (SELECT string_agg(o::text, '') FROM outbox o), (SELECT string_agg(e::text, '') FROM case_events e)) AS found`,
    );
    expect(text).not.toContain('canary');
    expect(text).not.toContain(MAIL_ADDRESS);
  });
});
