import { randomUUID } from 'node:crypto';
import type { RiskSheetDto } from '../../src/modules/risk-sheet/risk-sheet.dto.js';
import { timesBelowTheDay } from '../support/index.js';
import { useCasework, type WorkedCase } from '../support/casework.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ASKED = { desire: 'yes', capability: 'no', intent: 'not_asked', buffers: 'yes', reached: 'unknown' };
const WORDS = { done: 'Talked for an hour. Her aunt Leela is with her.', nextStep: 'Call the aunt' };

describe('the sheet of an imminent risk', () => {
  const desk = useCasework();
  const at = (span: number): string =>
    new Date(Math.floor((Date.now() + span) / MINUTE) * MINUTE).toISOString();
  const sheet = (span = HOUR) => ({ ...ASKED, ...WORDS, nextAt: at(span) });
  const save = (found: WorkedCase, body: object, who = desk.kiran) =>
    who.ask<RiskSheetDto>('PUT', `${found.at}/risk-sheet`, body);
  const close = (found: WorkedCase, body: object, who = desk.kiran) =>
    who.ask<RiskSheetDto>('POST', `${found.at}/risk-sheet/close`, body);
  const shown = (found: WorkedCase) => desk.kiran.get<RiskSheetDto>(`${found.at}/risk-sheet`);
  const mailed = ({ reference }: WorkedCase, words: string) =>
    desk.mails.nextMail(({ text }) => text.includes(reference) && text.includes(words));

  it('keeps what was asked and done, sealed, and each way that it stood', async () => {
    const found = await desk.filed();
    expect(await shown(found)).toEqual({ nextAt: null, sheets: [] });
    const first = sheet();
    expect(await save(found, first)).toMatchObject({ status: 200, body: { nextAt: first.nextAt } });
    await save(found, first);
    await save(found, { ...first, intent: 'no', reached: 'yes', done: null });
    const { sheets } = await shown(found);
    expect(sheets).toMatchObject([
      { state: 'open', intent: 'no', reached: 'yes', done: null },
      { state: 'open', ...ASKED, ...WORDS, by: { name: desk.installation.counsellors[0].name } },
    ]);
    expect(await desk.told(found, /^risk_/)).toEqual(['risk_sheet_saved', 'risk_sheet_saved']);
    expect(await desk.audited(found, 'risk_sheet.%')).toEqual(['risk_sheet.saved', 'risk_sheet.saved']);
    expect((await desk.page(found)).nextDeadlineAt).not.toBeNull();
    const open = await desk.installation.database.query(
      `SELECT 1 FROM case_events WHERE detail::text LIKE '%Leela%' UNION SELECT 1 FROM audit_log WHERE detail::text LIKE '%Leela%'`,
    );
    expect(open).toEqual([]);
  });

  it('warns of the next step, and tells who leads the desk when it was missed', async () => {
    const found = await desk.filed();
    await desk.kiran.post(`${found.at}/assign`, { assigneeId: desk.installation.counsellors[0].id });
    await save(found, sheet());
    const { counsellors, coordinator } = desk.installation;
    const both = [counsellors[0].email, coordinator.email].sort();
    await desk.later(55 * MINUTE);
    const near = [
      await mailed(found, 'next step is nearly due'),
      await mailed(found, 'next step is nearly due'),
    ];
    expect(near.flatMap(({ to }) => to).sort()).toEqual(both);
    await desk.later(2 * HOUR);
    const missed = [await mailed(found, 'next step is overdue'), await mailed(found, 'next step is overdue')];
    expect(missed.flatMap(({ to }) => to).sort()).toEqual(both);
    expect(await desk.told(found, /^risk_/)).toEqual([
      'risk_sheet_saved',
      'risk_step_near',
      'risk_step_missed',
    ]);
    await save(found, sheet(2 * HOUR));
    expect(await desk.clocks(found, 'risk_step')).toEqual(['cancelled', 'running']);
  });

  it('is closed with what became of the risk, and until then the case is not', async () => {
    const found = await desk.filed();
    expect(await close(found, { reason: 'safe' })).toMatchObject({
      status: 409,
      body: { code: 'RISK_SHEET_NOT_OPEN' },
    });
    await save(found, sheet());
    for (const body of [
      { status: 'closed', reason: 'resolved', outcome: 'safe' },
      { status: 'closed', reason: 'prank' },
    ])
      expect(await desk.kiran.ask('POST', `${found.at}/status`, body)).toMatchObject({
        status: 409,
        body: { code: 'CLOSE_STEP_OPEN' },
      });
    expect((await close(found, { reason: 'over' })).status).toBe(400);
    expect(await close(found, { reason: 'other', because: ' ' })).toMatchObject({
      status: 422,
      body: { code: 'RISK_REASON_MISSING' },
    });
    expect(await close(found, { reason: 'safe', because: 'She slept.' })).toMatchObject({
      status: 422,
      body: { code: 'RISK_REASON_UNEXPECTED' },
    });
    expect((await close(found, { reason: 'help_reached' })).body).toMatchObject({
      nextAt: null,
      sheets: [{ state: 'closed', closedFor: 'help_reached', reached: 'yes', nextStep: null }, {}],
    });
    await save(found, sheet());
    await close(found, { reason: 'other', because: 'It was about somebody else.' });
    expect((await shown(found)).sheets[0]).toMatchObject({
      closedFor: 'other',
      closedBecause: 'It was about somebody else.',
      reached: 'unknown',
    });
    expect(await desk.clocks(found, 'risk_step')).toEqual(['met', 'met']);
    await desk.close(found);
    expect(await save(found, sheet())).toMatchObject({ status: 409, body: { code: 'RISK_CASE_CLOSED' } });
    expect(await close(found, { reason: 'safe' })).toMatchObject({ status: 409 });
    expect((await shown(found)).sheets).toHaveLength(4);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
  });

  it('is of the desk, for those who may have the case, with a step within a week', async () => {
    const found = await desk.filedWithoutMeera();
    const stranger = await desk.stranger('Desk of sheets');
    for (const who of [desk.meera, stranger]) {
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['PUT', '', sheet()],
        ['POST', '/close', { reason: 'safe' }],
      ] as const) {
        const refused = await who.ask(method, `${found.at}/risk-sheet${path}`, body);
        expect(refused).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
        expect(refused).toEqual(await who.ask(method, `/api/cases/${randomUUID()}/risk-sheet${path}`, body));
      }
    }
    const codes = [
      [{ ...sheet(), nextAt: at(-HOUR) }, 422, 'RISK_STEP_TOO_SOON'],
      [{ ...sheet(), nextAt: at(8 * 24 * HOUR) }, 422, 'RISK_STEP_TOO_LATE'],
      [{ ...sheet(), nextStep: ' ' }, 422, 'TEXT_EMPTY'],
      [{ ...sheet(), desire: 'perhaps' }, 400, 'VALIDATION_FAILED'],
    ] as const;
    for (const [body, status] of codes) expect((await save(found, body)).status).toBe(status);
    expect((await save(found, codes[0][0])).body).toMatchObject({ code: 'RISK_STEP_TOO_SOON' });
    await save(found, sheet());
    await desk.later(2 * HOUR);
    await mailed(found, 'next step is overdue');
    const told = await desk.installation.database.query(
      `SELECT count(*)::int AS count FROM notifications WHERE case_id = $1 AND reason LIKE 'risk%' AND staff_id = $2`,
      [found.id, desk.installation.counsellors[1].id],
    );
    expect(told).toEqual([{ count: 0 }]);
  });
});
