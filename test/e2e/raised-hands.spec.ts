import { randomUUID } from 'node:crypto';
import type { CaseHandDto, ListedHandDto } from '../../src/modules/raised-hands/raised-hand.dto.js';
import { timesBelowTheDay } from '../support/index.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import type { ConsoleClient } from '../support/console-client.js';

const MINUTE = 60_000;
const CALLED = 'a colleague needs a second person now';
const UNANSWERED = 'nobody has come yet';

describe('asking for a second person', () => {
  const desk = useCasework();
  const raise = ({ at }: WorkedCase, who = desk.kiran) => who.ask<CaseHandDto>('POST', `${at}/hand`);
  const answer = ({ at }: WorkedCase, who: ConsoleClient) =>
    who.ask<CaseHandDto>('POST', `${at}/hand/answer`);
  const shown = async ({ at }: WorkedCase) => (await desk.kiran.get<CaseHandDto>(`${at}/hand`)).hand;
  const calls = async (who: ConsoleClient, { id }: WorkedCase) =>
    (await who.get<ListedHandDto[]>('/api/hands')).filter(({ caseId }) => caseId === id);
  const mailed = async ({ reference }: WorkedCase, words: string) =>
    (await desk.mails.nextMail(({ text }) => text.includes(reference) && text.includes(words))).to;

  it('reaches the coordinator at once, by mail and in the console, and says who comes', async () => {
    const found = await desk.filed();
    const live = await desk.lead.liveUpdates();
    expect((await raise(found)).body).toMatchObject({
      hand: { raisedBy: { id: desk.installation.counsellors[0].id }, wide: false, answeredBy: null },
    });
    await live.heard(found.id);
    live.close();
    expect(await calls(desk.lead, found)).toMatchObject([{ reference: found.reference, answeredBy: null }]);
    expect(await calls(desk.kiran, found)).toHaveLength(1);
    expect(await calls(desk.meera, found)).toEqual([]);
    expect(await mailed(found, CALLED)).toEqual([desk.installation.coordinator.email]);

    await raise(found);
    expect(await answer(found, desk.kiran)).toMatchObject({ status: 409, body: { code: 'HAND_IS_OWN' } });
    await answer(found, desk.lead);
    await answer(found, desk.meera);
    expect(await shown(found)).toMatchObject({
      answeredBy: { id: desk.installation.coordinator.id },
      answeredAt: expect.any(String),
    });
    expect(await calls(desk.lead, found)).toEqual([]);
    expect(await calls(desk.kiran, found)).toHaveLength(1);
    expect(await desk.clocks(found, 'raised_hand')).toEqual(['met']);
    await desk.later(6 * MINUTE);

    await desk.kiran.post(`${found.at}/hand/end`, {});
    await desk.kiran.post(`${found.at}/hand/end`, {});
    expect(await shown(found)).toBeNull();
    expect(await answer(found, desk.lead)).toMatchObject({ status: 409, body: { code: 'HAND_NOT_RAISED' } });
    expect(await desk.told(found, /^hand_/)).toEqual(['hand_raised', 'hand_answered', 'hand_ended']);
    expect(await desk.audited(found, 'hand.%')).toEqual(['hand.raised', 'hand.answered', 'hand.ended']);
  });

  it('reaches all of the desk when nobody comes within five minutes', async () => {
    const found = await desk.filed();
    await raise(found);
    await desk.later(4 * MINUTE - MINUTE);
    expect(await calls(desk.meera, found)).toEqual([]);
    await desk.later(6 * MINUTE);
    const both = [await mailed(found, UNANSWERED), await mailed(found, UNANSWERED)].flat();
    expect(both.sort()).toEqual(
      [desk.installation.coordinator.email, desk.installation.counsellors[1].email].sort(),
    );
    expect(await calls(desk.meera, found)).toMatchObject([{ wide: true }]);
    await answer(found, desk.meera);
    expect(await desk.clocks(found, 'raised_hand')).toEqual(['met']);
    expect(await desk.told(found, /^hand_/)).toEqual(['hand_raised', 'hand_unanswered', 'hand_answered']);
    // Once somebody comes, one more can be asked for.
    await raise(found);
    expect(await shown(found)).toMatchObject({ answeredBy: null, wide: false });
    expect(await desk.clocks(found, 'raised_hand')).toContain('running');
  });

  it('reaches everyone at once where nobody else leads the desk', async () => {
    const found = await desk.filed();
    await raise(found, desk.lead);
    const called = [await mailed(found, CALLED), await mailed(found, CALLED)].flat();
    expect(called.sort()).toEqual(desk.installation.counsellors.map(({ email }) => email).sort());
    expect(await calls(desk.meera, found)).toMatchObject([{ wide: true }]);
  });

  it('never reaches whom the reporter keeps away, and ends with the case', async () => {
    const found = await desk.filedWithoutMeera();
    const stranger = await desk.stranger('Desk of hands');
    for (const who of [desk.meera, stranger]) {
      for (const [method, path] of [
        ['GET', ''],
        ['POST', ''],
        ['POST', '/answer'],
        ['POST', '/end'],
      ] as const) {
        const refused = await who.ask(method, `${found.at}/hand${path}`);
        expect(refused).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
        expect(refused).toEqual(await who.ask(method, `/api/cases/${randomUUID()}/hand${path}`));
      }
    }
    await raise(found);
    await desk.later(6 * MINUTE);
    expect(await mailed(found, UNANSWERED)).toEqual([desk.installation.coordinator.email]);
    expect(await calls(desk.meera, found)).toEqual([]);
    expect(await calls(stranger, found)).toEqual([]);
    const told = await desk.installation.database.query(
      `SELECT DISTINCT staff_id FROM notifications WHERE case_id = $1 AND reason LIKE 'hand%'`,
      [found.id],
    );
    expect(told).toEqual([{ staff_id: desk.installation.coordinator.id }]);

    await desk.close(found);
    expect(await calls(desk.lead, found)).toEqual([]);
    expect(await shown(found)).toBeNull();
    expect(await raise(found)).toMatchObject({ status: 409, body: { code: 'HAND_CASE_CLOSED' } });
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
    await desk.kiran.post(`${found.at}/status`, { status: 'in_progress' });
    expect(await shown(found)).toBeNull();
  });
});
