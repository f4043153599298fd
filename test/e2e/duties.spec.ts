import { randomUUID } from 'node:crypto';
import type { CaseDutiesDto } from '../../src/modules/consents/duty.dto.js';
import { Consents } from '../../src/modules/consents/index.js';
import { timesBelowTheDay } from '../support/index.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import type { ConsoleClient } from '../support/console-client.js';
import { Reporter } from '../support/reporter.js';

const HOUR = 60 * 60_000;
const POLICE = 'in-police-pocso';
const REASON = 'She is twelve and he is her coach.';
const TOLD = 'We may have to tell the police. Ask us first.';
const MAILS = {
  decided: 'a colleague decided something',
  near: 'the time to look at a decision is nearly over',
  missed: 'nobody has looked at a decision in time',
};

describe('what leaves without consent', () => {
  const desk = useCasework();
  const at = (found: WorkedCase): string => `${found.at}/duties`;
  const decide = (found: WorkedCase, who: ConsoleClient, over: object = {}) =>
    who.ask<CaseDutiesDto>('POST', at(found), {
      ...{ dutyId: 'in-pocso-19', recipientId: POLICE, reason: REASON, words: TOLD },
      ...{ withheldBecause: null, withheldUntil: null, ...over },
    });
  const decided = async (found: WorkedCase, who: ConsoleClient, over: object = {}): Promise<string> => {
    const answer = await decide(found, who, over);
    expect(answer.status).toBe(200);
    return answer.body.decisions.at(-1)?.id ?? '';
  };
  const second = (found: WorkedCase, who: ConsoleClient, id: string, stage = 'confirmed') =>
    who.ask<CaseDutiesDto>('POST', `${at(found)}/${id}/second`, { stage, reason: 'I have read it too.' });
  const covers = ({ id }: WorkedCase, purpose?: 'report' | 'takedown') =>
    desk.worker.get(Consents, { strict: false }).covers(id, POLICE, purpose);
  const pageOf = async ({ code }: WorkedCase): Promise<string> => {
    const person = await new Reporter(desk.web.site).enter(code);
    return (await person.open('/r')).text;
  };
  const mailed = async ({ reference }: WorkedCase, words: string): Promise<string[]> =>
    (await desk.mails.nextMail(({ text }) => text.includes(reference) && text.includes(words))).to;
  const inDays = (days: number): string => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);

  it('takes a named duty, who leads the desk, and another person; the reporter is told beforehand', async () => {
    const found = await desk.filed();
    expect(await decide(found, desk.kiran)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const { body } = await desk.lead.ask<{ words: string }>(
      'GET',
      `${at(found)}/prepared/in-pocso-19/${POLICE}`,
    );
    expect(body.words).toContain('It is not there to punish you.');
    const id = await decided(found, desk.lead);
    expect(await covers(found)).toBe(false);
    expect(await pageOf(found)).toContain(TOLD);
    const called = [await mailed(found, MAILS.decided), await mailed(found, MAILS.decided)].flat();
    expect(called.sort()).toEqual(desk.installation.counsellors.map(({ email }) => email).sort());

    expect(await second(found, desk.lead, id)).toMatchObject({ status: 409, body: { code: 'DUTY_IS_OWN' } });
    expect(await covers(found)).toBe(false);
    expect((await second(found, desk.kiran, id)).body.decisions).toMatchObject([
      {
        state: 'confirmed',
        covers: true,
        waits: false,
        decidedBy: { id: desk.installation.coordinator.id },
        settledBy: { id: desk.installation.counsellors[0].id },
        reasons: [{ stage: 'decided', text: REASON }, { stage: 'confirmed' }],
      },
    ]);
    // A duty to report is none to take something down.
    expect([await covers(found), await covers(found, 'report'), await covers(found, 'takedown')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await decide(found, desk.lead)).toMatchObject({ body: { code: 'DUTY_DECIDED_ALREADY' } });
    expect(await second(found, desk.meera, id, 'rejected')).toMatchObject({ body: { code: 'DUTY_SETTLED' } });
    expect(await desk.clocks(found, 'duty_second')).toEqual(['met']);
    expect(await desk.told(found, /^duty_/)).toEqual(['duty_decided', 'duty_confirmed']);
    expect(await desk.audited(found, 'legal_duty.%')).toEqual(['legal_duty.decided', 'legal_duty.confirmed']);
    // Reasons are for the desk, and in the open nowhere.
    expect(await pageOf(found)).not.toContain('coach');
    const rows = await desk.installation.database.query('SELECT * FROM duty_decisions');
    expect(JSON.stringify(rows)).not.toContain('coach');
  });

  it('is rejected by the second person, and lapses where none looks in time', async () => {
    const found = await desk.filed();
    const id = await decided(found, desk.lead);
    await second(found, desk.kiran, id, 'rejected');
    expect(await covers(found)).toBe(false);
    expect(await pageOf(found)).not.toContain(TOLD);

    const late = await decided(found, desk.lead);
    await desk.later(19 * HOUR);
    expect((await mailed(found, MAILS.near)).length).toBe(1);
    await desk.later(25 * HOUR);
    await mailed(found, MAILS.missed);
    expect(await second(found, desk.kiran, late)).toMatchObject({ body: { code: 'DUTY_SETTLED' } });
    expect(await covers(found)).toBe(false);
    expect(await desk.told(found, /^duty_/)).toEqual([
      'duty_decided',
      'duty_rejected',
      'duty_decided',
      'duty_lapsed',
    ]);
  });

  it('cannot be confirmed after its time, whether or not a worker has noted that', async () => {
    const found = await desk.filed();
    const id = await decided(found, desk.lead);
    await desk.installation.database.query(
      `UPDATE duty_decisions SET second_by = now() - interval '1 minute' WHERE id = $1`,
      [id],
    );
    expect(await second(found, desk.kiran, id)).toMatchObject({
      status: 409,
      body: { code: 'DUTY_SETTLED' },
    });
  });

  it('lets one person act where a life is in danger, and a second review it within a day', async () => {
    const found = await desk.filed();
    const danger = { dutyId: 'danger-to-life', words: 'We tell the police now, so that help comes.' };
    const id = await decided(found, desk.kiran, danger);
    expect(await covers(found)).toBe(true);
    expect(await mailed(found, MAILS.decided)).toEqual([desk.installation.coordinator.email]);
    expect(
      await desk.kiran.ask('POST', `${found.at}/status`, {
        ...{ status: 'closed', reason: 'resolved', outcome: 'safe' },
      }),
    ).toMatchObject({ status: 409 });
    await desk.installation.database.query(
      `UPDATE duty_decisions SET second_by = now() - interval '1 minute' WHERE id = $1`,
      [id],
    );
    expect(await covers(found)).toBe(false);
    await desk.later(25 * HOUR);
    await mailed(found, MAILS.missed);
    // It is reviewed late rather than never.
    expect((await second(found, desk.lead, id)).body.decisions).toMatchObject([{ state: 'confirmed' }]);
    await desk.close(found);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
    expect(await decide(found, desk.lead)).toMatchObject({ status: 409, body: { code: 'DUTY_CASE_CLOSED' } });
  });

  it('is not told to the reporter for a recorded reason alone, and only until its day', async () => {
    const found = await desk.filed();
    for (const [withheldBecause, withheldUntil, code] of [
      ['The police asked in writing.', null, 'DUTY_WITHHELD_INCOMPLETE'],
      [null, inDays(3), 'DUTY_WITHHELD_INCOMPLETE'],
      ['The police asked in writing.', inDays(0), 'DUTY_WITHHELD_DAY'],
      ['The police asked in writing.', inDays(120), 'DUTY_WITHHELD_DAY'],
      ['The police asked in writing.', 'soon', 'DUTY_WITHHELD_DAY'],
      [' ', inDays(3), 'TEXT_EMPTY'],
    ] as const)
      expect(await decide(found, desk.lead, { withheldBecause, withheldUntil })).toMatchObject({
        status: 422,
        body: { code },
      });
    const withheld = { withheldBecause: 'The police asked in writing.', withheldUntil: inDays(3) };
    const id = await decided(found, desk.lead, withheld);
    expect(await pageOf(found)).not.toContain(TOLD);
    await desk.installation.database.query(
      `UPDATE duty_decisions SET withheld_until = (now() AT TIME ZONE 'UTC')::date WHERE id = $1`,
      [id],
    );
    expect(await pageOf(found)).toContain(TOLD);
    expect(await pageOf(found)).not.toContain('in writing');
  });

  it('is owed to whom the duty names, and seen by who may have the case', async () => {
    const found = await desk.filedWithoutMeera();
    for (const [over, code] of [
      [{ recipientId: 'us-ncmec-cybertipline' }, 'DUTY_RECIPIENT_UNFIT'],
      [{ dutyId: 'danger-to-life', recipientId: 'nobody-there' }, 'DUTY_RECIPIENT_UNFIT'],
      [{ reason: ' ' }, 'TEXT_EMPTY'],
    ] as const)
      expect(await decide(found, desk.lead, over)).toMatchObject({ status: 422, body: { code } });
    const id = await decided(found, desk.kiran, { dutyId: 'danger-to-life' });
    const stranger = await desk.stranger('Desk of duties');
    for (const who of [desk.meera, stranger]) {
      const body = { dutyId: 'danger-to-life', recipientId: POLICE, reason: 'x', words: 'x' };
      for (const [method, path, given] of [
        ['GET', '', undefined],
        ['GET', `/prepared/in-pocso-19/${POLICE}`, undefined],
        ['POST', '', { ...body, withheldBecause: null, withheldUntil: null }],
        ['POST', `/${id}/second`, { stage: 'confirmed', reason: 'x' }],
      ] as const) {
        const refused = await who.ask(method, `${at(found)}${path}`, given);
        expect(refused).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
        expect(refused).toEqual(await who.ask(method, `/api/cases/${randomUUID()}/duties${path}`, given));
      }
    }
    await mailed(found, MAILS.decided);
    await desk.later(25 * HOUR);
    await mailed(found, MAILS.missed);
    const told = await desk.installation.database.query<{ staff_id: string }>(
      `SELECT DISTINCT staff_id FROM notifications WHERE case_id = $1 AND reason LIKE 'duty%'`,
      [found.id],
    );
    expect(told.map(({ staff_id }) => staff_id)).not.toContain(desk.installation.counsellors[1].id);
  });
});
