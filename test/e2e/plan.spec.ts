import { randomUUID } from 'node:crypto';
import type { PlanDto } from '../../src/modules/plan/plan.dto.js';
import { timesBelowTheDay } from '../support/index.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import { Reporter } from '../support/reporter.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const HEADINGS = {
  en: 'Your plan',
  hi: 'आपकी योजना',
  bn: 'আপনার পরিকল্পনা',
  mr: 'तुमची योजना',
  te: 'మీ ప్రణాళిక',
  ta: 'உங்கள் திட்டம்',
  ur: 'آپ کا منصوبہ',
};

describe('the plan of the person a case is about', () => {
  const desk = useCasework();
  const ahead = (span: number): string =>
    new Date(Math.floor((Date.now() + span) / MINUTE) * MINUTE).toISOString();
  const plan = () => ({
    goals: [
      { text: 'I want him to stop', shown: true },
      { text: 'Tell nobody at school', shown: false },
    ],
    steps: [
      { text: 'Block him', done: true, shown: true },
      { text: 'We call the aunt', done: false, shown: false },
    ],
    reviewAt: ahead(3 * DAY),
    reviewShown: true,
    end: 'When nothing came for a month',
    endShown: false,
    seen: null as string | null,
  });
  const save = (found: WorkedCase, body: object, who = desk.kiran) =>
    who.ask<PlanDto>('PUT', `${found.at}/plan`, body);
  const shown = (found: WorkedCase) => desk.kiran.get<PlanDto>(`${found.at}/plan`);
  const returning = async ({ code }: WorkedCase, language = 'en') => {
    const reporter = await new Reporter(desk.web.site).enter(code);
    if (language !== 'en') await reporter.open(`/r?l=${language}`);
    return reporter;
  };

  it('is kept sealed, and the reporter reads what is marked as shown, in their language', async () => {
    const found = await desk.filed();
    expect(await shown(found)).toEqual({ plan: null });
    expect((await returning(found)).text).not.toContain('Your plan');
    const { status, body } = await save(found, plan());
    expect(status).toBe(200);
    const { seen: _seen, ...content } = plan();
    expect(body.plan).toMatchObject({ ...content, by: { name: desk.installation.counsellors[0].name } });

    const { text } = await returning(found);
    for (const words of [
      'Your plan',
      'I want him to stop',
      'Done',
      'Block him',
      'We look at this plan again',
    ])
      expect(text).toContain(words);
    for (const words of ['Tell nobody', 'We call the aunt', 'for a month']) expect(text).not.toContain(words);
    expect(text).toContain('No messages yet.');
    for (const [language, heading] of Object.entries(HEADINGS))
      expect((await returning(found, language)).text).toContain(heading);
    expect(await desk.told(found, /^plan_/)).toEqual(['plan_saved', 'plan_shown']);
    expect(await desk.audited(found, 'plan.%')).toEqual(['plan.saved']);
    const open = await desk.installation.database.query(
      `SELECT 1 FROM case_events WHERE detail::text LIKE '%aunt%' UNION SELECT 1 FROM audit_log WHERE detail::text LIKE '%aunt%'`,
    );
    expect(open).toEqual([]);
  });

  it('is gone from their page once nothing of it is shown, and a change of the rest tells them nothing', async () => {
    const found = await desk.filed();
    const first = (await save(found, plan())).body.plan!;
    const hidden = { ...plan(), end: 'Another end', seen: first.id };
    const second = (await save(found, hidden)).body.plan!;
    await save(found, { ...hidden, seen: second.id });
    const none = { goals: [], steps: [], reviewAt: null, reviewShown: false, end: null, endShown: false };
    await save(found, { ...none, seen: second.id });
    expect(await desk.told(found, /^plan_/)).toEqual([
      'plan_saved',
      'plan_shown',
      'plan_saved',
      'plan_saved',
      'plan_shown',
    ]);
    expect((await returning(found)).text).not.toContain('Your plan');
    expect(await desk.clocks(found, 'plan_review')).toEqual(['cancelled']);
  });

  it('is not overwritten unseen', async () => {
    const found = await desk.filed();
    const first = (await save(found, plan())).body.plan!;
    await save(found, { ...plan(), end: 'In June', seen: first.id }, desk.meera);
    expect(await save(found, { ...plan(), end: 'In July', seen: first.id })).toMatchObject({
      status: 409,
      body: { code: 'PLAN_CHANGED' },
    });
    expect(await save(found, { ...plan(), end: 'In July' })).toMatchObject({ status: 409 });
    expect((await shown(found)).plan).toMatchObject({ end: 'In June' });
  });

  it('reminds whoever works on the case when it is to be looked at again', async () => {
    const found = await desk.filed();
    await desk.kiran.post(`${found.at}/assign`, { assigneeId: desk.installation.counsellors[0].id });
    await save(found, plan());
    await desk.later(4 * DAY);
    const { to } = await desk.mails.nextMail(
      ({ text }) => text.includes(found.reference) && text.includes('look at the plan again'),
    );
    expect(to).toEqual([desk.installation.counsellors[0].email]);
    expect(await desk.clocks(found, 'plan_review')).toEqual(['met']);
    expect(await desk.told(found, /^plan_/)).toEqual(['plan_saved', 'plan_shown', 'plan_review_due']);
  });

  it('is of the desk, for those who may have the case, while it is open', async () => {
    const found = await desk.filedWithoutMeera();
    const stranger = await desk.stranger('Desk of plans');
    for (const who of [desk.meera, stranger]) {
      for (const [method, body] of [
        ['GET', undefined],
        ['PUT', plan()],
      ] as const) {
        const refused = await who.ask(method, `${found.at}/plan`, body);
        expect(refused).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
        expect(refused).toEqual(await who.ask(method, `/api/cases/${randomUUID()}/plan`, body));
      }
    }
    const wrong = [
      [{ ...plan(), reviewAt: ahead(-DAY) }, 422],
      [{ ...plan(), reviewAt: ahead(367 * DAY) }, 422],
      [{ ...plan(), goals: [{ text: ' ', shown: true }] }, 422],
      [{ ...plan(), goals: [{ text: 'x'.repeat(501), shown: true }] }, 422],
      [{ ...plan(), goals: 'stop' }, 400],
      [
        { ...plan(), steps: Array.from({ length: 31 }, () => ({ text: 'x', done: false, shown: false })) },
        400,
      ],
    ] as const;
    for (const [body, status] of wrong) expect((await save(found, body)).status).toBe(status);
    await save(found, plan());
    await desk.close(found);
    expect(await desk.clocks(found, 'plan_review')).toEqual(['cancelled']);
    expect(await save(found, { ...plan(), end: 'Now' })).toMatchObject({
      status: 409,
      body: { code: 'PLAN_CASE_CLOSED' },
    });
    expect((await shown(found)).plan).toMatchObject({ end: 'When nothing came for a month' });
    expect((await returning(found)).text).toContain('I want him to stop');
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
  });
});
