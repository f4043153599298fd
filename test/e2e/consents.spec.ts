import { randomUUID } from 'node:crypto';
import type { ConsentDto, PreparedConsentDto } from '../../src/modules/consents/consent.dto.js';
import { Consents } from '../../src/modules/consents/index.js';
import { timesBelowTheDay } from '../support/index.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import { Reporter } from '../support/reporter.js';

const DAY = 24 * 60 * 60_000;
const POLICE = 'in-ncrp';
const WORDS = 'May we tell the portal? Only the three links.';
const MAILS = {
  answered: 'the reporter has answered a question of yours',
  takenBack: 'the reporter has taken something back',
  expired: 'has run out',
};

describe('what a reporter allows', () => {
  const desk = useCasework();
  const at = (found: WorkedCase): string => `${found.at}/consents`;
  const list = (found: WorkedCase) => desk.kiran.get<ConsentDto[]>(at(found));
  const ask = async (found: WorkedCase, over: object = {}): Promise<ConsentDto> => {
    const body = { recipientId: POLICE, purpose: 'report', words: WORDS, ...over };
    const asked = await desk.kiran.ask<ConsentDto[]>('POST', at(found), body);
    expect(asked.status).toBe(200);
    return asked.body.at(-1) as ConsentDto;
  };
  const say = (found: WorkedCase, { id }: ConsentDto, answer: string, words = 'Yes, do that.') =>
    desk.kiran.ask<ConsentDto[]>('POST', `${at(found)}/${id}/answer`, { answer, words });
  const back = async ({ code }: WorkedCase): Promise<Reporter> => {
    const person = await new Reporter(desk.web.site).enter(code);
    return person.open('/r');
  };
  const covers = ({ id }: WorkedCase, purpose?: 'report' | 'takedown') =>
    desk.worker.get(Consents, { strict: false }).covers(id, POLICE, purpose);
  const standing = ({ id }: WorkedCase) =>
    desk.worker.get(Consents, { strict: false }).standing(id, POLICE, 'report');
  const mailed = async ({ reference }: WorkedCase, words: string): Promise<string[]> =>
    (await desk.mails.nextMail(({ text }) => text.includes(reference) && text.includes(words))).to;

  it('is asked in prepared words, allowed on the page, and taken back there', async () => {
    const found = await desk.filed();
    const prepared = await desk.kiran.get<PreparedConsentDto>(`${at(found)}/prepared/${POLICE}/report`);
    expect(prepared).toMatchObject({ language: 'en', words: expect.stringContaining('You can say no.') });
    expect(await standing(found)).toBe('none');
    const live = await desk.lead.liveUpdates();
    const question = await ask(found, { words: `${prepared.words}\n\nOnly the three links.` });
    await live.heard(found.id);
    live.close();
    expect(question).toMatchObject({ standing: 'asked', answers: ['given', 'refused'], leftOn: [] });
    expect([await standing(found), await covers(found)]).toEqual(['asked', false]);

    const person = await back(found);
    expect(person.text).toContain('May we pass this on?');
    expect(person.text).toContain('Only the three links.');
    await person.press('I allow this', { message: 'Half a thought' });
    expect(person.page.status).toBe(200);
    expect(person.text).toContain(`You allowed this: ${question.recipient}.`);
    expect(person.text).toContain('Nothing has been sent.');
    expect(person.valueOf('message')).toBe('Half a thought');
    expect([await standing(found), await covers(found)]).toEqual(['given', true]);
    expect([await covers(found, 'report'), await covers(found, 'takedown')]).toEqual([true, false]);
    expect(await mailed(found, MAILS.answered)).toEqual([desk.installation.counsellors[0].email]);

    await (await back(found)).press('Take it back');
    expect([await standing(found), await covers(found)]).toEqual(['taken_back', false]);
    const both = [await mailed(found, MAILS.takenBack), await mailed(found, MAILS.takenBack)].flat();
    expect(both.sort()).toEqual(
      [desk.installation.counsellors[0].email, desk.installation.coordinator.email].sort(),
    );
    expect(await list(found)).toMatchObject([{ standing: 'taken_back', answeredBy: 'reporter', said: null }]);
    expect(await desk.told(found, /^consent_/)).toEqual([
      'consent_asked',
      'consent_answered',
      'consent_answered',
    ]);
    expect(await desk.audited(found, 'consent.%')).toEqual(['consent.asked']);
  });

  it('can be refused, and allowed later', async () => {
    const found = await desk.filed();
    await ask(found);
    const person = await back(found);
    await person.press('Not this');
    expect(person.text).toContain('You said no to this.');
    expect([await standing(found), await covers(found)]).toEqual(['refused', false]);
    await person.press('I allow this');
    expect([await standing(found), await covers(found)]).toEqual(['given', true]);
  });

  it('is written down in the words of somebody who calls, who can read them on the page', async () => {
    const found = await desk.filed();
    const question = await ask(found);
    expect(await say(found, question, 'taken_back')).toMatchObject({
      status: 409,
      body: { code: 'CONSENT_ANSWER_UNFIT' },
    });
    expect(await say(found, question, 'given', ' ')).toMatchObject({ body: { code: 'TEXT_EMPTY' } });
    expect((await say(found, question, 'given')).body).toMatchObject([
      { standing: 'given', answeredBy: 'staff', said: 'Yes, do that.' },
    ]);
    expect(await covers(found)).toBe(true);
    const person = await back(found);
    expect(person.text).toContain('A helper wrote down what you said:');
    expect(person.text).toContain('Yes, do that.');
    expect(await desk.audited(found, 'consent.%')).toEqual(['consent.asked', 'consent.recorded']);
    // What was said is nowhere in the open.
    const rows = await desk.installation.database.query('SELECT * FROM consents');
    expect(JSON.stringify(rows)).not.toContain('do that');
    expect(JSON.stringify(await desk.page(found))).not.toContain('do that');
  });

  it('cannot be answered any more once the desk withdraws the question, which leaves the page', async () => {
    const found = await desk.filed();
    const question = await ask(found);
    const person = await back(found);
    await desk.kiran.post(`${at(found)}/${question.id}/withdraw`, {});
    await person.press('I allow this', { message: 'Not lost' });
    expect(person.page.status).toBe(409);
    expect(person.text).toContain('This question has changed.');
    expect(person.text).not.toContain(WORDS);
    expect(person.valueOf('message')).toBe('Not lost');
    expect([await standing(found), await covers(found)]).toEqual(['none', false]);
    expect(await say(found, question, 'given')).toMatchObject({ body: { code: 'CONSENT_NOT_ASKED' } });
    const again = await ask(found, { words: 'In other words?' });
    expect(await list(found)).toMatchObject([{ id: again.id, words: 'In other words?' }]);
    expect(await ask409(found)).toBe('CONSENT_ASKED_ALREADY');
  });
  const ask409 = async (found: WorkedCase): Promise<unknown> => {
    const body = { recipientId: POLICE, purpose: 'report', words: WORDS };
    return (await desk.kiran.ask<{ code: string }>('POST', at(found), body)).body.code;
  };

  it('runs out: a question after 30 days, a consent after 180, and who asked is told', async () => {
    const found = await desk.filed();
    await ask(found);
    await (await back(found)).press('I allow this');
    await desk.later(179 * DAY);
    expect(await standing(found)).toBe('given');
    await desk.later(181 * DAY);
    expect(await mailed(found, MAILS.expired)).toEqual([desk.installation.counsellors[0].email]);
    expect([await standing(found), await covers(found)]).toEqual(['expired', false]);
    const person = await back(found);
    expect(person.text).toContain('The time for this is over.');
    await ask(found, { words: 'Once more?' });
    await desk.later(31 * DAY);
    expect(await mailed(found, MAILS.expired)).toEqual([desk.installation.counsellors[0].email]);
    expect(await list(found)).toMatchObject([{ standing: 'expired', answers: [] }]);
  });

  it('has run out by its time alone, whether or not a worker has noted it', async () => {
    const found = await desk.filed();
    await ask(found);
    await (await back(found)).press('I allow this');
    await desk.installation.database.query(
      `UPDATE consents SET expires_at = now() - interval '1 minute' WHERE case_id = $1`,
      [found.id],
    );
    expect([await standing(found), await covers(found)]).toEqual(['expired', false]);
    expect(await ask(found)).toMatchObject({ standing: 'asked' });
  });

  it('says nothing before the code is entered, and takes no answer from elsewhere', async () => {
    const found = await desk.filed();
    const other = await desk.filed();
    const question = await ask(found);
    const start = await new Reporter(desk.web.site).open('/c');
    expect(start.page.body).not.toContain('consent');
    const person = await back(other);
    expect(person.page.body).not.toContain('May we pass this on?');
    // Somebody else's question, and no question at all.
    const { path, fields } = person.fieldsFor('Send');
    for (const go of [`consent:given:${question.id}`, 'consent:given:x', `consent:given:${randomUUID()}`]) {
      const answer = await person.visitor.post(path, [
        ...fields.filter(([name]) => name !== 'go'),
        ['go', go],
      ]);
      expect(answer.status).toBe(409);
    }
    const forged = fields.filter(([name]) => name !== 't');
    const mine = await back(found);
    const refused = await mine.visitor.post(path, [...forged, ['go', `consent:given:${question.id}`]]);
    expect(refused.status).toBe(403);
    expect(await standing(found)).toBe('asked');
  });

  it('is asked about recipients that there are, by the people of the desk, in open cases', async () => {
    const found = await desk.filedWithoutMeera();
    const question = await ask(found);
    const stranger = await desk.stranger('Desk of consents');
    for (const who of [desk.meera, stranger]) {
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['GET', '/recipients', undefined],
        ['GET', `/prepared/${POLICE}/report`, undefined],
        ['POST', '', { recipientId: POLICE, purpose: 'report', words: 'x' }],
        ['POST', `/${question.id}/withdraw`, undefined],
        ['POST', `/${question.id}/answer`, { answer: 'given', words: 'x' }],
      ] as const) {
        const refused = await who.ask(method, `${at(found)}${path}`, body);
        expect(refused).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
        expect(refused).toEqual(await who.ask(method, `/api/cases/${randomUUID()}/consents${path}`, body));
      }
    }
    for (const [body, code] of [
      [{ recipientId: 'nobody-there', purpose: 'report', words: 'x' }, 'CONSENT_RECIPIENT_UNKNOWN'],
      [{ recipientId: POLICE, purpose: 'takedown', words: 'x'.repeat(3_000) }, 'TEXT_TOO_LONG'],
    ] as const)
      expect(await desk.kiran.ask('POST', at(found), body)).toMatchObject({ status: 422, body: { code } });
    expect(await desk.kiran.ask('GET', `${at(found)}/prepared/${POLICE}/fun`)).toMatchObject({
      body: { code: 'CONSENT_PURPOSE_UNKNOWN' },
    });
    await (await back(found)).press('I allow this');
    await mailed(found, MAILS.answered);
    const told = await desk.installation.database.query(
      `SELECT DISTINCT staff_id FROM notifications WHERE case_id = $1 AND reason LIKE 'consent%'`,
      [found.id],
    );
    expect(told).toEqual([{ staff_id: desk.installation.counsellors[0].id }]);

    await ask(found, { purpose: 'takedown' });
    await desk.close(found);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
    expect(await ask409(found)).toBe('CONSENT_CASE_CLOSED');
    // Asked on one day, as far as a closed case tells.
    expect((await list(found)).map(({ standing }) => standing).sort()).toEqual(['given', 'none']);
    // What was allowed can be taken back of a closed case too.
    await (await back(found)).press('Take it back');
    expect(await covers(found)).toBe(false);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
  });

  it('can be changed often, but not without end; taking back is never put off', async () => {
    const found = await desk.filed();
    await ask(found);
    const person = await back(found);
    for (let round = 0; round < 10; round += 1) {
      await person.press('I allow this');
      await person.press('Take it back');
    }
    await person.press('I allow this');
    expect(person.page.status).toBe(429);
    expect(person.text).toContain('You changed this a lot.');
    expect(await standing(found)).toBe('taken_back');
  });
});
