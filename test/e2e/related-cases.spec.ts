import { randomUUID } from 'node:crypto';
import { fileCase } from '../medium/cases/file-case.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { timesBelowTheDay } from '../support/index.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

interface Related {
  cases: {
    caseId: string;
    reference: string;
    strength: string | null;
    reasons: { kind: string; values: number }[];
    verdict: string | null;
    author: string | null;
  }[];
  next: number | null;
  elsewhere: { deskId: string; desk: string; cases: number; askedOn: string | null; asksUs: boolean }[];
  common: { kind: string; values: number }[];
  /** No worker runs here: what is compared are the values as they were written. */
  pending: boolean;
}

interface Cluster {
  cases: { caseId: string; reference: string }[];
  links: { one: string; other: string }[];
}

const NOTHING: Related = { cases: [], next: null, elsewhere: [], common: [], pending: true };

describe('cases of one offender', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let coordinator: ConsoleClient;
  let night: ConsoleClient;
  let nightId: string;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    meera = await ConsoleClient.of(desk, desk.installation.counsellors[1]);
    coordinator = await ConsoleClient.of(desk, desk.installation.coordinator);
    const { deskId, counsellor } = await desk.installation.addDesk('Night desk');
    nightId = deskId;
    night = await ConsoleClient.signIn(desk.console, counsellor);
  });
  afterAll(() => desk?.stop());

  const file = async (more: Answers) => {
    const { row, result: code } = await coordinator.newCase(() =>
      new Reporter(desk.site).fileReport({
        ...CHILD_THREATENED,
        handles: 'nobody.else',
        paidTo: '',
        ...more,
      }),
    );
    return { ...row, code };
  };
  const related = (id: string, client = kiran, from?: number) =>
    client.get<Related>(`/api/cases/${id}/related${from === undefined ? '' : `?from=${from}`}`);
  const decide = (id: string, otherId: string, verdict: string, client = kiran) =>
    client.ask('PUT', `/api/cases/${id}/related/${otherId}`, { verdict });
  const toNight = (id: string) =>
    coordinator.post(`/api/cases/${id}/transfer`, { deskId: nightId, reason: 'She writes at night.' });
  const query = (sql: string, values: unknown[] = []) => desk.installation.database.query(sql, values);

  it('are found by what both hold, with why and how sure, and each by itself where nothing is equal', async () => {
    const one = await file({
      platform: 'instagram',
      handles: 'wolf.one\n+91 98765 11111',
      paidTo: 'wolf1@okaxis',
    });
    const two = await file({
      platform: 'telegram',
      handles: 'wolf.two\n098765-11111',
      paidTo: 'WOLF1@okaxis',
    });
    const three = await file({ platform: 'snapchat', handles: 'wolf.one', paidTo: '' });
    const lone = await file({ handles: 'lone.wolf.0', paidTo: '' });
    const { cases, ...rest } = await related(one.id);
    expect(cases).toMatchObject([
      {
        caseId: two.id,
        reference: two.reference,
        strength: 'strong',
        reasons: [
          { kind: 'phone', values: 1 },
          { kind: 'payment', values: 1 },
        ],
        verdict: null,
        author: null,
      },
      { caseId: three.id, strength: 'weak', reasons: [{ kind: 'name', values: 1 }] },
    ]);
    expect(rest).toEqual({ next: null, elsewhere: [], common: [], pending: true });
    expect((await related(two.id)).cases).toMatchObject([{ caseId: one.id, strength: 'strong' }]);
    expect(await related(lone.id)).toEqual(NOTHING);
  });

  it('are called the same, not the same or unknown by a person, and neither report changes', async () => {
    const one = await file({ handles: 'fox.decides', platform: 'instagram' });
    const two = await file({ handles: 'fox.decides', platform: 'instagram' });
    const other = await file({ handles: 'no.fox.at.all' });
    const person = await new Reporter(desk.site).enter(two.code);
    await person.open('/r');
    const before = person.text;
    for (const verdict of ['same', 'unknown', 'different', 'same']) {
      expect((await decide(one.id, two.id, verdict)).status).toBe(204);
      const author = desk.installation.counsellors[0].name;
      expect((await related(one.id)).cases).toMatchObject([{ caseId: two.id, verdict, author }]);
      expect((await related(two.id, meera)).cases).toMatchObject([{ caseId: one.id, verdict, author }]);
    }
    await person.open('/r');
    expect(person.text).toBe(before);
    const notFound = { status: 404, body: { code: 'RELATED_NOT_FOUND' } };
    for (const id of [other.id, one.id, randomUUID()])
      expect(await decide(one.id, id, 'same')).toMatchObject(notFound);
    expect((await decide(one.id, 'nonsense', 'same')).status).toBeLessThan(500);
    expect((await decide(one.id, two.id, 'surely')).status).toBe(400);
    expect(await decide(one.id, two.id, 'same', night)).toMatchObject({ body: { code: 'CASE_NOT_FOUND' } });
    expect(
      await query(
        `SELECT count(*)::int AS n FROM audit_log WHERE action = 'related_case.decided' AND subject_id = $1`,
        [two.id],
      ),
    ).toEqual([{ n: 4 }]);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
  });

  it('are told of by the name of their desk alone where they are of another, and by their own once it is shared', async () => {
    const ours = await file({ handles: 'lynx.far', platform: 'instagram' });
    const theirs = await file({ handles: 'lynx.far', platform: 'instagram' });
    expect((await decide(ours.id, theirs.id, 'same')).status).toBe(204);
    await toNight(theirs.id);
    const seen = await related(ours.id);
    expect(seen).toMatchObject({ ...NOTHING, elsewhere: [{ desk: 'Night desk', cases: 1 }] });
    expect(await related(theirs.id, night)).toMatchObject({
      ...NOTHING,
      elsewhere: [{ desk: 'First desk', cases: 1 }],
    });
    expect(await decide(ours.id, theirs.id, 'different')).toMatchObject({
      status: 404,
      body: { code: 'RELATED_NOT_FOUND' },
    });
    await coordinator.post(`/api/cases/${ours.id}/sharing`, { deskId: nightId, reason: 'The same man.' });
    expect((await related(theirs.id, night)).cases).toMatchObject([{ caseId: ours.id, verdict: 'same' }]);
    expect((await decide(theirs.id, ours.id, 'unknown', night)).status).toBe(204);
  });

  it('are in no list and no count for whoever is kept away from them', async () => {
    const ours = await file({ handles: 'bear.kept', platform: 'instagram' });
    const kept = await file({ handles: 'bear.kept', platform: 'instagram' });
    await decide(ours.id, kept.id, 'same');
    const second = desk.installation.counsellors[1];
    await coordinator.put(`/api/cases/${kept.id}/exclusion`, { staffIds: [second.id] });
    expect(await related(ours.id, meera)).toEqual(NOTHING);
    expect((await related(ours.id)).cases).toHaveLength(1);
    expect(await decide(ours.id, kept.id, 'different', meera)).toEqual(
      await decide(ours.id, randomUUID(), 'different', meera),
    );
    await toNight(kept.id);
    expect(await related(ours.id, meera)).toEqual(NOTHING);
    expect((await related(ours.id)).elsewhere).toMatchObject([{ desk: 'Night desk', cases: 1 }]);
  });

  it('come in pages; a value of very many is called common, and the hidden among them do not count', async () => {
    const one = await file({ handles: '+91 98765 22222' });
    const hold = (among: string, blindOf: string) =>
      query(
        `INSERT INTO identifiers (id, case_id, type, blind, key_version, normaliser)
         SELECT gen_random_uuid(), c.id, i.type, i.blind, i.key_version, i.normaliser
           FROM identifiers i CROSS JOIN cases c
          WHERE i.case_id = $1 AND i.type = 'phone' AND c.reference LIKE $2`,
        [blindOf, among],
      );
    const copies = (count: number, prefix: string) =>
      query(
        `INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object(
            'id', gen_random_uuid(), 'reference', $3::text || n))).*
           FROM cases c CROSS JOIN generate_series(1, $2::int) n WHERE c.id = $1`,
        [one.id, count, prefix],
      );
    for (let n = 1; n <= 21; n += 1) await fileCase(desk.app, { reference: `PAGE-${n}` });
    await hold('PAGE-%', one.id);
    await copies(29, 'COPY-');
    await query(`UPDATE cases SET desk_id = $1 WHERE reference LIKE 'COPY-%'`, [nightId]);
    await hold('COPY-%', one.id);
    const first = await related(one.id);
    expect(first).toMatchObject({ next: 20, common: [], elsewhere: [{ desk: 'Night desk', cases: 29 }] });
    const second = await related(one.id, kiran, 20);
    expect(second.next).toBeNull();
    const shown = [...first.cases, ...second.cases].map(({ reference }) => reference);
    expect(new Set(shown).size).toBe(21);

    const last = await fileCase(desk.app, { reference: 'LAST-1' });
    const { id: kept } = desk.installation.counsellors[1];
    await coordinator.put(`/api/cases/${last.id}/exclusion`, { staffIds: [kept] });
    await hold('LAST-1', one.id);
    expect(await related(one.id)).toEqual({ ...NOTHING, common: [{ kind: 'phone', values: 1 }] });
    expect(await related(one.id, meera)).toEqual(first);
    for (const bad of ['-1', 'x', '1.5', '99999999999'])
      expect((await kiran.ask('GET', `/api/cases/${one.id}/related?from=${bad}`)).status).toBe(400);
  });

  it('are shown beside one whose rows were altered, which is not', async () => {
    const one = await file({ handles: 'broken.wolf.7' });
    const whole = await file({ handles: 'broken.wolf.7' });
    const altered = await file({ handles: 'broken.wolf.7' });
    await query(
      'UPDATE grants SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) WHERE case_id = $1',
      [altered.id],
    );
    expect((await related(one.id)).cases.map(({ caseId }) => caseId)).toEqual([whole.id]);
    expect(await decide(one.id, altered.id, 'same')).toMatchObject({
      status: 404,
      body: { code: 'RELATED_NOT_FOUND' },
    });
  });

  it('are asked about where they are of another desk: whoever leads it is mailed once, and nothing of this case', async () => {
    const one = await file({ handles: 'asked.wolf.8' });
    const two = await file({ handles: 'asked.wolf.8' });
    await toNight(two.id);
    const ask = (id: string, deskId: string, client = kiran) =>
      client.ask('POST', `/api/cases/${id}/related/ask`, { deskId });
    const mine = { deskId: nightId, cases: 1, asksUs: false };
    expect((await related(one.id)).elsewhere).toMatchObject([{ ...mine, askedOn: null }]);
    expect(await ask(one.id, randomUUID())).toMatchObject({
      status: 404,
      body: { code: 'RELATED_NOT_FOUND' },
    });
    expect((await ask(two.id, nightId)).status).toBe(404);
    for (let times = 0; times < 2; times += 1) expect((await ask(one.id, nightId)).status).toBe(204);
    expect((await related(one.id)).elsewhere).toMatchObject([{ ...mine, askedOn: expect.any(String) }]);
    expect((await related(two.id, night)).elsewhere).toMatchObject([
      { cases: 1, askedOn: null, asksUs: true },
    ]);
    const told = await query(
      `SELECT n.case_id, d.desk_id FROM notifications n
         JOIN desk_members d ON d.staff_id = n.staff_id WHERE n.reason = 'related_asked' GROUP BY 1, 2`,
    );
    expect(told).toEqual([{ case_id: two.id, desk_id: nightId }]);
    // Whoever is kept away from the case that is asked for learns on no page that somebody asks.
    const ours = await file({ handles: 'asked.wolf.9' });
    const kept = await file({ handles: 'asked.wolf.9' });
    const second = desk.installation.counsellors[1];
    await coordinator.put(`/api/cases/${kept.id}/exclusion`, { staffIds: [second.id] });
    await toNight(kept.id);
    const [{ deskId: oursId } = { deskId: '' }] = (await related(kept.id, night)).elsewhere;
    expect((await ask(kept.id, oursId, night)).status).toBe(204);
    expect((await related(ours.id)).elsewhere).toMatchObject([{ asksUs: true }]);
    expect(await related(ours.id, meera)).toEqual(NOTHING);
    const mailed = await query(
      `SELECT staff_id FROM notifications WHERE reason = 'related_asked' AND case_id = $1`,
      [ours.id],
    );
    expect(mailed).toEqual([{ staff_id: desk.installation.coordinator.id }]);
  });

  it('are one cluster for whoever leads the desk: over strong matches, but for whom a person set apart', async () => {
    const at = (handles: string, links = '') =>
      file({ platform: 'instagram', handles, ...(links && { shared: 'yes', links }) });
    const one = await at('cluster.wolf.1', 'https://www.instagram.com/p/Cluster0001/');
    const two = await at('cluster.wolf.1\n+91 98765 77777');
    const three = await at('+91 98765 77777');
    const apart = await at('+91 98765 77777');
    const weak = await file({ platform: 'snapchat', handles: 'cluster.wolf.1' });
    const far = await at('cluster.wolf.1');
    const hidden = await at('cluster.wolf.1');
    await toNight(far.id);
    expect((await decide(one.id, apart.id, 'different')).status).toBe(404);
    expect((await decide(two.id, apart.id, 'different')).status).toBe(204);
    const cluster = (id: string, client = coordinator) =>
      client.ask<Cluster>('GET', `/api/cases/${id}/related/cluster`);
    const { body } = await cluster(one.id);
    expect(body.cases.map(({ reference }) => reference).sort()).toEqual(
      [one, two, three, hidden].map(({ reference }) => reference).sort(),
    );
    expect(body).toMatchObject({
      apart: [{ reference: apart.reference }],
      elsewhere: [{ desk: 'Night desk', cases: 1 }],
      cut: false,
    });
    expect(body.cases.find(({ caseId }) => caseId === one.id)).toMatchObject({
      ...{ desk: 'First desk', platforms: ['instagram'], closed: false, receivedOn: expect.any(String) },
    });
    const between = (a: string, b: string) =>
      body.links.find((link) => [a, b].every((reference) => [link.one, link.other].includes(reference)));
    expect(between(two.reference, three.reference)).toMatchObject({
      ...{ strength: 'strong', verdict: null, reasons: [{ kind: 'phone', values: 1 }] },
    });
    expect(between(one.reference, three.reference)).toBeUndefined();

    // A person who says that two are the same joins a weak one as well; one who cannot tell joins none.
    await decide(one.id, weak.id, 'same');
    await decide(one.id, hidden.id, 'unknown');
    await decide(two.id, hidden.id, 'unknown');
    const later = (await cluster(one.id)).body.cases.map(({ caseId }) => caseId);
    expect(later).toContain(weak.id);
    expect(later).not.toContain(hidden.id);
    expect((await cluster(one.id, kiran)).status).toBe(403);
    expect(await cluster(far.id)).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
  });
});
