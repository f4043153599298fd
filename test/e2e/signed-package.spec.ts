import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organisationFingerprint } from '../../src/platform/crypto/index.js';
import { readZip } from '../../src/platform/zip/index.js';
import { command } from '../support/cli.js';
import { ConsoleClient } from '../support/console-client.js';
import { download } from '../support/download.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { BY_MAIL, Packages, verifyRecipient } from '../support/packages.js';
import { pdfText } from '../support/pdf-text.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

const POLICE = 'in-police-pocso';
const FIELDS = { facts: 'Somebody asks a child for money.', child: '13 to 15 years, at home.' };
const HANDLE = 'night.heron.77';
const dense = (text: string): string => text.replaceAll(/\s/g, '');

describe('a signed package for an authority', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    [kiran, meera] = [
      await ConsoleClient.of(desk, desk.installation.counsellors[0]),
      await ConsoleClient.of(desk, desk.installation.counsellors[1]),
    ];
  });
  afterAll(() => desk?.stop());

  const file = async () => {
    const { row } = await kiran.newCase(() => new Reporter(desk.site).fileReport(CHILD_THREATENED));
    return { reference: row.reference, found: new Packages(row.id, kiran, meera) };
  };
  /** Written with these parts of the report, and approved. */
  const approved = async (found: Packages, part: string | null) => {
    await found.allow(POLICE);
    const enclose = part === null ? [] : await found.rowsOf(part);
    const begun = await found.begin(POLICE, 'visit');
    expect((await found.save(begun, FIELDS, enclose)).status).toBe(200);
    await found.do('ready', begun, { version: 2 });
    const complete = await found.find(begun.id);
    expect((await found.approve(complete)).status).toBe(200);
    return found.find(begun.id);
  };
  const ask = (found: Packages, id: string, client = kiran) =>
    download(desk.console, client, found.at(id, 'signed-package'));
  /** As the one who got it: with a file and nothing else. */
  const verify = (bytes: Buffer, ...more: string[]) => {
    const path = join(mkdtempSync(join(tmpdir(), 'abhaya-package-')), 'package.zip');
    writeFileSync(path, bytes);
    return command({ variables: {} }, ['verify-package', path, ...more]);
  };

  it('holds what two people approved, with the chosen parts of the report, and proves itself offline', async () => {
    const { found, reference } = await file();
    const one = await approved(found, 'identifiers');
    expect(one).toMatchObject({ papers: ['sheet', 'package'], encloses: true });
    expect(one.enclosed).toEqual(await found.rowsOf('identifiers'));
    expect(one.text).toContain(HANDLE);

    const { status, headers, bytes } = await ask(found, one.id);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/zip');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${reference}-${POLICE}.zip"`);
    const files = new Map(readZip(bytes)?.files.map((one) => [one.name, one.bytes]));
    expect([...files.keys()]).toEqual([
      'package.pdf',
      'package.json',
      'certificate.pdf',
      'manifest.json',
      'manifest.sig',
    ]);
    const content = JSON.parse(Buffer.from(files.get('package.json')!).toString()) as { text: string };
    expect(content.text).toBe(one.text);
    const printed = dense(pdfText(files.get('package.pdf')!));
    for (const text of [HANDLE, FIELDS.facts, one.digest, reference]) expect(printed).toContain(dense(text));
    const manifest = JSON.parse(Buffer.from(files.get('manifest.json')!).toString()) as {
      files: { name: string; sha256: string }[];
    };
    const certificate = dense(pdfText(files.get('certificate.pdf')!));
    for (const { name, sha256 } of manifest.files)
      if (name !== 'certificate.pdf') expect(certificate).toContain(sha256);

    const { organisationPublic } = desk.installation.keyFile;
    const fingerprint = organisationFingerprint(organisationPublic);
    const good = await verify(bytes, '--organisation', fingerprint);
    expect([good.status, good.out.split('\n').at(-1)]).toEqual([0, 'All of it holds.']);
    expect((await verify(bytes)).out).toContain('NOT COMPARED');
    const told = await command(desk.installation, ['audit', 'verify']);
    expect(told.out).toContain(fingerprint);

    const [head] = await desk.installation.database.query<{ hash: string; sequence: string }>(
      `SELECT encode(hash, 'hex') AS hash, sequence FROM audit_log WHERE action = 'escalation.printed' AND subject_id = $1`,
      [found.caseId],
    );
    expect(good.out).toContain(`row ${head!.sequence}, ${head!.hash}`);
    const { events } = await kiran.case(found.caseId);
    expect(events.filter(({ kind }) => kind === 'escalation_printed').map(({ detail }) => detail)).toEqual([
      { recipient: POLICE, paper: 'package' },
    ]);
  });

  it('is refused where a byte of it was changed, or it is of another organisation', async () => {
    const { found } = await file();
    const one = await approved(found, null);
    const { bytes } = await ask(found, one.id);
    const changed = Buffer.from(bytes);
    changed[bytes.indexOf('%PDF-') + 100]! ^= 1;
    const bad = await verify(changed);
    expect(bad.status).toBe(1);
    expect(bad.out).toContain('FAILS  The file is missing or was changed: package.pdf');
    expect((await verify(bytes, '--organisation', 'a'.repeat(64))).status).toBe(1);
    expect((await verify(bytes, '--organisation', 'no fingerprint')).status).toBe(2);
    expect((await command({ variables: {} }, ['verify-package', '/nowhere/at-all.zip'])).status).toBe(2);
  });

  it('keeps the copy that was approved when the case goes on, and needs a new approval for another one', async () => {
    const { found } = await file();
    const say = (text: string) =>
      kiran.post(`/api/cases/${found.caseId}/messages`, { id: randomUUID(), text });
    await say('A word before it.');
    const one = await approved(found, 'thread');
    expect(one.text).toContain('A word before it.');
    await say('A word after it.');
    expect(await found.find(one.id)).toMatchObject({ text: one.text, digest: one.digest, current: true });
    expect((await ask(found, one.id)).status).toBe(200);
    await found.save(one, FIELDS, await found.rowsOf('thread'));
    const next = await found.find(one.id);
    expect(next).toMatchObject({ state: 'draft', papers: [] });
    expect(next.text).toContain('A word after it.');
    expect((await ask(found, one.id)).status).toBe(409);
  });

  it('encloses the rows that were chosen and no other, and whoever chooses has read the report', async () => {
    const { found } = await file();
    const openings = async (): Promise<number> =>
      (
        await desk.installation.database.query(
          `SELECT 1 FROM audit_log WHERE action = 'report.opened' AND subject_id = $1`,
          [found.caseId],
        )
      ).length;
    expect(await openings()).toBe(0);
    const [first, second] = await found.rowsOf('identifiers');
    expect(await openings()).toBe(1);
    const begun = await found.begin(POLICE, 'visit');
    expect((await found.save(begun, FIELDS, [second!])).status).toBe(200);
    expect(await openings()).toBe(2);
    expect(await found.find(begun.id)).toMatchObject({ enclosed: [second], version: 2 });
    const unknown = first!.replace(/:\d+$/, ':999');
    expect(await found.save(await found.find(begun.id), FIELDS, [unknown])).toMatchObject({
      status: 422,
      body: { code: 'ESCALATION_ENCLOSED_UNKNOWN' },
    });
    expect((await found.save(begun, FIELDS, ['facts'])).status).toBe(400);
  });

  it('is for authorities alone, and for those who can open the case', async () => {
    await verifyRecipient(desk);
    const { found } = await file();
    await found.allow(BY_MAIL);
    const mail = await found.begin(BY_MAIL, 'mail');
    expect(mail.encloses).toBe(false);
    const fields = { subject: 'A report', words: 'Please look at it.' };
    expect(await found.save(mail, fields, await found.rowsOf('facts'))).toMatchObject({
      status: 422,
      body: { code: 'ESCALATION_ENCLOSES_NOTHING' },
    });
    const sent = await found.approvedMail(fields);
    expect(sent.papers).toEqual([]);
    expect((await ask(found, sent.id)).status).toBe(409);
    const { counsellor } = await desk.installation.addDesk('Desk of packages');
    const stranger = await ConsoleClient.signIn(desk.console, counsellor);
    expect((await ask(found, sent.id, stranger)).status).toBe(404);
  });
});
