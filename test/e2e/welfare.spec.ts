import { randomUUID } from 'node:crypto';
import type { OwnDebriefsDto, OwnShiftDto } from '../../src/modules/welfare/welfare.dto.js';
import { DebriefsRepository } from '../../src/modules/welfare/debriefs.repository.js';
import type { ConsoleClient } from '../support/console-client.js';
import { useCasework, type WorkedCase } from '../support/casework.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('what people are told of their own shift', () => {
  const desk = useCasework();
  const shift = (who: ConsoleClient) => who.get<OwnShiftDto>('/api/account/shift');
  const severe = async (who: ConsoleClient): Promise<number> => (await shift(who)).severe;
  const open = (who: ConsoleClient, found: WorkedCase) => who.get(`${found.at}`);
  const rated = async (urgency: number, filed = desk.filed()): Promise<WorkedCase> => {
    const found = await filed;
    await desk.lead.post(`${found.at}/urgency`, { urgency, reason: 'new_facts' });
    return found;
  };

  it('counts the severe cases that they opened, each once, for themselves alone', async () => {
    const before = { kiran: await severe(desk.kiran), meera: await severe(desk.meera) };
    const [first, second, mild] = [await rated(1), await rated(2), await rated(4)];
    await open(desk.kiran, first);
    await open(desk.kiran, first);
    await desk.kiran.get(`${first.at}/report`);
    await open(desk.kiran, second);
    await open(desk.kiran, mild);
    await open(desk.meera, second);
    expect(await shift(desk.kiran)).toMatchObject({ severe: before.kiran + 2, pauseAfter: 3 });
    expect(await severe(desk.meera)).toBe(before.meera + 1);
    await desk.kiran.post(`${first.at}/urgency`, { urgency: 3, reason: 'less_danger' });
    expect(await severe(desk.kiran)).toBe(before.kiran + 1);
  });

  it('counts from the beginning of the duty that they are on, and of ten hours where they are on none', async () => {
    const { deskId, counsellors } = desk.installation;
    const near = (time: string, span: number) => Math.abs(Date.parse(time) - (Date.now() + span));
    const loose = await shift(desk.kiran);
    expect(loose.until).toBeNull();
    expect(near(loose.since, -10 * HOUR)).toBeLessThan(HOUR);

    const at = (span: number) => new Date(Date.now() + span);
    const [from, to] = [at(-2 * HOUR), at(3 * HOUR)];
    const clockOf = (time: Date) => time.toISOString().slice(11, 16);
    const given = { zone: 'UTC', alwaysOpen: true, hours: [], holidays: [] };
    const weekday = from.getUTCDay() || 7;
    const shifts = [{ weekday, from: clockOf(from), to: clockOf(to), staffId: counsellors[0].id, step: 1 }];
    await desk.lead.put(`/api/desks/${deskId}/duty`, { ...given, revision: 0, shifts });
    expect(await shift(desk.kiran)).toMatchObject({
      since: `${from.toISOString().slice(0, 16)}:00.000Z`,
      until: `${to.toISOString().slice(0, 16)}:00.000Z`,
    });
    expect((await shift(desk.meera)).until).toBeNull();

    const found = await rated(1);
    await open(desk.kiran, found);
    const counted = await severe(desk.kiran);
    await desk.installation.database.query('ALTER TABLE audit_log DISABLE TRIGGER USER');
    await desk.installation.database.query(
      `UPDATE audit_log SET at = at - interval '3 hours' WHERE subject_id = '${found.id}'`,
    );
    expect(await severe(desk.kiran)).toBe(counted - 1);
    await desk.lead.put(`/api/desks/${deskId}/duty`, { ...given, revision: 1, shifts: [] });
    expect(await severe(desk.kiran)).toBe(counted);
  });

  it('counts no case that is kept from them', async () => {
    const found = await rated(1, desk.filed());
    await open(desk.meera, found);
    const counted = await severe(desk.meera);
    const other = await rated(1, desk.filedWithoutMeera());
    expect((await desk.meera.ask('GET', other.at)).status).toBe(404);
    expect(await severe(desk.meera)).toBe(counted);
    const rows = await desk.installation.database.query<{ tags: Buffer[] }>(
      `SELECT kept_out AS tags FROM cases WHERE id = '${other.id}'`,
    );
    await desk.installation.database.query(`UPDATE cases SET kept_out = $1 WHERE id = '${found.id}'`, [
      rows[0]?.tags,
    ]);
    expect(await severe(desk.meera)).toBe(counted - 1);
  });

  it('says what went well of their own cases, to themselves alone, and nothing of one that is kept from them', async () => {
    const ends = (who: ConsoleClient) =>
      who.get<{ outcome: string; count: number }[]>('/api/account/good-ends');
    expect(await ends(desk.kiran)).toEqual([]);
    const close = async (
      who: ConsoleClient,
      staffId: string | null,
      outcome: string,
    ): Promise<WorkedCase> => {
      const found = await desk.filed();
      if (staffId !== null) await who.post(`${found.at}/assign`, { assigneeId: staffId });
      await who.post(`${found.at}/status`, { status: 'closed', reason: 'resolved', outcome });
      return found;
    };
    const [kiran, meera] = desk.installation.counsellors;
    for (const outcome of ['safe', 'removed', 'no_answer']) await close(desk.kiran, kiran.id, outcome);
    const old = await close(desk.kiran, kiran.id, 'safe');
    await close(desk.kiran, null, 'safe');
    const kept = await close(desk.meera, meera.id, 'stopped');
    expect(await ends(desk.kiran)).toEqual([
      { outcome: 'safe', count: 2 },
      { outcome: 'removed', count: 1 },
    ]);
    expect(await ends(desk.meera)).toEqual([{ outcome: 'stopped', count: 1 }]);

    const { database } = desk.installation;
    await database.query(
      `UPDATE cases SET updated_at = updated_at - interval '8 days' WHERE id = '${old.id}'`,
    );
    expect((await ends(desk.kiran))[0]).toEqual({ outcome: 'safe', count: 1 });
    const { id } = await desk.filedWithoutMeera();
    await database.query(
      `UPDATE cases SET kept_out = (SELECT kept_out FROM cases WHERE id = '${id}') WHERE id = '${kept.id}'`,
    );
    expect(await ends(desk.meera)).toEqual([]);
  });

  describe('a talk afterwards', () => {
    const ahead = (span: number): string => new Date(Date.now() + span).toISOString();
    const debriefs = (who: ConsoleClient) => who.get<OwnDebriefsDto>('/api/account/debriefs');
    const ask = (who: ConsoleClient, withId: string, at = ahead(2 * HOUR)) =>
      who.ask<OwnDebriefsDto & { code: string }>('PUT', '/api/account/debriefs/mine', { withId, at });
    const answer = (who: ConsoleClient, id: string, what: 'accept' | 'end') =>
      who.ask('POST', `/api/debriefs/${id}/${what}`);

    it('is asked of a colleague, answered by them, and seen by nobody else', async () => {
      const { coordinator, counsellors } = desk.installation;
      const { people } = await debriefs(desk.kiran);
      expect(people[0]).toEqual({ id: coordinator.id, name: coordinator.name });
      expect(people.map(({ id }) => id)).not.toContain(counsellors[0].id);

      const { body } = await ask(desk.kiran, coordinator.id);
      const mine = body.mine!;
      expect(mine).toMatchObject({ person: { id: coordinator.id }, accepted: false });
      const asked = (await debriefs(desk.lead)).asked;
      expect(asked).toMatchObject([{ id: mine.id, person: { id: counsellors[0].id }, at: mine.at }]);
      expect(await debriefs(desk.meera)).toMatchObject({ mine: null, asked: [] });

      expect((await answer(desk.meera, mine.id, 'accept')).status).toBe(404);
      expect(await answer(desk.meera, mine.id, 'end')).toEqual(await answer(desk.meera, randomUUID(), 'end'));
      expect((await answer(desk.kiran, mine.id, 'accept')).status).toBe(404);
      expect((await answer(desk.lead, mine.id, 'accept')).status).toBe(204);
      expect((await debriefs(desk.kiran)).mine).toMatchObject({ id: mine.id, accepted: true });

      const later = (await ask(desk.kiran, coordinator.id, ahead(3 * HOUR))).body.mine!;
      expect(later.accepted).toBe(false);
      expect(await answer(desk.lead, mine.id, 'accept')).toMatchObject({
        status: 404,
        body: { code: 'DEBRIEF_NOT_FOUND' },
      });
      expect((await debriefs(desk.lead)).asked).toHaveLength(1);
      expect((await answer(desk.lead, later.id, 'end')).status).toBe(204);
      expect((await debriefs(desk.kiran)).mine).toBeNull();
    });

    it('is with a colleague of the desk, soon, and gone a day later', async () => {
      const { id } = desk.installation.counsellors[1];
      const wrong = [
        [randomUUID(), ahead(HOUR), 'DEBRIEF_PERSON_UNKNOWN'],
        [desk.installation.counsellors[0].id, ahead(HOUR), 'DEBRIEF_PERSON_UNKNOWN'],
        [id, ahead(-HOUR), 'DEBRIEF_TOO_SOON'],
        [id, ahead(8 * DAY), 'DEBRIEF_TOO_LATE'],
      ] as const;
      for (const [withId, at, code] of wrong)
        expect(await ask(desk.kiran, withId, at)).toMatchObject({ status: 422, body: { code } });
      expect((await ask(desk.kiran, id, 'soon')).status).toBe(400);

      await ask(desk.kiran, id);
      const { database } = desk.installation;
      await database.query(`UPDATE debriefs SET at = now() - interval '25 hours'`);
      expect((await debriefs(desk.kiran)).mine).toBeNull();
      await desk.web.app.get(DebriefsRepository, { strict: false }).dropOld();
      expect(await database.query('SELECT 1 FROM debriefs')).toEqual([]);
    });

    it('is nothing to whoever opens no case', async () => {
      const admin = await desk.stranger('Desk of talks');
      expect((await debriefs(admin)).people.map(({ id }) => id)).not.toContain(
        desk.installation.coordinator.id,
      );
      expect((await ask(admin, desk.installation.coordinator.id)).status).toBe(422);
    });
  });
});
