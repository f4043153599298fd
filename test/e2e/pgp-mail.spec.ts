import type { INestApplicationContext } from '@nestjs/common';
import { simpleParser } from 'mailparser';
import { decrypt, generateKey, readMessage, readPrivateKey } from 'openpgp';
import { fileCase } from '../medium/cases/file-case.js';
import { directoryMac } from '../../src/modules/directory/directory-mac.js';
import { Directory } from '../../src/modules/directory/index.js';
import type { DirectoryRecordDto } from '../../src/modules/directory/dto/directory.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { BY_MAIL, MAIL_ADDRESS, Packages, verifyRecipient } from '../support/packages.js';

const FIELDS = { subject: 'Canary subject, ünïcode', words: 'First line, हिन्दी.\n\ncanary-words' };
const ANSWERS = 'answers@help.example';
const DAY = 86_400_000;
const userIDs = [{ email: MAIL_ADDRESS }];

describe('a package for the key of its recipient', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let lead: ConsoleClient;
  let server: MailServer;
  let worker: INestApplicationContext | undefined;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false, variables: { ANSWER_MAILBOX: ANSWERS } });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    meera = await ConsoleClient.of(desk, desk.installation.counsellors[1]);
    lead = await ConsoleClient.of(desk, desk.installation.coordinator);
    server = await startMailServer();
    await work();
    await verifyRecipient(desk);
  });
  afterAll(async () => {
    await worker?.close();
    await server.stop();
    await desk.stop();
  });

  const work = async (): Promise<void> => {
    worker = await runWorker(desk.installation, { SMTP_URL: server.url, ANSWER_MAILBOX: ANSWERS });
  };
  const rest = async (): Promise<void> => {
    await worker?.close();
    worker = undefined;
  };
  const newKey = () => generateKey({ userIDs, date: new Date(Date.now() - DAY) });
  const at = `/api/directory/${BY_MAIL}`;
  const give = async (pgpKey: string | null) => {
    const { version, about, legalBasis, source, confidence, nextReview, channels } =
      await lead.get<DirectoryRecordDto>(at);
    const given = channels.map(({ key, address, ready, note }) => ({ key, address, ready, note, pgpKey }));
    return lead.ask<DirectoryRecordDto & { code?: string }>('PUT', at, {
      ...{ basedOn: version, why: 'They gave us their key.', about, legalBasis, source, confidence },
      ...{ nextReview, channels: given },
    });
  };
  const verify = async (): Promise<DirectoryRecordDto> => {
    const { version } = await lead.get<DirectoryRecordDto>(at);
    const nextReview = new Date(Date.now() + 60 * DAY).toISOString().slice(0, 10);
    return lead.post<DirectoryRecordDto>(`${at}/verified`, {
      ...{ basedOn: version, why: 'Read the fingerprint to each other by phone.', nextReview },
    });
  };
  let filed = 0;
  const packages = async (): Promise<Packages> => {
    const { id } = await fileCase(desk.app, { reference: `TEST-${String((filed += 1)).padStart(4, '0')}` });
    const found = new Packages(id, kiran, meera);
    await found.allow(BY_MAIL);
    return found;
  };
  const received = () => server.mails.filter(({ to }) => to.includes(MAIL_ADDRESS));

  it('is opened by that key alone, and in the clear is only who writes to whom', async () => {
    const pair = await newKey();
    const decryptionKeys = await readPrivateKey({ armoredKey: pair.privateKey });
    const fingerprint = decryptionKeys.getFingerprint().toUpperCase();
    const given = await give(pair.publicKey);
    expect(given.body).toMatchObject({
      verifiedOn: null,
      channels: [{ type: 'pgp_mail', pgpKey: { fingerprint, goodUntil: null }, sendable: false }],
    });
    expect((await verify()).channels[0]!.sendable).toBe(true);

    const found = await packages();
    const approved = await found.approvedMail(FIELDS);
    expect(approved).toMatchObject({ byHand: false, channel: 'pgp_mail', encryptedTo: fingerprint });
    expect(approved.text).toBe(
      `To: ${MAIL_ADDRESS}\nEncrypted to: ${fingerprint}\nSubject: ${FIELDS.subject}\n\n${FIELDS.words}\n`,
    );
    expect((await found.do('queue', approved)).status).toBe(200);
    await found.becomes(approved, 'sent');
    const [mail, ...others] = received();
    expect(others).toEqual([]);
    expect(mail!.raw).not.toMatch(/canary|First line/i);
    expect(mail!.subject).toBe('[...]');
    expect(mail!.raw).toMatch(/^Reply-To: answers\+[0-9a-f]{32}@help\.example\r?$/im);
    expect(mail!.raw).toMatch(
      /^Content-Type: multipart\/encrypted; protocol="application\/pgp-encrypted";/im,
    );

    const { attachments } = await simpleParser(mail!.raw);
    expect(attachments.map(({ contentType }) => contentType)).toEqual([
      'application/pgp-encrypted',
      'application/octet-stream',
    ]);
    expect(attachments[0]!.content.toString().trim()).toBe('Version: 1');
    const message = await readMessage({ armoredMessage: attachments[1]!.content.toString() });
    const { data } = await decrypt({ message, decryptionKeys, format: 'binary' });
    const inside = await simpleParser(Buffer.from(data as Uint8Array));
    expect(inside.subject).toBe(FIELDS.subject);
    expect(inside.messageId).toBe(mail!.messageId);
    expect(inside.text!.trimEnd()).toBe(`Subject: ${FIELDS.subject}\n\n${FIELDS.words}`);
    expect(inside.headerLines.map(({ line }) => line)).toContain('HP-Outer: Subject: [...]');
    const other = await readPrivateKey({ armoredKey: (await newKey()).privateKey });
    const again = await readMessage({ armoredMessage: attachments[1]!.content.toString() });
    await expect(decrypt({ message: again, decryptionKeys: other })).rejects.toThrow();
  });

  it('leaves neither for another key than was approved, nor in the clear when the key is taken away', async () => {
    await give((await newKey()).publicKey);
    await verify();
    const found = await packages();
    const [first, second] = [
      await found.approvedMail(FIELDS),
      await found.approvedMail({ ...FIELDS, subject: 'Second' }),
    ];
    await rest();
    expect((await found.do('queue', second)).status).toBe(200);
    const before = received().length;
    await give((await newKey()).publicKey);
    await verify();
    expect(await found.find(first.id)).toMatchObject({ state: 'approved', current: false });
    expect(await found.do('queue', first)).toMatchObject({
      status: 409,
      body: { code: 'ESCALATION_RECIPIENT_CHANGED' },
    });
    await work();
    expect(await found.becomes(second, 'failed')).toMatchObject({ failure: 'recipient_changed' });

    const third = await found.approvedMail({ ...FIELDS, subject: 'Third' });
    await rest();
    await found.do('queue', third);
    expect((await give(null)).body.channels[0]).toMatchObject({ type: 'mail', pgpKey: null });
    await verify();
    await work();
    expect(await found.becomes(third, 'failed')).toMatchObject({ failure: 'recipient_changed' });
    expect(received()).toHaveLength(before);

    // Written once more it says that it leaves in the clear, and a second person has to approve that.
    expect((await found.do('return', third)).status).toBe(200);
    await found.save(await found.find(third.id), FIELDS);
    expect(await found.find(third.id)).toMatchObject({
      state: 'draft',
      failure: null,
      encryptedTo: null,
      approvedBy: null,
      text: expect.not.stringContaining('Encrypted to'),
    });
  });

  it('goes back to a person when the key has expired since', async () => {
    const expired = await generateKey({
      userIDs,
      date: new Date(Date.now() - 10 * DAY),
      keyExpirationTime: 86_400,
    });
    const { installation, app } = desk;
    const record = await app.get(Directory, { strict: false }).get(BY_MAIL);
    const { id, version, ...content } = record!;
    const key = await readPrivateKey({ armoredKey: expired.privateKey });
    const pgpKey = {
      armored: expired.publicKey,
      fingerprint: key.getFingerprint().toUpperCase(),
      goodUntil: '2026-01-01',
    };
    // As a coordinator saved it while the key was good.
    const row = {
      ...{ id, version: version + 1, seedDigest: '', why: 'Their key.' },
      authorId: installation.coordinator.id,
      data: {
        ...content,
        verifiedOn: '2026-01-01',
        channels: [{ ...content.channels[0]!, type: 'pgp_mail' as const, pgpKey }],
      },
    };
    await installation.database.query(
      `INSERT INTO directory_records (id, version, data, seed_digest, author_id, saved_at, why, mac)
       VALUES ($1, $2, $3, $4, $5, now(), $6, $7)`,
      [
        ...[id, row.version, JSON.stringify(row.data), row.seedDigest, row.authorId, row.why],
        Buffer.from(directoryMac(installation.keyFile, row)),
      ],
    );
    const before = received().length;
    const found = await packages();
    const approved = await found.approvedMail(FIELDS);
    expect((await found.do('queue', approved)).status).toBe(200);
    expect(await found.becomes(approved, 'failed')).toMatchObject({ failure: 'key_unusable' });
    expect(received()).toHaveLength(before);
  });

  it('takes no key that is secret, has expired or is none, and changes nothing then', async () => {
    const pair = await newKey();
    const expired = await generateKey({
      userIDs,
      date: new Date(Date.now() - 10 * DAY),
      keyExpirationTime: 86_400,
    });
    const before = await lead.get<DirectoryRecordDto>(at);
    for (const [key, code] of [
      [pair.privateKey, 'PGP_KEY_PRIVATE'],
      [expired.publicKey, 'PGP_KEY_UNUSABLE'],
      ['-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nnone', 'PGP_KEY_UNREADABLE'],
    ] as const)
      expect(await give(key)).toMatchObject({ status: 422, body: { code } });
    expect((await lead.get<DirectoryRecordDto>(at)).version).toBe(before.version);
  });
});
