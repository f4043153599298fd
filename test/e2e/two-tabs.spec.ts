import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter, type Answers } from '../support/reporter.js';

const KNOWN: Answers = { happening: 'threatened', age: '13_15' };
const STORY = '/h/50';
const STILL = '/h/20';
const LAST = '/h/51';
const MINE = 'He writes "every" night & day.';
const OTHER = 'It began in <May>.\nرات کو';

let helpdesk: Helpdesk;
beforeAll(async () => {
  helpdesk = await startHelpdesk({ worker: false });
});
afterAll(() => helpdesk.stop());

/** Two tabs of one browser, which share its cookie, both open at the same page. */
async function twoTabs(path: string, answers: Answers = {}): Promise<[Reporter, Reporter]> {
  const here = await new Reporter(helpdesk.site).walkTo(path, { ...KNOWN, ...answers });
  const there = new Reporter(helpdesk.site, { cookie: here.visitor.cookieHeader });
  return [here, await there.open(path)];
}

const stored = async (tab: Reporter, path: string, name: string): Promise<string> =>
  (await tab.open(path)).valueOf(name);

/** Which option of a question is chosen on the open page. */
const chosen = (tab: Reporter, name: string): string[] =>
  tab.form.controls.filter((one) => one.name === name && one.checked).map(({ value }) => value);

describe('a text that another tab changed since the page was made', () => {
  it.each([
    ['mine', MINE],
    ['other', OTHER],
    ['both', `${OTHER}\n\n${MINE}`],
  ])('is shown with both, and the person chooses: %s', async (keep, kept) => {
    const [here, there] = await twoTabs(STORY);
    await there.press('Continue', { more: OTHER });
    await here.press('Continue', { more: MINE });
    expect([here.page.status, here.page.path]).toEqual([409, STORY]);
    expect(here.text).toContain('You changed this on another page too.');
    expect(here.valueOf('more')).toBe(MINE);
    for (const line of OTHER.split('\n')) expect(here.text).toContain(line);
    expect(chosen(here, 'k-more')).toEqual(['mine']);
    await here.press('Continue', { 'k-more': keep });
    expect([here.page.status, here.page.path]).toEqual([200, STILL]);
    expect(await stored(there, STORY, 'more')).toBe(kept);
  });

  it('is asked about again where it changed once more meanwhile', async () => {
    const [here, there] = await twoTabs(STORY);
    await there.press('Continue', { more: OTHER });
    await here.press('Continue', { more: MINE });
    await there.open(STORY);
    await there.press('Continue', { more: 'A third text.' });
    await here.press('Continue', { 'k-more': 'other' });
    expect(here.page.status).toBe(409);
    expect(here.valueOf('more')).toBe(MINE);
    expect(here.text).toContain('A third text.');
    expect(await stored(there, STORY, 'more')).toBe('A third text.');
  });

  it('stays, where this tab left it as it was', async () => {
    const [here, there] = await twoTabs(STORY, { more: 'First words.' });
    await there.press('Continue', { more: 'First words.' });
    await here.open(STORY);
    await there.open(STORY);
    await there.press('Continue', { more: OTHER });
    await here.press('Continue');
    expect(here.page.status).toBe(200);
    expect(await stored(here, STORY, 'more')).toBe(OTHER);
  });

  it('is not asked about where both tabs say the same, or one page is posted twice', async () => {
    const [here, there] = await twoTabs(STORY);
    const { path, fields } = here.fieldsFor('Continue', { more: MINE });
    for (let times = 0; times < 2; times += 1) {
      here.page = await here.visitor.post(path, fields);
      expect([here.page.status, here.page.path]).toEqual([200, STILL]);
    }
    await there.press('Continue', { more: MINE });
    expect(there.page.status).toBe(200);
  });

  it.each(['send', 'keep', 'help', 'country', 'lang-hi'])(
    'is asked about with the button "%s", too',
    async (go) => {
      const [here, there] = await twoTabs(STORY);
      await there.press('Continue', { more: OTHER });
      const { path, fields } = here.fieldsFor('Continue', { more: MINE });
      const pressed = fields.map(([name, value]): [string, string] => [name, name === 'go' ? go : value]);
      here.page = await here.visitor.post(path, pressed);
      expect(here.page.status).toBe(409);
      expect(await stored(there, STORY, 'more')).toBe(OTHER);
    },
  );

  it('comes back whole where both together are too long', async () => {
    const [here, there] = await twoTabs(STORY);
    await there.press('Continue', { more: 'a'.repeat(4_000) });
    await here.press('Continue', { more: 'b'.repeat(4_000) });
    await here.press('Continue', { 'k-more': 'both' });
    expect(here.page.status).toBe(422);
    expect(here.text).toContain('3,002 letters too long');
    expect(here.valueOf('more')).toBe(`${'a'.repeat(4_000)}\n\n${'b'.repeat(4_000)}`);
  });
});

describe('a choice that another tab made since the page was made', () => {
  it('is shown beside this one, and the other answers of the page are kept', async () => {
    const [here, there] = await twoTabs(STILL);
    await there.press('Continue', { timeLimit: 'today', demands: ['money'] });
    await here.press('Continue', { timeLimit: 'none', stillHappening: 'yes' });
    expect(here.page.status).toBe(409);
    expect(here.text).toContain('From the other page Yes, it ends today');
    expect([chosen(here, 'timeLimit'), chosen(here, 'demands')]).toEqual([['none'], ['money']]);
    await here.press('Continue');
    expect(here.page.path).toBe('/h/25');
    await there.open(STILL);
    expect(['stillHappening', 'timeLimit', 'demands'].map((name) => chosen(there, name))).toEqual([
      ['yes'],
      ['none'],
      ['money'],
    ]);
  });

  it('stays, where this tab chose nothing', async () => {
    const [here, there] = await twoTabs(STILL);
    await there.press('Continue', { timeLimit: 'today', demands: ['money', 'meeting'] });
    await here.press('Continue', { stillHappening: 'yes' });
    expect(here.page.status).toBe(200);
    await here.open(STILL);
    expect([chosen(here, 'timeLimit'), chosen(here, 'demands')]).toEqual([['today'], ['money', 'meeting']]);
  });

  it('is shown for a short text, a list and a country', async () => {
    const [here, there] = await twoTabs(LAST);
    await there.press('Continue', { country: 'GB', state: 'Kent', wishes: ['talk'] });
    await here.press('Continue', { country: 'IN', state: 'Kerala', wishes: ['stop'] });
    expect(here.page.status).toBe(409);
    for (const words of ['From the other page United Kingdom', 'Kent', 'Talk to someone'])
      expect(here.text).toContain(words);
    expect(here.valueOf('state')).toBe('Kerala');
    expect(here.page.body).not.toContain('id="q3-keep-3"');
  });
});

it('does not let a page of an older report take away what this one says', async () => {
  const [old] = await twoTabs(STORY);
  const { path, fields } = old.fieldsFor('Continue', { more: MINE });
  const now = await new Reporter(helpdesk.site).walkTo(STORY, KNOWN);
  await now.press('Continue', { more: OTHER });
  now.page = await now.visitor.post(path, fields);
  expect(now.page.status).toBe(403);
  expect(now.valueOf('more')).toBe(MINE);
  expect(now.text).toContain('It began in <May>.');
  await now.press('Continue', { 'k-more': 'both' });
  expect(await stored(now, STORY, 'more')).toBe(`${OTHER}\n\n${MINE}`);
});

it('says nothing of an answer in the page but a digest that no other draft shares', async () => {
  const madeFrom = async (): Promise<string> => {
    const one = await new Reporter(helpdesk.site).walkTo(STILL, { ...KNOWN, more: MINE });
    return (await one.open(STORY)).valueOf('m');
  };
  const [one, two] = [await madeFrom(), await madeFrom()];
  expect(one).toMatch(/^more:[\w-]{10}$/);
  expect(one).not.toBe(two);
});
