import { randomUUID } from 'node:crypto';
import type { StaffFactsDto } from '../../src/modules/staff-facts/staff-facts.dto.js';
import { timesBelowTheDay } from '../support/index.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';

describe('facts that staff set after the intake', () => {
  const desk = useCasework();
  const facts = ({ at }: WorkedCase) => desk.kiran.get<StaffFactsDto>(`${at}/staff-facts`);
  const set = ({ at }: WorkedCase, body: object, who = desk.kiran) =>
    who.ask<StaffFactsDto>('PUT', `${at}/staff-facts`, body);
  const row = async ({ id }: WorkedCase) =>
    (await desk.kiran.queue('?limit=100')).find((one) => one.id === id);

  it('are kept one by one, sealed, and shown to the desk', async () => {
    const found = await desk.filed();
    expect(await facts(found)).toMatchObject({ contactable: null, danger: null, setBy: null });
    await set(found, { contactable: 'yes', contactBy: 'Her aunt Leela' });
    const { status, body } = await set(found, { contactWhen: 'After school' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      contactable: 'yes',
      contactBy: 'Her aunt Leela',
      contactWhen: 'After school',
      setBy: { name: desk.installation.counsellors[0].name },
    });
    await set(found, { contactWhen: 'After school' });
    expect((await set(found, { contactBy: ' ' })).body).toMatchObject({ contactBy: null });
    expect(await facts(found)).toMatchObject({ contactable: 'yes', contactBy: null });
    expect(await desk.told(found, /^facts_/)).toEqual(['facts_set', 'facts_set', 'facts_set']);
    expect(await desk.audited(found, 'facts.%')).toEqual(['facts.set', 'facts.set', 'facts.set']);
    const [first] = (await desk.page(found)).events.filter(({ kind }) => kind === 'facts_set');
    expect(first?.detail).toEqual({ fields: 'contactable.contact_by' });
    const open = await desk.installation.database.query(
      `SELECT 1 FROM case_events WHERE detail::text LIKE '%Leela%' UNION SELECT 1 FROM audit_log WHERE detail::text LIKE '%Leela%'`,
    );
    expect(open).toEqual([]);
  });

  it('of imminent danger make the case as urgent as can be, with less time to answer', async () => {
    const found = await desk.filed();
    const before = await row(found);
    expect(before?.urgency).toBeGreaterThan(1);
    await set(found, { danger: 'not_known' }).then(({ status }) => expect(status).toBe(400));
    await set(found, { danger: 'yes' });
    const after = await row(found);
    expect(after).toMatchObject({ urgency: 1 });
    expect(after?.card?.marks).toContain('danger');
    expect(after?.card?.reasons).toContain('imminent-danger');
    expect(Date.parse(after?.nextDeadlineAt ?? '')).toBeLessThan(Date.parse(before?.nextDeadlineAt ?? ''));
    expect(await desk.told(found, /^facts_/)).toEqual(['facts_set', 'facts_raised_urgency']);

    await set(found, { danger: 'no' });
    expect(await row(found)).toMatchObject({ urgency: 1 });
    await desk.kiran.post(`${found.at}/urgency`, { urgency: 3, reason: 'less_danger' });
    await set(found, { contactable: 'no' });
    expect(await row(found)).toMatchObject({ urgency: 3 });
    await set(found, { danger: 'yes' });
    expect(await row(found)).toMatchObject({ urgency: 1 });
  });

  it('correct the age and the kind, by which the list is filtered and the plan is chosen', async () => {
    const found = await desk.filed({ ...ACCOUNT_TAKEN, age: 'adult' });
    await set(found, { kind: 'threatened', ageBand: '13_15' });
    expect(await row(found)).toMatchObject({
      kind: 'threatened',
      ageBand: '13_15',
      playbook: 'sextortion_child',
      urgency: 1,
    });
    expect((await desk.kiran.queue('?ageBand=13_15&kind=threatened')).map(({ id }) => id)).toContain(
      found.id,
    );
    expect(await facts(found)).toMatchObject({ reportedAgeBand: 'adult', reportedKind: 'other' });
    await set(found, { kind: null, ageBand: null });
    expect(await row(found)).toMatchObject({ kind: 'other', ageBand: 'adult', urgency: 1 });
  });

  it('are of the desk, for those who may have the case, while it is open', async () => {
    const found = await desk.filedWithoutMeera();
    const stranger = await desk.stranger('Desk of facts');
    for (const who of [desk.meera, stranger]) {
      for (const method of ['GET', 'PUT']) {
        const body = method === 'PUT' ? { danger: 'yes' } : undefined;
        const answer = await who.ask(method, `${found.at}/staff-facts`, body);
        expect(answer).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
        expect(answer).toEqual(await who.ask(method, `/api/cases/${randomUUID()}/staff-facts`, body));
      }
    }
    expect(await set(found, { contactBy: 'x'.repeat(501) })).toMatchObject({
      status: 422,
      body: { code: 'TEXT_TOO_LONG' },
    });
    await set(found, { contactable: 'yes' });
    await desk.close(found);
    expect(await set(found, { danger: 'yes' })).toMatchObject({
      status: 409,
      body: { code: 'STAFF_FACTS_CASE_CLOSED' },
    });
    expect(await facts(found)).toMatchObject({ contactable: 'yes', danger: null });
    expect((await desk.page(found)).allowed).not.toContain('facts.set');
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
  });
});
