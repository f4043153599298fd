import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter, type Answers } from '../support/reporter.js';

let desk: Helpdesk;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
});
afterAll(() => desk.stop());

const DISTRESS = 'tel:14416';
const CHILDREN = ['tel:1098', 'tel:6363176363'];

const hrefsIn = (html: string, tag: 'nav' | 'main'): string[] =>
  [
    ...(new RegExp(`<${tag}[ >][\\s\\S]*?</${tag}>`).exec(html)?.[0] ?? '').matchAll(/href="(tel:[^"]+)"/g),
  ].map(([, href = '']) => href);

/** Files a report, and shows the page of its code and, in another browser, the one that the code opens. */
async function file(answers: Answers): Promise<{ code: string; thread: string }> {
  const reporter = new Reporter(desk.site);
  const code = await reporter.fileReport(answers);
  const back = await new Reporter(desk.site).enter(code);
  expect(back.page.path).toBe('/r');
  return { code: reporter.page.body, thread: back.page.body };
}

it.each<[string, Answers]>([
  [
    'an adult who might hurt themselves',
    { safety: 'self_harm', about: 'self', happening: 'shared', age: 'adult' },
  ],
  ['a teen who is threatened', { about: 'self', happening: 'threatened', age: '16_17' }],
  ['a child whose age was not said', { about: 'self', happening: 'threatened' }],
])('gives %s the line for distress first, on the page of the code and on coming back', async (_, answers) => {
  for (const html of Object.values(await file(answers))) {
    expect(hrefsIn(html, 'nav')[0]).toBe(DISTRESS);
    expect(hrefsIn(html, 'main')[0]).toBe(DISTRESS);
  }
});

it('gives an adult the lines of adults on both pages, and none for children, also when folded away', async () => {
  const answers = { about: 'self', happening: 'threatened', age: 'adult', picturesUnder18: 'no' };
  for (const html of Object.values(await file(answers))) {
    expect(hrefsIn(html, 'nav').slice(0, 2)).toEqual(['tel:112', DISTRESS]);
    expect(hrefsIn(html, 'main')).toEqual(expect.arrayContaining(['tel:181', 'tel:14490', 'tel:1930']));
    for (const number of CHILDREN) expect(html).not.toContain(number);
  }
});

it('keeps the line for distress first on the numbers beside the way and on the first page, while the report lives', async () => {
  const reporter = await new Reporter(desk.site).walkTo('/h/13', {
    safety: 'self_harm',
    about: 'self',
    happening: 'shared',
    age: 'adult',
    picturesUnder18: 'no',
  });
  for (const path of ['/help/13', '/']) {
    await reporter.open(path);
    expect(hrefsIn(reporter.page.body, 'nav')[0]).toBe(DISTRESS);
    expect(hrefsIn(reporter.page.body, 'main')[0]).toBe(DISTRESS);
  }
  expect(reporter.page.body).toContain('First write down the links');
  const { page } = await new Reporter(desk.site).open('/');
  expect(page.body).toContain('Keep chats, links and names.');
  expect(page.body).not.toContain('First write down the links');
});

it('shows nothing on the first page of a report that was sent', async () => {
  const reporter = new Reporter(desk.site);
  await reporter.fileReport({ about: 'self', happening: 'shared', age: 'adult', picturesUnder18: 'no' });
  await reporter.open('/');
  expect(reporter.page.body).toContain('Keep chats, links and names.');
});
