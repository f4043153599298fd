import type { INestApplicationContext } from '@nestjs/common';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ClockSweep } from '../../src/modules/clocks/index.js';
import type { TakedownsDto } from '../../src/modules/takedowns/takedowns.dto.js';
import { axeFindings } from '../support/browser.js';
import { command } from '../support/cli.js';
import { ConsoleClient } from '../support/console-client.js';
import { openCase, useConsole, type Filed } from '../support/console-page.js';
import { runWorker } from '../support/helpdesk.js';
import { Packages } from '../support/packages.js';
import type { Answers } from '../support/reporter.js';

const [PORTAL, CYBERTIPLINE, POLICE] = ['in-ncrp', 'us-ncmec-cybertipline', 'in-police-pocso'] as const;
const HOUR = 3_600_000;
const PORTAL_NAME = 'National Cyber Crime Reporting Portal';
/** Two platforms and one host, in the order of the report. */
const LINKS = [
  'https://www.instagram.com/p/Cxyz123/',
  'https://www.instagram.com/p/Cxyz456/',
  'https://x.com/heron/status/1001',
  'https://x.com/heron/status/1002',
  'https://pictures.example/a/1',
];
const HOSTS = ['platform-instagram', 'platform-x', 'host-any'];
/** A girl of 15 in India, of whom pictures were shared by somebody from the net. */
const CHILD_SHARED: Answers = {
  safety: 'safe',
  about: 'self',
  happening: 'shared',
  age: '13_15',
  way: 'report',
  made: 'real',
  links: LINKS.join('\n'),
  offender: 'online',
  more: 'He put them there when I stopped to answer.',
  wishes: ['remove'],
  country: 'IN',
};

const pages = useConsole();
let worker: INestApplicationContext;
beforeAll(async () => {
  worker = await runWorker(pages.desk.installation);
});
afterAll(() => worker?.close());

/** The reporter's own page, on a phone that runs no script. */
async function returned({ code }: Filed): Promise<Page> {
  const page = await pages.open({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
    baseURL: pages.desk.site,
  });
  await page.goto('/c');
  expect(await page.content()).not.toMatch(/May we pass this on|instagram/);
  await page.locator('input[name="code"]').fill(code);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { name: 'May we pass this on?' }).waitFor();
  return page;
}
const questionOf = (page: Page, name: string | RegExp): Locator =>
  page.locator('.consents .govuk-inset-text').filter({ has: page.getByRole('heading', { name }) });

/** Sets rows of the takedowns on the screen, which then are not selected any more. */
async function setLinks(
  section: Locator,
  numbers: readonly number[],
  button: string,
  words: Record<string, string> = {},
): Promise<void> {
  for (const number of numbers)
    await section.getByRole('checkbox', { name: new RegExp(`^${number}\\. `) }).check();
  for (const [label, text] of Object.entries(words)) await section.getByLabel(label).fill(text);
  await section.getByRole('button', { name: button, exact: true }).click();
}

describe('a case that crosses borders', () => {
  it('goes to three authorities in two countries by what the reporter allows and the law asks, and its links come down', async () => {
    const found = await pages.filed(CHILD_SHARED);
    const second = await ConsoleClient.of(pages.desk, pages.meera);
    const coordinator = await ConsoleClient.of(pages.desk, pages.coordinator);
    const packages = new Packages(found.id, coordinator, second);
    const lead = await pages.signedIn(pages.coordinator);
    await openCase(lead, found);

    // What the rules propose, and what must not be done.
    const routes = lead.getByRole('region', { name: 'Where this can go' });
    await routes.getByText('An offence against a child: the law asks').waitFor();
    await routes.getByText('Takes reports about children from any country').waitFor({ state: 'attached' });
    await routes.getByText(/^What must not be done here/).click();
    await routes.getByText('Never name the child as an offender for their own pictures.').waitFor();

    // Asked on the screen for two authorities; for the notices as well.
    const allowed = lead.getByRole('region', { name: 'What the reporter allows' });
    for (const recipient of [PORTAL, CYBERTIPLINE]) {
      await allowed.getByRole('button', { name: 'Ask the reporter' }).click();
      await allowed.getByLabel('Whom it goes to').selectOption(recipient);
      await lead.waitForFunction(() =>
        [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('You can say no.')),
      );
      await allowed.getByRole('button', { name: 'Ask on the return page' }).click();
      await allowed.getByRole('button', { name: 'Ask the reporter' }).waitFor();
    }
    for (const recipientId of HOSTS)
      await coordinator.post(`/api/cases/${found.id}/consents`, {
        ...{ recipientId, purpose: 'takedown', words: 'May we ask them to take it down?' },
      });

    // One is refused, the others are allowed.
    const person = await returned(found);
    await questionOf(person, new RegExp(PORTAL_NAME)).getByRole('button', { name: 'Not this' }).click();
    await person.getByText('You said no to this').waitFor();
    const open = person
      .locator('.consents .govuk-inset-text', { hasNotText: PORTAL_NAME })
      .getByRole('button', { name: 'I allow this' });
    for (let left = 1 + HOSTS.length; left > 0; left -= 1) {
      expect(await open.count()).toBe(left);
      await open.first().click();
      await person.waitForLoadState();
    }
    await questionOf(person, /CyberTipline/)
      .getByText('You allowed this')
      .waitFor();

    // Nothing leaves for the portal, which was refused.
    const refused = await packages.begin(PORTAL, 'form');
    await packages.save(refused, fieldsFor(refused));
    await packages.do('ready', refused, { version: refused.version + 1 });
    expect(await packages.approve(await packages.find(refused.id))).toMatchObject({
      status: 409,
      body: { code: 'ESCALATION_NOT_COVERED' },
    });

    // What was allowed for the CyberTipline is approved, and taken back before it leaves.
    const abroad = await packages.begin(CYBERTIPLINE, 'form');
    await packages.save(abroad, fieldsFor(abroad));
    await packages.do('ready', abroad, { version: abroad.version + 1 });
    expect((await packages.approve(await packages.find(abroad.id))).status).toBe(200);
    await questionOf(person, /CyberTipline/)
      .getByRole('button', { name: 'Take it back' })
      .click();
    await person.getByText('What has not been sent will not be sent.').waitFor();
    expect(await packages.handOver(abroad)).toMatchObject({
      body: { code: expect.stringMatching(/^ESCALATION_NOT_/) },
    });
    expect(await packages.find(abroad.id)).toMatchObject({ covered: false, sentAt: null });

    // The police of children are told by a duty, which two people see to.
    const duties = lead.getByRole('region', { name: 'Without consent' });
    await duties.getByRole('button', { name: 'Decide by a duty' }).click();
    await duties.getByLabel('The duty').selectOption('in-pocso-19');
    await duties.getByLabel('Who is told').selectOption(POLICE);
    await duties.getByLabel('Why: for the desk alone').fill('She is fifteen.');
    await lead.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('not there to punish')),
    );
    await duties.getByRole('button', { name: 'Decide, and call the second person' }).click();
    await duties.getByText('decided, not confirmed').waitFor();
    const colleague = await pages.signedIn(pages.kiran);
    await openCase(colleague, found);
    const hers = colleague.getByRole('region', { name: 'Without consent' });
    await hers.getByLabel('Your reason as the second person').fill('I have read it too.');
    await hers.getByRole('button', { name: 'Confirm' }).click();
    await duties.getByText('Something may leave now.').waitFor();

    // Their package: written, approved by a second person, signed, and proven by who gets it.
    const local = await packages.begin(POLICE, 'visit');
    await packages.save(local, fieldsFor(local), await packages.rowsOf('identifiers'));
    await packages.do('ready', local, { version: local.version + 1 });
    expect((await packages.approve(await packages.find(local.id))).status).toBe(200);
    const telling = lead.getByRole('region', { name: 'Tell those who can act' });
    const card = telling.getByRole('listitem').filter({ hasText: 'Special Juvenile Police Unit' });
    const signed = card.getByRole('button', { name: /^Signed package/ });
    const [file] = await Promise.all([lead.waitForEvent('download'), signed.click()]);
    const bytes = readFileSync(await file.path());
    expect(await verified(bytes)).toMatchObject({ status: 0 });
    bytes[bytes.indexOf('%PDF-') + 200]! ^= 1;
    expect(await verified(bytes)).toMatchObject({ status: 1 });
    await card.getByRole('button', { name: 'Send by hand' }).click();
    const byHand = lead.getByRole('dialog');
    await byHand.getByLabel('Their reference').fill('GD entry 14');
    await byHand.getByRole('button', { name: 'I sent it by hand' }).click();
    await byHand.waitFor({ state: 'detached' });

    // Five links: asked to come down, one late, one there again.
    const links = lead.getByRole('region', { name: 'Takedowns' });
    await setLinks(links, [1, 2, 3, 4, 5], 'Ready', {
      'Signed by': 'Asha Rao',
      'Where the organisation is reached': 'takedown@helpdesk.example',
    });
    await links.getByText(/^5\. .*: ready to send/).waitFor();
    await setLinks(links, [1, 2, 3, 4, 5], 'Notice sent');
    await links.getByText(/^5\. .*: notice sent/).waitFor();
    await setLinks(links, [1, 2, 3, 4], 'Gone');
    await links.getByText(/^4\. .*: gone/).waitFor();
    await worker.get(ClockSweep, { strict: false }).run(new Date(Date.now() + 25 * HOUR));
    await lead.getByText('A platform let the time pass: 24 hours to remove (India, procedure)').waitFor();
    await links.getByText(/^5\. .*: not gone in time/).waitFor();
    await setLinks(links, [2], 'There again');
    await links.getByText(/^2\. .*: there again/).waitFor();
    await links.getByText('It is there again: make a new notice ready.').waitFor();
    expect(await axeFindings(lead)).toEqual([]);

    // The reporter sees it all in plain words, after the code alone.
    const shown = await returned(found);
    const text = await shown.locator('main').innerText();
    expect(text).toMatch(/Link 2 instagram\.com\s+It came back\./);
    expect(text).toMatch(/Link 3 x\.com\s+As far as we know, it is gone\./);
    expect(text).toMatch(/Special Juvenile Police Unit[^]*We sent it on/);
    expect(text).not.toContain('She is fifteen.');
    expect(text).not.toMatch(/CyberTipline[^]{0,40}We sent it on/);
    expect(await axeFindings(await withScripts(found))).toEqual([]);

    const { takedowns } = await coordinator.get<TakedownsDto>(`/api/cases/${found.id}/takedowns`);
    expect(takedowns.map(({ state }) => state).filter((state) => state === 'removed')).toHaveLength(3);
  });
});

/** What every field needs, in its own words. */
function fieldsFor({
  fields,
}: {
  fields: { key: string; label: string; max: number }[];
}): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ key, label, max }) => [key, `What we know: ${label}`.slice(0, max)]),
  );
}

/** As the one who got it: with the file and nothing else. */
function verified(bytes: Buffer) {
  const path = join(mkdtempSync(join(tmpdir(), 'abhaya-package-')), 'package.zip');
  writeFileSync(path, bytes);
  return command({ variables: {} }, ['verify-package', path]);
}

/** The same page with scripts, for what looks at it. */
async function withScripts({ code }: Filed): Promise<Page> {
  const page = await pages.open({ viewport: { width: 360, height: 740 }, baseURL: pages.desk.site });
  await page.goto('/c');
  await page.locator('input[name="code"]').fill(code);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { name: 'May we pass this on?' }).waitFor();
  return page;
}
