import { fileCase } from '../medium/cases/file-case.js';
import { ConsoleClient } from '../support/console-client.js';
import { download } from '../support/download.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Packages } from '../support/packages.js';
import { pdfText } from '../support/pdf-text.js';

const POLICE = 'in-police';
const FACTS = 'Somebody asks for money.';
const FIELDS = { facts: FACTS, identifiers: '@offender_k99 #panic("x") $x$' };
const dense = (text: string): string => text.replaceAll(/\s/g, '');

describe('what was approved, on paper', () => {
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

  let filed = 0;
  const file = async () => {
    const reference = `TEST-${String((filed += 1)).padStart(4, '0')}`;
    const { id } = await fileCase(desk.app, { reference });
    return { reference, found: new Packages(id, kiran, meera) };
  };
  const sheet = (found: Packages, id: string, client = kiran) =>
    download(desk.console, client, found.at(id, 'sheet'));
  const codeOf = (bytes: Buffer): string => (JSON.parse(bytes.toString()) as { code: string }).code;
  const told = async (found: Packages) =>
    (await kiran.case(found.caseId)).events
      .filter(({ kind }) => kind === 'escalation_printed')
      .map(({ detail }) => detail);

  it('is a PDF of exactly these words with their digest, kept nowhere, told in timeline and audit log', async () => {
    const { found, reference } = await file();
    await found.allow(POLICE);
    const complete = await found.ready(POLICE, 'visit', FIELDS);
    expect(complete.papers).toEqual([]);
    await found.approve(complete);
    const approved = await found.find(complete.id);
    expect(approved.papers).toContain('sheet');

    const { status, headers, bytes } = await sheet(found, complete.id);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${reference}-${POLICE}.pdf"`);
    const text = dense(pdfText(bytes));
    expect(text).toContain(dense(approved.text));
    expect(text).toContain(approved.digest);
    expect(text).toContain(dense(reference));
    expect(await told(found)).toEqual([{ recipient: POLICE, paper: 'sheet' }]);
    const rows = await desk.installation.database.query(
      `SELECT action FROM audit_log WHERE subject_id = $1 AND action = 'escalation.printed'`,
      [found.caseId],
    );
    expect(rows).toHaveLength(1);

    await found.handOver(complete);
    expect((await sheet(found, complete.id)).status).toBe(200);
  });

  it('is made of nothing that nobody approved, or that may not leave any more', async () => {
    const { found } = await file();
    const consent = await found.allow(POLICE);
    const complete = await found.ready(POLICE, 'visit', FIELDS);
    const early = await sheet(found, complete.id);
    expect([early.status, codeOf(early.bytes)]).toEqual([409, 'ESCALATION_NOT_APPROVED']);
    await desk.installation.database.query(`UPDATE escalations SET state = 'approved' WHERE id = $1`, [
      complete.id,
    ]);
    expect(codeOf((await sheet(found, complete.id)).bytes)).toBe('ESCALATION_NOT_APPROVED');
    await desk.installation.database.query(`UPDATE escalations SET state = 'ready' WHERE id = $1`, [
      complete.id,
    ]);
    await found.approve(complete);
    await found.answer(consent, 'taken_back');
    const late = await sheet(found, complete.id);
    expect([late.status, codeOf(late.bytes)]).toEqual([409, 'ESCALATION_NOT_NOW']);
    expect(await told(found)).toEqual([]);
    const { counsellor } = await desk.installation.addDesk('Desk of paper');
    const stranger = await ConsoleClient.signIn(desk.console, counsellor);
    expect((await sheet(found, complete.id, stranger)).status).toBe(404);
  });
});
