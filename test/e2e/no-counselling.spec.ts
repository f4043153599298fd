import { timesBelowTheDay } from '../support/index.js';
import { useCasework } from '../support/casework.js';
import { Reporter } from '../support/reporter.js';

const DAY = 24 * 60 * 60_000;

describe('closing a case', () => {
  const desk = useCasework();
  const counts = () => desk.kiran.get<Record<string, number>>('/api/cases/counts');
  const apart = (who = desk.kiran) => who.get<Record<string, number>>('/api/no-counselling');

  it('asks what became of the person, and opening it again asks nothing', async () => {
    const found = await desk.filed();
    const closed = { status: 'closed', reason: 'resolved' };
    expect(await desk.kiran.ask('POST', `${found.at}/status`, closed)).toMatchObject({
      status: 422,
      body: { code: 'CLOSE_OUTCOME_MISSING' },
    });
    expect(await desk.page(found)).toMatchObject({ status: 'new', outcome: null });
    await desk.kiran.post(`${found.at}/status`, { ...closed, outcome: 'removed' });
    const page = await desk.page(found);
    expect(page).toMatchObject({ status: 'closed', closeReason: 'resolved', outcome: 'removed' });
    expect(page.events.at(-1)).toMatchObject({
      kind: 'status_set',
      detail: { status: 'closed', reason: 'resolved', outcome: 'removed' },
    });

    const reporter = await new Reporter(desk.web.site).enter(found.code);
    expect(reporter.text).toContain('This report is closed.');
    await reporter.press('Send', { message: 'It is there again.' });
    expect(await desk.page(found)).toMatchObject({ status: 'in_progress', closeReason: null, outcome: null });
    await desk.kiran.post(`${found.at}/status`, { ...closed, outcome: 'stopped' });
    await desk.kiran.post(`${found.at}/status`, { status: 'in_progress' });
    expect(await desk.page(found)).toMatchObject({ status: 'in_progress', outcome: null });
  });

  it('as no counselling takes one request, ends all clocks, and is counted apart', async () => {
    const [open, before] = [await counts(), await apart()];
    const found = await desk.filed();
    expect((await counts())['new']).toBe(open['new']! + 1);
    await desk.kiran.post(`${found.at}/status`, { status: 'closed', reason: 'prank' });
    expect(await desk.page(found)).toMatchObject({ status: 'closed', closeReason: 'prank', outcome: null });
    expect(await counts()).toEqual(open);
    expect(await apart()).toEqual({ ...before, prank: before['prank']! + 1 });

    await desk.later(2 * DAY);
    expect(await desk.clocks(found, 'first_answer')).toEqual(['cancelled']);
    expect(await desk.told(found, /^clock_/)).toEqual([]);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);

    const both = { status: 'closed', reason: 'abuse', outcome: 'safe' };
    const next = await desk.filed();
    expect(await desk.kiran.ask('POST', `${next.at}/status`, both)).toMatchObject({
      status: 422,
      body: { code: 'CLOSE_OUTCOME_UNEXPECTED' },
    });

    const reporter = await new Reporter(desk.web.site).enter(found.code);
    await reporter.press('Send', { message: 'It was no joke.' });
    expect(await apart()).toEqual(before);
    expect(await desk.clocks(found, 'next_answer')).toEqual(['running']);
  });

  it('counts for nobody what is kept from them, or is of another desk', async () => {
    const stranger = await desk.stranger('Desk of pranks');
    const [theirs, elsewhere, ours] = [await apart(desk.meera), await apart(stranger), await apart()];
    const found = await desk.filedWithoutMeera();
    const test = { status: 'closed', reason: 'test' };
    expect((await desk.meera.ask('POST', `${found.at}/status`, test)).status).toBe(404);
    expect((await stranger.ask('POST', `${found.at}/status`, test)).status).toBe(404);
    await desk.kiran.post(`${found.at}/status`, test);
    expect(await apart()).toEqual({ ...ours, test: ours['test']! + 1 });
    expect(await apart(desk.meera)).toEqual(theirs);
    expect(await apart(stranger)).toEqual(elsewhere);
  });
});
