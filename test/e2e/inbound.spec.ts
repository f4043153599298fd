import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { fileCase } from '../medium/cases/file-case.js';
import type { EscalationDto } from '../../src/modules/escalations/escalation.dto.js';
import type { ReceivedMailDto, UnplacedMailDto } from '../../src/modules/received-mail/received-mail.dto.js';
import { command } from '../support/cli.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { eventually } from '../support/index.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { MAIL_ADDRESS, BY_MAIL, Packages, verifyRecipient } from '../support/packages.js';

const ANSWERS = 'answers@help.example';
const WORDS = 'lantern-canary words of theirs';
const FIELDS = { subject: 'Report of images', words: 'What we know.' };

interface Sent {
  found: Packages;
  one: EscalationDto;
  replyTo: string;
  messageId: string;
}

describe('what comes into the mailbox of the answers', () => {
  let desk: Helpdesk;
  let mails: MailServer;
  let worker: INestApplicationContext;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let lead: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false, variables: { ANSWER_MAILBOX: ANSWERS } });
    const { counsellors, coordinator } = desk.installation;
    [kiran, meera, lead] = [
      await ConsoleClient.of(desk, counsellors[0]),
      await ConsoleClient.of(desk, counsellors[1]),
      await ConsoleClient.of(desk, coordinator),
    ];
    mails = await startMailServer();
    worker = await runWorker(desk.installation, { SMTP_URL: mails.url, ANSWER_MAILBOX: ANSWERS });
    await verifyRecipient(desk);
  });
  afterAll(async () => {
    await worker.close();
    await mails.stop();
    await desk.stop();
  });

  let filed = 0;
  /** A package that left by mail. */
  const send = async (): Promise<Sent> => {
    const { id } = await fileCase(desk.app, { reference: `TEST-${String((filed += 1)).padStart(4, '0')}` });
    const found = new Packages(id, kiran, meera);
    await found.allow(BY_MAIL);
    const before = mails.mails.length;
    const one = await found.approvedMail(FIELDS);
    await found.do('queue', one);
    await eventually('the package is sent', async () => (await found.find(one.id)).state === 'sent');
    const mail = mails.mails.slice(before).find(({ to }) => to.includes(MAIL_ADDRESS));
    const replyTo = /^Reply-To: (\S+)/im.exec(mail?.raw ?? '')?.[1] ?? '';
    return { found, one, replyTo, messageId: mail?.messageId ?? '' };
  };
  const inbound = (input: string | Uint8Array, variables: Record<string, string> = {}) =>
    command(
      { variables: { ...desk.installation.variables, ANSWER_MAILBOX: ANSWERS, ...variables } },
      ['inbound'],
      [],
      input,
    );
  const mailOf = (head: readonly string[], body: string): string =>
    [
      `From: Officer <${MAIL_ADDRESS}>`,
      `Message-ID: <${randomUUID()}@authority.example>`,
      ...head,
      '',
      body,
    ].join('\r\n');
  const listed = ({ found }: Sent, client = kiran) =>
    client.get<ReceivedMailDto[]>(`/api/cases/${found.caseId}/received-mails`);
  const unplaced = (client = lead) => client.get<UnplacedMailDto[]>('/api/received-mails/unplaced');
  const noted = (sent: Sent, kind: string) =>
    eventually(`the case shows ${kind}`, async () => {
      const { events } = await kiran.case(sent.found.caseId);
      return events.some((event) => event.kind === 'received_mail_came' && event.detail['kind'] === kind);
    });
  const bounce = (messageId: string, status: string): string =>
    mailOf(
      [
        'Auto-Submitted: auto-replied',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      ],
      [
        `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n${status}\r\n`,
        `--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${messageId}\r\n\r\nwhat was sent`,
        '--b--',
      ].join('\r\n'),
    );

  it('is shown with its package, once, and is part of the case when somebody has read it', async () => {
    const sent = await send();
    const answer = mailOf([`To: ${sent.replyTo}`, 'Subject: Your report'], WORDS);
    expect(await inbound(answer)).toEqual({ status: 0, out: '' });
    expect(await inbound(answer)).toEqual({ status: 0, out: '' });
    const [mail, ...others] = await listed(sent);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      escalationId: sent.one.id,
      kind: 'answer',
      readBy: null,
      words: { from: `"Officer" <${MAIL_ADDRESS}>`, subject: 'Your report', text: WORDS, files: 0 },
    });
    await noted(sent, 'answer');
    expect(await sent.found.find(sent.one.id)).toMatchObject({ state: 'sent' });
    const told = await mails.nextMail(({ text }) => text.includes('a mail came about something'));
    expect(told.raw).not.toContain('canary');
    const row = await desk.installation.database.query<{ text: string }>(
      `SELECT concat((SELECT string_agg(m::text, '') FROM received_mails m), (SELECT string_agg(o::text, '') FROM outbox o),
                     (SELECT string_agg(e::text, '') FROM case_events e)) AS text`,
    );
    expect(row[0]!.text).not.toMatch(/canary|Your report|Officer/);

    const path = `/api/cases/${sent.found.caseId}/received-mails/${mail!.id}/read`;
    expect((await meera.ask('POST', path)).status).toBe(200);
    expect(await kiran.ask('POST', path)).toMatchObject({ status: 409, body: { code: 'MAIL_DONE' } });
    const { name } = desk.installation.counsellors[1];
    expect(await listed(sent)).toMatchObject([{ words: { text: WORDS }, readBy: { name } }]);
    const [left] = await desk.installation.database.query(
      'SELECT sealed, grant_sealed, mac FROM received_mails WHERE id = $1',
      [mail!.id],
    );
    expect(left).toEqual({ sealed: null, grant_sealed: null, mac: null });
    const foreign = `/api/cases/${sent.found.caseId}/received-mails/${randomUUID()}/read`;
    expect(await kiran.ask('POST', foreign)).toMatchObject({ status: 404, body: { code: 'MAIL_NOT_FOUND' } });
  });

  it('puts the case into the queue by a day to read it, which reading meets', async () => {
    const sent = await send();
    await inbound(mailOf([`To: x@y.example`, `In-Reply-To: ${sent.messageId}`], 'Later.'));
    await noted(sent, 'answer');
    const clocks = () =>
      desk.installation.database.query<{ state: string; minutes: number }>(
        `SELECT state, (extract(epoch FROM due_at - now()) / 60)::integer AS minutes FROM clocks
          WHERE case_id = $1 AND kind = 'unread_mail'`,
        [sent.found.caseId],
      );
    const [clock] = await clocks();
    expect(clock).toMatchObject({ state: 'running' });
    expect(clock!.minutes).toBeGreaterThan(23 * 60);
    const [mail] = await listed(sent);
    await kiran.post(`/api/cases/${sent.found.caseId}/received-mails/${mail!.id}/read`, undefined);
    expect(await clocks()).toMatchObject([{ state: 'met' }]);
  });

  it('is waited for as long as the recipient has; then a person is told, and an answer that comes late ends it', async () => {
    const sent = await send();
    const wait = () =>
      desk.installation.database.query<{ state: string; hours: number }>(
        `SELECT state, (extract(epoch FROM due_at - now()) / 3600)::integer AS hours FROM clocks
          WHERE case_id = $1 AND kind = 'escalation_silence' AND subject_id = $2`,
        [sent.found.caseId, sent.one.id],
      );
    const [clock, ...others] = await wait();
    expect({ ...clock, others }).toEqual({ state: 'running', hours: 2, others: [] });
    await desk.installation.database.query(
      `UPDATE clocks SET due_at = now() - interval '1 minute', warn_at = now() - interval '1 minute'
        WHERE kind = 'escalation_silence' AND subject_id = $1`,
      [sent.one.id],
    );
    await eventually('nothing was heard', async () => {
      const { state } = await sent.found.find(sent.one.id);
      return state === 'no_answer';
    });
    const told = await mails.nextMail(({ text }) => text.includes('nothing was heard from somebody'));
    expect(told.raw).not.toContain('canary');
    expect(await wait()).toMatchObject([{ state: 'breached' }]);
    const late = { answer: 'acknowledged', reference: 'A-17', text: null };
    expect((await sent.found.do('answer', sent.one, late)).status).toBe(200);
    expect(await sent.found.find(sent.one.id)).toMatchObject({ state: 'acknowledged' });
    expect(await wait()).toMatchObject([{ state: 'met' }]);
  });

  it('finds its package by its address until that is closed; then a person places it', async () => {
    const sent = await send();
    await sent.found.do('answer', sent.one, { answer: 'answered', reference: null, text: null });
    await sent.found.do('close', sent.one, { outcome: 'acted' });
    await inbound(mailOf([`To: ${sent.replyTo}`], 'One more thing.'));
    expect(await listed(sent)).toEqual([]);
    const [late] = await unplaced();
    expect(late).toMatchObject({ words: { text: 'One more thing.' } });
    await lead.post(`/api/received-mails/${late!.id}/discard`, undefined);
    await inbound(mailOf(['To: x@y.example', `In-Reply-To: ${sent.messageId}`], 'And another.'));
    expect(await listed(sent)).toMatchObject([{ words: { text: 'And another.' } }]);
  });

  it('that says for certain that nothing arrived gives the package back to a person; nothing else does', async () => {
    const sent = await send();
    await inbound(bounce(sent.messageId, 'Action: delayed\r\nStatus: 4.4.1'));
    await noted(sent, 'delayed');
    await inbound(bounce(sent.messageId, 'Action: failed'));
    await noted(sent, 'unclear');
    await inbound(mailOf([`To: ${sent.replyTo}`, 'Auto-Submitted: auto-replied'], 'Away until Monday.'));
    await noted(sent, 'auto_reply');
    expect(await sent.found.find(sent.one.id)).toMatchObject({ state: 'sent' });
    await inbound(bounce(sent.messageId, 'Action: failed\r\nStatus: 5.1.1'));
    await noted(sent, 'bounced');
    const back = await sent.found.find(sent.one.id);
    expect(back).toMatchObject({ state: 'failed' });
    expect(back.moves).toContain('return');
    expect((await listed(sent)).map(({ kind }) => kind).sort()).toEqual([
      ...['auto_reply', 'bounced', 'delayed', 'unclear'],
    ]);
  });

  it('that nobody can place waits for those who lead the desk, who place it or throw it away', async () => {
    const sent = await send();
    await inbound(mailOf(['To: answers@help.example', 'Subject: Which case?'], WORDS));
    await inbound(Buffer.from([0, 255, 1, 2, 13, 10]));
    const [first, second, ...others] = await unplaced();
    expect(others).toEqual([]);
    const [mail, garbage] = first!.kind === 'answer' ? [first!, second!] : [second!, first!];
    expect(mail).toMatchObject({ kind: 'answer', words: { subject: 'Which case?', text: WORDS } });
    expect(garbage).toMatchObject({ kind: 'unclear' });
    for (const path of ['unplaced', `${mail.id}/place`, `${mail.id}/discard`])
      expect(
        (await kiran.ask(path === 'unplaced' ? 'GET' : 'POST', `/api/received-mails/${path}`)).status,
      ).toBe(403);

    const at = `/api/received-mails/${mail.id}`;
    const caseId = sent.found.caseId;
    expect(await lead.ask('POST', `${at}/place`, { caseId, escalationId: randomUUID() })).toMatchObject({
      status: 422,
      body: { code: 'MAIL_ESCALATION_UNKNOWN' },
    });
    expect(
      await lead.ask('POST', `${at}/place`, { caseId: randomUUID(), escalationId: sent.one.id }),
    ).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
    expect((await lead.ask('POST', `${at}/place`, { caseId, escalationId: sent.one.id })).status).toBe(204);
    expect(await listed(sent)).toMatchObject([
      { kind: 'answer', words: { text: WORDS }, readBy: { name: desk.installation.coordinator.name } },
    ]);
    expect(await lead.ask('POST', `${at}/discard`)).toMatchObject({ status: 404 });
    expect((await lead.ask('POST', `/api/received-mails/${garbage.id}/discard`)).status).toBe(204);
    expect(await lead.ask('POST', `/api/received-mails/${garbage.id}/discard`)).toMatchObject({
      status: 409,
      body: { code: 'MAIL_DONE' },
    });
    expect(await unplaced()).toEqual([]);
  });

  it('goes with its case to another desk before anybody has read it', async () => {
    const { deskId, counsellor } = await desk.installation.addDesk('Coast desk');
    const sent = await send();
    await inbound(mailOf([`To: ${sent.replyTo}`], WORDS));
    const body = { deskId, reason: 'They live there.' };
    expect((await lead.ask('POST', `/api/cases/${sent.found.caseId}/transfer`, body)).status).toBeLessThan(
      300,
    );
    const there = await ConsoleClient.of(desk, counsellor);
    const [mail] = await listed(sent, there);
    expect(mail).toMatchObject({ kind: 'answer', words: { text: WORDS }, readBy: null });
    expect((await kiran.ask('GET', `/api/cases/${sent.found.caseId}/received-mails`)).status).toBe(404);
    const path = `/api/cases/${sent.found.caseId}/received-mails/${mail!.id}/read`;
    expect((await there.ask('POST', path)).status).toBe(200);
  });

  it('that the helpdesk did not write is not shown for its own', async () => {
    const sent = await send();
    await inbound(mailOf([`To: ${sent.replyTo}`], WORDS));
    await desk.installation.database.query(
      `UPDATE received_mails SET kind = 'delivered' WHERE case_id = $1`,
      [sent.found.caseId],
    );
    expect(await kiran.ask('GET', `/api/cases/${sent.found.caseId}/received-mails`)).toMatchObject({
      status: 500,
      body: { code: 'ENTRIES_TAMPERED' },
    });
  });

  it('stays with the mail server while it cannot be kept', async () => {
    const away = await inbound('x', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(away.status).toBe(75);
    expect((await inbound('x', { KEY_FILE: '/nowhere/keys.json' })).status).toBe(75);
  });
});
